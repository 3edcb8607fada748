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
/// Openings are a handful in any table, like the level texts in them.
constexpr std::size_t most_openings = 1024;

}  // namespace

/// The quick way: undamaged entries one after another, each part of them looked up rather than matched. False
/// where anything is not as plain as that; what it gives is what the patient way gives.
bool EntryReader::scan_plain(const SplicedText& row, Leaf range, EntryScan& out) {
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  std::size_t begin = 0, end = 0;
  if (!entry_.head.find(text, range.begin, begin, end)) return false;
  if (has_label(text.substr(range.begin, begin - range.begin))) return false;
  std::uint32_t at = out.begin = static_cast<std::uint32_t>(begin);
  // In the middle of a sentence the number may have run into what stands before it.
  if (at > range.begin && end_mark_before(text, at) == 0 && !seam_before(row, at)) return false;
  std::size_t length = 0;
  const std::size_t separator = find_separator(text, at, range.end, length);
  if (separator == none) return false;
  PlainEntry next{at, static_cast<std::uint32_t>(separator), &opening(text.substr(at, separator - at))};
  while (next.opening != nullptr) {
    if (!read_plain(row, next, range.end, out)) return false;
    at = next.begin;
  }
  if (has_label(text.substr(at))) return false;
  out.end = at;
  return true;
}

/// Reads an entry, and moves `entry_at` to the one that follows right behind it: without opening if there is
/// none.
bool EntryReader::read_plain(const SplicedText& row, PlainEntry& entry_at, std::uint32_t end,
                             EntryScan& out) {
  const std::string_view text = std::string_view(row.text()).substr(0, end);
  const std::uint32_t at = entry_at.begin;
  const OpeningText head = *entry_at.opening;
  if (!head.fits || !cut_by_order(text, at, end)) return false;
  const auto moved = [at](Leaf leaf) { return leaf.absent() ? leaf : Leaf{leaf.begin + at, leaf.end + at}; };
  model::Indicator entry;
  entry.whole.begin = at;
  entry.number_text = moved(head.number_text);
  entry.number = head.number;
  entry.level1 = {moved(head.level1_code), moved(head.level1_name), head.level1_id};
  cut_.fields.front() = entry.level1.name;

  // The last field ends at the next end mark if an entry or nothing follows; otherwise the patient way of
  // closing it applies, and this must be the last entry.
  Leaf& last = cut_.fields.back();
  const std::size_t mark = find_end_mark(text, last.begin, end);
  if (mark == none) return false;
  const auto stop = static_cast<std::uint32_t>(mark + end_mark_at(text, mark));
  std::size_t length = 0;
  const std::size_t separator = stop == end ? none : find_separator(text, stop, end, length);
  const OpeningText* follows = separator == none ? nullptr : &opening(text.substr(stop, separator - stop));
  if (follows != nullptr && !follows->fits) follows = nullptr;
  if (follows != nullptr || stop == end) {
    last = trimmed(text, last.begin, mark);
    entry.whole.end = stop;
  } else {
    std::size_t begin = 0, head_end = 0;
    if (entry_.head.find(text, last.begin, begin, head_end)) return false;
    if (!close(row, true, last, entry.whole.end)) return false;
  }
  for (std::size_t index = 1; index + 1 < cut_.fields.size(); ++index) {
    const bool is_level = entry_.fields[index].role == grammar::FieldRole::level2;  // read_level looks itself
    if (!is_level && may_hide_head(text, cut_.fields[index])) return false;
  }
  if (!read_fields(text, entry, true)) return false;
  if (entry.number == 1 || out.lists == 0) ++out.lists;
  entry.list = out.lists;
  out.indicators.push_back(entry);
  out.labels.insert(out.labels.end(), cut_.labels.begin(), cut_.labels.end());
  entry_at = {entry.whole.end, static_cast<std::uint32_t>(separator), follows};
  return true;
}

/// What a text from an entry's beginning to its first separator says. There are few of them in any table.
const EntryReader::OpeningText& EntryReader::opening(std::string_view text) {
  constexpr std::size_t longest = 96;
  static const OpeningText no_opening;
  if (text.size() > longest) return no_opening;
  auto found = openings_.find(text);
  if (found != openings_.end()) return found->second;
  OpeningText fresh;
  std::size_t begin = 0, end = 0;
  if (entry_.head.find(text, 0, begin, end) && begin == 0 &&
      entry_.head.match(text.substr(0, end), groups_)) {
    const auto leaf = [&](int group) {
      if (group < 0 || groups_[static_cast<std::size_t>(group)].data() == nullptr) return Leaf{};
      const std::string_view part = groups_[static_cast<std::size_t>(group)];
      const auto offset = static_cast<std::uint32_t>(part.data() - text.data());
      return Leaf{offset, offset + static_cast<std::uint32_t>(part.size())};
    };
    fresh.number_text = leaf(head_number_);
    fresh.level1_code = leaf(head_level1_code_);
    fresh.number = read_number(slice(text, fresh.number_text));
    model::Level level;
    level.code = fresh.level1_code;
    const Leaf field = trimmed(text, end, text.size());
    std::size_t other_begin = 0, other_end = 0;
    const bool single = !entry_.head.find(text, end, other_begin, other_end);
    if (single && !field.empty() && read_level(text, field, 0, level) && !level.id.empty()) {
      fresh.fits = true;
      fresh.level1_code = level.code;
      fresh.level1_name = level.name;
      fresh.level1_id = level.id;
    }
  }
  if (openings_.size() >= most_openings) openings_.clear();
  return openings_.emplace(std::string(text), fresh).first->second;
}

/// Whether the head of another entry, whose forerunner broke off, can stand in a field: it would have the
/// name of a level 1 at its end, or begin a sentence.
bool EntryReader::may_hide_head(std::string_view text, Leaf field) const {
  if (field.empty()) return false;
  std::size_t last = field.end;
  text::previous_character(text, last);
  const bool suspicious = level1_ends_.contains(text.substr(last, field.end - last)) ||
                          find_end_mark(text, field.begin, field.end) != none;
  std::size_t begin = 0, end = 0;
  return suspicious && entry_.head.find(text.substr(0, field.end), field.begin, begin, end);
}

bool EntryReader::fits(const grammar::Field& field, std::size_t index, std::string_view text) const {
  if (!any_text_[index]) return field.pattern.matches(text);
  for (const std::string& separator : entry_.separators) {
    if (text::find(text, separator) != none) return false;
  }
  return true;
}

}  // namespace jixiao::parse
