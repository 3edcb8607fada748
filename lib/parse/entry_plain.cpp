#include <algorithm>
#include <array>

#include "parse/entry_reader.h"
#include "parse/entry_text.h"
#include "parse/ranges.h"
#include "text/find.h"
#include "text/utf8.h"

/// The quick way through the indicator cell: undamaged entries one after another, cut at the marks that one
/// pass has found, each part of them looked up rather than matched. False where anything is not as plain as
/// that; what it gives is what the patient way gives.
namespace jixiao::parse {

using text::Leaf;
using text::SplicedText;

namespace {

/// No text from an entry's beginning to its first separator is longer.
constexpr std::size_t longest_opening = 96;

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), text::is_ascii_digit);
}

Leaf moved(Leaf leaf, std::uint32_t by) {
  return leaf.absent() ? leaf : Leaf{leaf.begin + by, leaf.end + by};
}

}  // namespace

/// The quick way asks for level 1 first and for fields that are told apart by their labels' words.
void EntryReader::prepare_plain() {
  std::vector<std::string> marks = entry_.separators;
  marks.insert(marks.end(), entry_.ends.begin(), entry_.ends.end());
  const std::vector<std::string> heads = entry_.head.required_texts();
  marks.insert(marks.end(), heads.begin(), heads.end());
  const auto is_plain = [](const grammar::Field& field) {
    const bool is_target =
        field.role == grammar::FieldRole::period_target || field.role == grammar::FieldRole::annual_target;
    return is_target != field.labels.empty() &&
           std::none_of(field.labels.begin(), field.labels.end(), has_digit);
  };
  const auto is_empty = [](const std::string& mark) { return mark.empty(); };
  is_plain_form_ = entry_.fields.size() >= 2 && entry_.fields.front().role == grammar::FieldRole::level1 &&
                   !entry_.fields.back().labels.empty() && !heads.empty() && entry_.head.longest_match() &&
                   marks.size() <= text::Marks::most &&
                   std::all_of(entry_.fields.begin(), entry_.fields.end(), is_plain) &&
                   std::none_of(marks.begin(), marks.end(), is_empty);
  if (is_plain_form_) marks_ = text::Marks(std::move(marks));
  plain_fields_.resize(entry_.fields.size());
  const auto has_label = [](const grammar::Field& field) { return !field.labels.empty(); };
  const auto first_target = std::find_if(entry_.fields.begin(), entry_.fields.end(), has_label);
  first_target_ = static_cast<std::size_t>(first_target - entry_.fields.begin());
  is_plain_form_ = is_plain_form_ && std::all_of(first_target, entry_.fields.end(), has_label);
  targets_repeat_ = std::all_of(any_text_.begin() + static_cast<std::ptrdiff_t>(first_target_),
                                any_text_.end(), [](bool any) { return any; }) &&
                    std::none_of(entry_.separators.begin(), entry_.separators.end(), has_digit) &&
                    std::none_of(entry_.ends.begin(), entry_.ends.end(), has_digit);
  head_reach_ = static_cast<std::uint32_t>(entry_.head.longest_match().value_or(0));
}

bool EntryReader::scan_plain(const SplicedText& row, Leaf range, EntryScan& out) {
  PlainWalk walk;
  walk.text = std::string_view(row.text()).substr(0, range.end);
  if (!is_plain_form_) return false;
  marks_.find(walk.text, range.begin, range.end, marks_found_);
  if (!find_first_head(walk, range.begin)) return false;
  if (has_label(walk.text.substr(range.begin, walk.at - range.begin))) return false;
  out.begin = walk.at;
  // In the middle of a sentence the number may have run into what stands before it.
  if (walk.at > range.begin && end_mark_before(walk.text, walk.at) == 0 && !seam_before(row, walk.at))
    return false;
  if (walk.opening == nullptr) return false;
  while (walk.opening != nullptr) {
    if (!read_plain(row, walk, out)) return false;
  }
  if (has_label(walk.text.substr(walk.at))) return false;
  out.end = walk.at;
  return true;
}

/// Goes to the first head of an entry in the range and looks whether it opens one. Every head holds a mark
/// that says so, none begins further before it than a head is long, and between them stands nothing that no
/// head has: only there is anything tried.
bool EntryReader::find_first_head(PlainWalk& walk, std::uint32_t begin) {
  std::uint32_t at = begin;
  for (const text::Mark& mark : marks_found_) {
    if (!may_open_head(mark)) continue;
    at = std::max(at, mark.at - std::min(mark.at, head_reach_));
    at = static_cast<std::uint32_t>(head_outline_.inside.suffix_of(walk.text.substr(0, mark.at), at));
    for (; at < mark.at; ++at) {
      if (!head_outline_.first.has_first_of(walk.text.substr(at))) continue;
      walk.at = at;
      while (walk.mark < marks_found_.size() && marks_found_[walk.mark].at < at) ++walk.mark;
      // Numbered sentences begin like heads. They are not worth remembering.
      const std::string_view begun = text_to_separator(walk);
      const bool is_known = !begun.empty() && openings_.find(begun) != nullptr;
      if (!is_known && !entry_.head.starts(walk.text, at)) continue;
      open_next(walk);
      if (!is_known || walk.opening != nullptr || entry_.head.starts(walk.text, at)) return true;
    }
  }
  return false;
}

/// Looks whether an entry begins where the walk is.
void EntryReader::open_next(PlainWalk& walk) {
  const std::string_view begun = text_to_separator(walk);
  walk.opening = begun.empty() ? nullptr : opening(begun);
}

/// The text from where the walk is to the first separator; empty if that is too far away to open an entry.
std::string_view EntryReader::text_to_separator(const PlainWalk& walk) const {
  for (std::size_t index = walk.mark; index < marks_found_.size(); ++index) {
    const text::Mark& mark = marks_found_[index];
    if (mark.at - walk.at > longest_opening) break;
    if (mark.which < entry_.separators.size()) return walk.text.substr(walk.at, mark.at - walk.at);
  }
  return {};
}

/// Reads the entry that the walk is at, and moves on.
bool EntryReader::read_plain(const SplicedText& row, PlainWalk& walk, EntryScan& out) {
  const OpeningText& head = *walk.opening;
  const std::uint32_t at = walk.at;
  if (!cut_plain(walk)) return false;
  model::Indicator& entry = out.indicators.emplace_back();
  entry.whole.begin = at;
  entry.number_text = moved(head.number_text, at);
  entry.number = head.number;
  entry.level1 = {moved(head.level1_code, at), moved(head.level1_name, at), head.level1_id, head.alike};
  if (!end_plain(row, walk, entry)) return false;
  if (!read_plain_fields(walk.text, entry, out)) return false;
  if (entry.number == 1 || out.lists == 0) ++out.lists;
  entry.list = out.lists;
  return true;
}

/// Cuts an entry at its separators, up to the first end mark in its last field, and moves to that.
bool EntryReader::cut_plain(PlainWalk& walk) {
  const std::size_t separators = entry_.separators.size();
  const std::size_t last = plain_fields_.size() - 1;
  PlainField field{walk.at, 0, false, false};
  std::size_t index = 0;
  for (; walk.mark < marks_found_.size(); ++walk.mark) {
    const text::Mark& mark = marks_found_[walk.mark];
    if (mark.at < field.begin) continue;
    const bool separates = mark.which < separators;
    if (may_open_head(mark)) {
      field.may_have_head = true;
    } else if (!separates && index < last) {
      field.has_end_mark = true;
    } else {
      field.end = mark.at;
      plain_fields_[index] = field;
      if (!separates) return true;
      if (++index > last) return false;
      field = {mark.at + mark.size, 0, false, false};
    }
  }
  return false;
}

/// Ends the entry at the end mark that the walk is at, if an entry or nothing follows; otherwise the patient
/// way of closing it applies, and this must be the last one.
bool EntryReader::end_plain(const SplicedText& row, PlainWalk& walk, model::Indicator& entry) {
  const text::Mark mark = marks_found_[walk.mark];
  walk.at = mark.at + mark.size;
  ++walk.mark;
  while (walk.mark < marks_found_.size() && marks_found_[walk.mark].at < walk.at) ++walk.mark;
  open_next(walk);
  entry.whole.end = walk.at;
  if (walk.opening != nullptr || walk.at == walk.text.size()) return true;
  PlainField& field = plain_fields_.back();
  const auto behind = marks_found_.begin() + static_cast<std::ptrdiff_t>(walk.mark);
  const bool may_have_head =
      field.may_have_head || std::any_of(behind, marks_found_.end(),
                                         [this](const text::Mark& other) { return may_open_head(other); });
  std::size_t begin = 0, head_end = 0;
  if (may_have_head && entry_.head.find(walk.text, field.begin, begin, head_end)) return false;
  // `close` wants the last field without its label, up to the end, and the one that may say the same.
  const auto without_label = [&](std::size_t index, std::size_t end) {
    const Leaf whole = trimmed(walk.text, plain_fields_[index].begin, end);
    const std::size_t label = label_length(slice(walk.text, whole), entry_.fields[index].labels);
    return trimmed(walk.text, whole.begin + label, whole.end);
  };
  cut_.fields.assign(entry_.fields.size(), {});
  cut_.fields[period_field_] = without_label(period_field_, plain_fields_[period_field_].end);
  Leaf last = without_label(plain_fields_.size() - 1, walk.text.size());
  if (!close(row, true, last, entry.whole.end)) return false;
  for (std::size_t next = walk.mark; next < marks_found_.size() && marks_found_[next].at < last.end; ++next) {
    if (marks_found_[next].which < entry_.separators.size()) return false;
  }
  field.end = last.end;
  walk.at = entry.whole.end;
  return true;
}

bool EntryReader::read_plain_fields(std::string_view text, model::Indicator& entry, EntryScan& out) {
  for (std::size_t index = 1; index < first_target_; ++index) {
    const PlainField& range = plain_fields_[index];
    const grammar::Field& field = entry_.fields[index];
    const Leaf leaf = trimmed(text, range.begin, range.end);
    if (field.role == grammar::FieldRole::level2) {
      if (!read_level(text, leaf, index, entry.level2)) return false;
      continue;
    }
    if (field.role != grammar::FieldRole::name || leaf.empty() || hides_head(text, range)) return false;
    if (!any_text_[index] && !field.pattern.matches(slice(text, leaf))) return false;
    entry.name = leaf;
  }
  return read_targets(text, entry, out);
}

/// What a text from an entry's beginning to its first separator says; null if that is no opening of an entry.
const EntryReader::OpeningText* EntryReader::opening(std::string_view text) {
  const OpeningText* known = openings_.find(text);
  if (known == nullptr) known = &openings_.add(text, learn_opening(text));
  return known->fits ? known : nullptr;
}

EntryReader::OpeningText EntryReader::learn_opening(std::string_view text) {
  OpeningText fresh;
  std::size_t begin = 0, end = 0;
  const bool is_head =
      entry_.head.find(text, 0, begin, end) && begin == 0 && entry_.head.match(text.substr(0, end), groups_);
  if (!is_head) return fresh;
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
    fresh.alike = model::next_alike();
  }
  return fresh;
}

/// Whether the head of another entry, whose forerunner broke off, can stand in a field: it would have the
/// name of a level 1 at its end, or begin a sentence.
bool EntryReader::hides_head(std::string_view text, const PlainField& field) const {
  if (!field.may_have_head) return false;
  const Leaf leaf = trimmed(text, field.begin, field.end);
  if (leaf.empty()) return false;
  std::size_t last = leaf.end;
  text::previous_character(text, last);
  const bool suspicious = field.has_end_mark || level1_ends_.contains(text.substr(last, leaf.end - last));
  std::size_t begin = 0, end = 0;
  return suspicious && entry_.head.find(text.substr(0, leaf.end), leaf.begin, begin, end);
}

}  // namespace jixiao::parse
