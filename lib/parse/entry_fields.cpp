#include <algorithm>

#include "parse/entry_reader.h"
#include "parse/entry_text.h"
#include "parse/ranges.h"
#include "text/find.h"
#include "text/utf8.h"

namespace jixiao::parse {

using text::Leaf;
using text::SplicedText;

namespace {

constexpr std::size_t none = std::string_view::npos;

}  // namespace

std::uint32_t read_number(std::string_view digits) {
  std::uint32_t number = 0;
  for (const char byte : digits) {
    // A full-width digit is EF BC 90 to EF BC 99; its first two bytes are no ASCII digit and add nothing.
    const unsigned char last = static_cast<unsigned char>(byte);
    if (text::is_ascii_digit(byte)) number = number * 10 + static_cast<std::uint32_t>(byte - '0');
    if (last >= 0x90 && last <= 0x99) number = number * 10 + (last - 0x90U);
  }
  return number;
}

std::size_t label_length(std::string_view text, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    if (text.size() >= label.size() && text[label.size() - 1] == label.back() &&
        text::same_text(text.substr(0, label.size()), label))
      return label.size();
  }
  return 0;
}

/// The plain way: one field after another, each closed by a separator, the last one open.
bool EntryReader::cut_by_order(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  cut_.fields.assign(entry_.fields.size(), {});
  cut_.labels.clear();
  std::size_t at = begin;
  for (std::size_t index = 0; index < entry_.fields.size(); ++index) {
    std::size_t length = 0, stop = end;
    if (index + 1 < entry_.fields.size()) {
      stop = find_separator(text, at, end, length);
      if (stop == none) return false;
    }
    Leaf field = trimmed(text, at, stop);
    const std::vector<std::string>& labels = entry_.fields[index].labels;
    if (!labels.empty()) {
      const std::size_t label = label_length(slice(text, field), labels);
      if (label == 0) return false;
      cut_.labels.push_back({field.begin, field.begin + static_cast<std::uint32_t>(label)});
      field = trimmed(text, field.begin + label, field.end);
    }
    cut_.fields[index] = field;
    at = stop + length;
  }
  return true;
}

/// The patient way: fields with a label are found by it, wherever they stand; the others share what comes
/// before the first label, the last of them taking any separators that are too many.
bool EntryReader::cut_by_labels(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  cut_.fields.assign(entry_.fields.size(), {});
  cut_.labels.clear();
  std::size_t first_label = none;
  const std::string_view whole = text.substr(0, end);
  std::vector<std::pair<std::size_t, std::size_t>> starts;  // where a labelled field begins, and which it is
  for (std::size_t index = 0; index < entry_.fields.size(); ++index) {
    for (const std::string& label : entry_.fields[index].labels) {
      const std::size_t found = text::find(whole, label, begin);
      if (found == none) continue;
      if (text::find(whole, label, found + label.size()) != none) return false;  // twice: two entries in one
      starts.emplace_back(found, index);
      cut_.fields[index] = {static_cast<std::uint32_t>(found + label.size()), end};
      cut_.labels.push_back({static_cast<std::uint32_t>(found), cut_.fields[index].begin});
      first_label = std::min(first_label, found);
      break;
    }
    if (!entry_.fields[index].labels.empty() && cut_.fields[index].absent()) return false;
  }
  if (first_label == none) return false;
  std::sort(starts.begin(), starts.end());
  if (starts.back().second + 1 != entry_.fields.size()) return false;  // in another order
  for (std::size_t index = 0; index + 1 < starts.size(); ++index) {
    Leaf& field = cut_.fields[starts[index].second];
    std::size_t length = 0, stop = none;
    for (std::size_t at = field.begin; at < starts[index + 1].first; at = stop + length) {
      const std::size_t next = find_separator(text, at, starts[index + 1].first, length);
      if (next == none) break;
      stop = next;
    }
    if (stop == none || stop + length != starts[index + 1].first) return false;
    field = trimmed(text, field.begin, stop);
  }
  cut_.fields.back() = trimmed(text, cut_.fields.back().begin, end);
  std::size_t at = begin;
  for (std::size_t index = 0; entry_.fields[index].labels.empty(); ++index) {
    std::size_t length = 0;
    std::size_t stop = find_separator(text, at, first_label, length);
    if (stop == none) return false;
    if (!entry_.fields[index + 1].labels.empty()) {
      for (std::size_t next = stop; next != none && next + length != first_label;) {
        next = find_separator(text, stop + length, first_label, length);
        if (next == none) return false;
        stop = next;
      }
    }
    cut_.fields[index] = trimmed(text, at, stop);
    at = stop + length;
  }
  return true;
}

/// Finds where the last field ends. A value may itself hold end marks, and after the last entry of a cell the
/// next row follows, so the field that was printed before it helps: the two mostly say the same.
bool EntryReader::close(const SplicedText& row, bool last, Leaf& field, std::uint32_t& entry_end) {
  const std::string_view text = row.text();
  const auto marks_from = [&](std::size_t at) {
    std::size_t stop = at;
    while (stop < field.end) {
      const std::size_t mark = end_mark_at(text.substr(0, field.end), stop);
      if (mark == 0) break;
      stop += mark;
    }
    return stop;
  };
  const auto finish = [&](std::size_t stop) {  // the last mark before `stop` ends the entry, any before it
                                               // belong to the value
    const std::size_t mark = end_mark_before(text, stop);
    entry_end = static_cast<std::uint32_t>(stop);
    field = trimmed(text, field.begin, stop - mark);
    return true;
  };
  const std::size_t closing = end_mark_before(text, field.end);
  const bool closed = closing > 0 && field.size() >= closing;
  const std::size_t first = find_end_mark(text, field.begin, field.end);
  if (first == none) return false;
  const std::size_t first_stop = marks_from(first);
  if (closed && first_stop == field.end) return finish(field.end);

  std::string_view twin = slice(text, cut_.fields[period_field_]);
  while (const std::size_t mark = end_mark_before(twin, twin.size())) twin.remove_suffix(mark);
  if (!twin.empty() && slice(text, field).starts_with(twin)) {
    const std::size_t stop = marks_from(field.begin + twin.size());
    if (stop > field.begin + twin.size()) return finish(stop);
  }
  const model::Reading* reading = readings_.read(slice(text, trimmed(text, field.begin, first)));
  if (reading->form == model::Form::bounded || reading->form == model::Form::exact) {
    return finish(first_stop);
  }
  if (!last) return closed && finish(field.end);
  for (std::size_t at = first; at != none;) {
    const std::size_t stop = marks_from(at);
    if (seam_before(row, static_cast<std::uint32_t>(stop))) return finish(stop);
    at = find_end_mark(text, stop, field.end);
  }
  return finish(first_stop);
}

bool EntryReader::read_fields(std::string_view text, model::Indicator& entry) {
  for (std::size_t index = 0; index < entry_.fields.size(); ++index) {
    const grammar::Field& field = entry_.fields[index];
    const Leaf leaf = cut_.fields[index];
    model::Target target{leaf};
    switch (field.role) {
      case grammar::FieldRole::level1:
        if (!read_level(text, leaf, index, entry.level1)) return false;
        break;
      case grammar::FieldRole::level2:
        if (!read_level(text, leaf, index, entry.level2)) return false;
        break;
      case grammar::FieldRole::name:
        if (leaf.empty() || !fits(field, index, slice(text, leaf))) return false;
        entry.name = leaf;
        break;
      case grammar::FieldRole::period_target:
      case grammar::FieldRole::annual_target:
        if (!leaf.empty() && !fits(field, index, slice(text, leaf))) return false;
        if (!leaf.empty()) readings_.read(slice(text, leaf), target);
        (field.role == grammar::FieldRole::period_target ? entry.period : entry.annual) = target;
        break;
    }
  }
  return true;
}

bool EntryReader::fits(const grammar::Field& field, std::size_t index, std::string_view text) const {
  if (!any_text_[index]) return field.pattern.matches(text);
  for (const std::string& separator : entry_.separators) {
    if (text::find(text, separator) != none) return false;
  }
  return true;
}

bool EntryReader::read_level(std::string_view text, Leaf field, std::size_t index, model::Level& level) {
  auto& known = levels_[index];
  const std::string_view printed = slice(text, field);
  const LevelText* const found = known.find(printed);
  const LevelText& reading = found != nullptr ? *found : known.add(printed, learn_level(printed, index));
  if (!reading.fits) return false;
  const auto absolute = [&](Leaf leaf) {
    return leaf.absent() ? leaf : Leaf{leaf.begin + field.begin, leaf.end + field.begin};
  };
  // A code that the head has printed is no part of what is known of this text.
  level.alike = level.code.absent() ? reading.alike : 0;
  if (!reading.code.absent()) level.code = absolute(reading.code);
  level.name = absolute(reading.name);
  level.id = reading.item != nullptr ? std::string_view(reading.item->id) : std::string_view{};
  return true;
}

EntryReader::LevelText EntryReader::learn_level(std::string_view printed, std::size_t index) {
  const bool first_level = entry_.fields[index].role == grammar::FieldRole::level1;
  const grammar::Pattern& pattern = entry_.fields[index].pattern;
  LevelText level;
  std::size_t head_begin = 0, head_end = 0;
  level.fits = pattern.match(printed, groups_) && !entry_.head.find(printed, 0, head_begin, head_end);
  if (!level.fits) return level;
  const auto relative = [&](const char* name) {
    const int group = pattern.group(name);
    if (group < 0 || groups_[static_cast<std::size_t>(group)].data() == nullptr) return Leaf{};
    const std::string_view part = groups_[static_cast<std::size_t>(group)];
    const auto begin = static_cast<std::uint32_t>(part.data() - printed.data());
    return Leaf{begin, begin + static_cast<std::uint32_t>(part.size())};
  };
  level.code = relative(first_level ? "level1_code" : "level2_code");
  level.name = relative(first_level ? "level1" : "level2");
  level.alike = model::next_alike_level();
  level.item = grammar_.catalogue.by_name(first_level ? 1 : 2, slice(printed, level.name));
  return level;
}

/// The first separator in [from, until); its length in `length`.
std::size_t EntryReader::find_separator(std::string_view text, std::size_t from, std::size_t until,
                                        std::size_t& length) const {
  const text::FoundMark found = text::find_first(text, from, std::min(until, text.size()), entry_.separators);
  if (found.at != none) length = entry_.separators[found.mark].size();
  return found.at;
}

/// The first end mark that lies in [from, until).
std::size_t EntryReader::find_end_mark(std::string_view text, std::size_t from, std::size_t until) const {
  return text::find_first(text, from, std::min(until, text.size()), entry_.ends).at;
}

std::size_t EntryReader::end_mark_at(std::string_view text, std::size_t at) const {
  for (const std::string& mark : entry_.ends) {
    if (text.substr(at).starts_with(mark)) return mark.size();
  }
  return 0;
}

std::size_t EntryReader::end_mark_before(std::string_view text, std::size_t at) const {
  for (const std::string& mark : entry_.ends) {
    if (text.substr(0, at).ends_with(mark)) return mark.size();
  }
  return 0;
}

}  // namespace jixiao::parse
