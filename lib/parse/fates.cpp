#include "parse/fates.h"

#include <algorithm>

namespace jixiao::parse {

using text::Leaf;
using text::Seam;

void Fates::begin(Fate other) {
  other_ = other;
  stretches_.clear();
  cells_.clear();
}

void Fates::say(Leaf range, Fate fate) {
  if (!range.absent() && !range.empty()) stretches_.push_back({range, fate});
}

void Fates::say_cell(Leaf range) {
  if (!range.absent() && !range.empty()) cells_.push_back(range);
}

void Fates::say_entry(const model::Indicator& entry, std::span<const Leaf> labels) {
  std::size_t label = 0;
  for (const Leaf leaf : {entry.number_text, entry.level1.code, entry.level1.name, entry.level2.code,
                          entry.level2.name, entry.name, entry.period.text, entry.annual.text}) {
    for (; label < labels.size() && labels[label].begin < leaf.begin; ++label) say(labels[label], Fate::labels);
    say(leaf, Fate::values);
  }
  for (; label < labels.size(); ++label) say(labels[label], Fate::labels);
}

/// Walks over splices, stretches and cells side by side; all are in order of the text.
void Fates::take(const text::SplicedText& text, Leaf range) {
  if (range.absent() || range.empty()) return;
  const auto before = [](const Stretch& left, const Stretch& right) { return left.range.begin < right.range.begin; };
  if (!std::is_sorted(stretches_.begin(), stretches_.end(), before)) {
    std::sort(stretches_.begin(), stretches_.end(), before);
  }
  const auto& splices = text.splices();
  std::size_t stretch = 0, cell = 0;
  for (std::size_t index = text.splice_at(range.begin); index < splices.size() && splices[index].begin < range.end;
       ++index) {
    const text::Splice& splice = splices[index];
    const std::uint32_t next = index + 1 < splices.size() ? splices[index + 1].begin : text.size();
    const std::uint32_t begin = std::max(splice.begin, range.begin);
    // Without the space that a seam may have left behind the piece.
    const std::uint32_t own_end = splice.identical ? std::min(splice.begin + splice.source_bytes, next) : next;
    const std::uint32_t end = std::min(own_end, range.end);
    if (begin == splice.begin) {
      while (cell < cells_.size() && cells_[cell].end <= begin) ++cell;
      const bool in_cell = cell < cells_.size() && cells_[cell].begin < begin;
      const bool between = !in_cell && splice.skipped.breaks == 0;
      add(in_cell ? Fate::wraps : Fate::separators, splice.skipped.breaks);
      add(between ? Fate::separators : Fate::stray_spaces, splice.skipped.spaces);
      add(Fate::furniture, splice.skipped.furniture);
      add(Fate::unparsed, splice.skipped.bad);
    }
    if (!splice.identical) {
      while (stretch < stretches_.size() && stretches_[stretch].range.end <= begin) ++stretch;
      const bool said = stretch < stretches_.size() && stretches_[stretch].range.begin <= begin;
      if (begin == splice.begin) add(said ? stretches_[stretch].fate : other_, splice.source_bytes);
      continue;
    }
    for (std::uint32_t at = begin; at < end;) {
      while (stretch < stretches_.size() && stretches_[stretch].range.end <= at) ++stretch;
      const bool said = stretch < stretches_.size() && stretches_[stretch].range.begin <= at;
      const std::uint32_t stop = stretch == stretches_.size() ? end
                                 : said                       ? std::min(end, stretches_[stretch].range.end)
                                                              : std::min(end, stretches_[stretch].range.begin);
      add(said ? stretches_[stretch].fate : other_, stop - at);
      at = stop;
    }
  }
}

void Fates::take_all(const text::SplicedText& text, Leaf range, Fate fate) {
  if (range.absent() || range.empty()) return;
  const auto& splices = text.splices();
  for (std::size_t index = text.splice_at(range.begin); index < splices.size() && splices[index].begin < range.end;
       ++index) {
    const text::Splice& splice = splices[index];
    const std::uint32_t begin = std::max(splice.begin, range.begin);
    if (begin == splice.begin) {
      add(fate, splice.skipped.breaks + splice.skipped.spaces);
      add(Fate::furniture, splice.skipped.furniture);
      add(Fate::unparsed, splice.skipped.bad);
    }
    if (!splice.identical) {
      if (begin == splice.begin) add(fate, splice.source_bytes);
      continue;
    }
    const std::uint32_t next = index + 1 < splices.size() ? splices[index + 1].begin : text.size();
    const std::uint32_t end = std::min({splice.begin + splice.source_bytes, next, range.end});
    if (begin < end) add(fate, end - begin);
  }
}

void Fates::skip_at_end(const text::Skipped& skipped, bool inside) {
  add(inside ? Fate::separators : Fate::outside, skipped.breaks);
  add(inside ? Fate::stray_spaces : Fate::outside, skipped.spaces);
  add(Fate::furniture, skipped.furniture);
  add(Fate::unparsed, skipped.bad);
}

}  // namespace jixiao::parse
