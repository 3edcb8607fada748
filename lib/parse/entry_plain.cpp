#include <algorithm>
#include <array>

#include "grammar/structure.h"
#include "parse/entry_reader.h"
#include "parse/entry_text.h"
#include "parse/ranges.h"
#include "text/decimal.h"
#include "text/find.h"
#include "text/leading_digits.h"
#include "text/utf8.h"

/// The quick way through the indicator cell: undamaged entries one after another, cut at the marks that one
/// pass has found, each part of them looked up rather than matched. False where anything is not as plain as
/// that; what it gives is what the patient way gives.
namespace jixiao::parse {

using text::Leaf;
using text::SplicedText;

namespace {

/// No text from an entry's beginning to its first separator is longer, and none to that behind its levels.
constexpr std::size_t longest_opening = 96, longest_levels = 192;

/// Whether it makes no difference which ASCII digits a head begins with: they all belong to its number, which
/// takes any.
bool takes_numbers_alike(const grammar::Pattern& head) {
  const auto structure = grammar::structure_of(head.source());
  if (!structure || structure->groups.empty() || structure->groups.front() != "number") return false;
  if (!grammar::Outline(structure->first_group).digits_alike) return false;
  const grammar::Outline behind(structure->behind_first_group);
  constexpr std::u32string_view digits = U"0123456789";
  return std::none_of(digits.begin(), digits.end(), [&](char32_t digit) { return behind.first.has(digit); });
}

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), text::is_ascii_digit);
}

void move(Leaf& leaf, std::uint32_t by) {
  const std::uint32_t far = leaf.absent() ? 0 : by;  // no branch
  leaf.begin += far;
  leaf.end += far;
}

/// Whether a text is one character.
bool is_character(std::string_view text) {
  std::size_t at = 0;
  if (!text.empty()) text::next_character(text, at);
  return !text.empty() && at == text.size();
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
  numbers_are_alike_ = takes_numbers_alike(entry_.head);
  is_plain_form_ = entry_.fields.size() >= 2 && entry_.fields.front().role == grammar::FieldRole::level1 &&
                   !entry_.fields.back().labels.empty() && !heads.empty() && entry_.head.longest_match() &&
                   marks.size() <= text::Marks::most &&
                   std::all_of(entry_.fields.begin(), entry_.fields.end(), is_plain) &&
                   std::none_of(marks.begin(), marks.end(), is_empty);
  marks_begin_no_head_ = std::none_of(heads.begin(), heads.end(), [this](const std::string& mark) {
    return head_outline_.first.has_first_of(mark);
  });
  separators_ = entry_.separators.size();
  first_head_mark_ = separators_ + entry_.ends.size();
  if (is_plain_form_) marks_ = text::Marks(std::move(marks));
  plain_fields_.resize(entry_.fields.size());
  if (entry_.fields.size() > 1 && entry_.fields[1].role == grammar::FieldRole::level2) level_fields_ = 2;
  twins_end_ = std::all_of(entry_.ends.begin(), entry_.ends.end(), is_character) && !entry_.fields.empty() &&
               entry_.fields.back().role == grammar::FieldRole::annual_target &&
               entry_.fields[period_field_].role == grammar::FieldRole::period_target;
  const auto reaches_over = [this](const std::string& mark) {
    return head_outline_.inside.has_first_of(mark);
  };
  heads_stand_apart_ = std::none_of(entry_.ends.begin(), entry_.ends.end(), reaches_over);
  const auto has_label = [](const grammar::Field& field) { return !field.labels.empty(); };
  const auto first_target = std::find_if(entry_.fields.begin(), entry_.fields.end(), has_label);
  first_target_ = static_cast<std::size_t>(first_target - entry_.fields.begin());
  is_plain_form_ = is_plain_form_ && std::all_of(first_target, entry_.fields.end(), has_label);
  prepare_targets();
  head_reach_ = static_cast<std::uint32_t>(entry_.head.longest_match().value_or(0));
}

bool EntryReader::scan_plain(const SplicedText& row, Leaf range, EntryScan& out) {
  if (!is_plain_form_) return false;
  PlainWalk walk;
  walk.text = std::string_view(row.text()).substr(0, range.end);
  walk.begin = range.begin;
  marks_.find(walk.text, range.begin, range.end, marks_found_);
  if (!find_first_head(walk, range.begin)) {
    if (!marks_begin_no_head_) return false;
    out.begin = range.end;  // as of most rows of spending units
    end_patient(row, range, {range.begin, 0}, out);
    return true;
  }
  if (has_label(walk.text.substr(range.begin, walk.at - range.begin))) return false;
  out.begin = walk.at;
  // In the middle of a sentence the number may have run into what stands before it.
  if (walk.at > range.begin && may_run_into(row, walk.at)) return false;
  Progress progress{walk.at, 0};
  while (walk.has_head) {
    if (!read_some(row, walk, progress, out) && !read_damaged(row, walk, progress, out)) return false;
  }
  end_patient(row, range, progress, out);
  return true;
}

/// Reads the entry that the walk is at, if it is plain, and moves on; else nothing has happened.
bool EntryReader::read_some(const SplicedText& row, PlainWalk& walk, Progress& progress, EntryScan& out) {
  if (walk.levels == nullptr) return false;
  const std::uint32_t at = walk.at;
  const std::size_t mark = walk.mark, entries = out.indicators.size(), labels = out.labels.size();
  const EntryScan::Sums sums = out.sums;
  if (read_plain(row, walk, out)) {
    count_list(out.indicators.back(), progress, out);
    progress.at = walk.at;
    return true;
  }
  out.indicators.resize(entries);
  out.labels.resize(labels);
  out.sums = sums;
  walk.at = at;
  walk.mark = mark;
  return false;
}

/// Reads the entry that the walk is at the patient way, up to the next head, and moves there. That what
/// stands before it was read the quick way makes no difference, as this head is real and nothing reaches over
/// it.
bool EntryReader::read_damaged(const SplicedText& row, PlainWalk& walk, Progress& progress, EntryScan& out) {
  const auto range_end = static_cast<std::uint32_t>(walk.text.size());
  Head head, next, behind;
  if (!heads_stand_apart_ || !find_head(walk.text, walk.at, head) || head.begin != walk.at) return false;
  bool more = find_head(walk.text, head.end, next);
  if (!confirm(walk.text, head, walk.begin, more ? next.begin : range_end)) return false;
  while (more) {
    const bool another = find_head(walk.text, next.end, behind);
    if (confirm(walk.text, next, walk.begin, another ? behind.begin : range_end)) break;
    next = behind;
    more = another;
  }
  if (more && may_run_into(row, next.begin)) return false;
  read_patient(row, head, more ? next.begin : range_end, !more, progress, out);
  walk.has_head = more;
  if (!more) return true;
  if (next.begin > progress.at) take_between(row, {progress.at, next.begin}, false, progress, out);
  walk.at = next.begin;
  skip_marks(walk);
  open_next(walk);
  return true;
}

/// Moves to the first mark that does not stand before the walk.
void EntryReader::skip_marks(PlainWalk& walk) const {
  while (walk.mark < marks_found_.size() && marks_found_[walk.mark].at < walk.at) ++walk.mark;
}

/// Goes to the first head of an entry in the range and looks whether it opens one. Every head holds a mark
/// that says so, none begins further before it than a head is long, and between them stands nothing that no
/// head has: only there is anything tried. If no mark begins one, none is missed.
bool EntryReader::find_first_head(PlainWalk& walk, std::uint32_t begin) {
  std::uint32_t at = begin;
  for (const text::Mark& mark : marks_found_) {
    if (!may_open_head(mark)) continue;
    at = std::max(at, mark.at - std::min(mark.at, head_reach_));
    at = static_cast<std::uint32_t>(head_outline_.inside.suffix_of(walk.text.substr(0, mark.at), at));
    for (; at < mark.at; ++at) {
      if (!head_outline_.first.has_first_of(walk.text.substr(at))) continue;
      walk.at = at;
      skip_marks(walk);
      open_next(walk);
      if (walk.has_head) return true;
    }
  }
  return false;
}

/// Whether a head begins at a place. Numbered sentences begin like heads, but go on with what no head has: as
/// far as its characters go, there are few texts.
bool EntryReader::head_begins(std::string_view text, std::size_t at) {
  if (head_outline_.inside.has_all()) return entry_.head.starts(text, at);
  std::size_t end = at;
  const std::size_t reach = std::min<std::size_t>(text.size(), at + head_reach_);
  while (end < reach && head_outline_.inside.has_first_of(text.substr(end))) {
    for (++end; end < text.size() && text::is_continuation(text[end]);) ++end;
  }
  const std::string_view begun = text.substr(at, end - at);
  const bool* known = heads_begin_.find(begun);
  if (known == nullptr) known = &heads_begin_.add(begun, entry_.head.starts(begun, 0));
  return *known;
}

/// Looks whether an entry begins where the walk is. What begins with no head is not worth remembering.
void EntryReader::open_next(PlainWalk& walk) {
  walk.levels = nullptr;
  // No farther than such a text is long: there may be any number of other marks.
  const auto next_separator = [&](const text::Mark* mark) {
    while (mark != marks_found_.end() && mark->at - walk.at <= longest_levels && !separates(*mark)) ++mark;
    return mark;
  };
  const text::Mark* const first = next_separator(marks_found_.begin() + walk.mark);
  const text::Mark* mark = first;
  for (std::size_t field = 1; field < level_fields_ && mark != marks_found_.end(); ++field)
    mark = next_separator(mark + 1);
  const bool is_text = mark != marks_found_.end() && first->at - walk.at <= longest_opening &&
                       mark->at - walk.at <= longest_levels;
  const std::string_view begun = is_text ? walk.text.substr(walk.at, mark->at - walk.at) : std::string_view{};
  const LevelsCut cut = is_text ? cut_levels(begun) : LevelsCut{};
  const LevelsText* known = is_text ? find_levels(cut) : nullptr;
  walk.has_head = (known != nullptr && known->opens) || head_begins(walk.text, walk.at);
  if (!walk.has_head || !is_text) return;
  if (known == nullptr) {
    const std::size_t first_end = first->at - walk.at;
    LevelsText fresh = learn_levels(begun, first_end, first_end + first->size);
    fresh.digits = cut.digits;
    const Leaf digits{0, static_cast<std::uint32_t>(cut.digits)};
    fresh.fits = fresh.fits && (digits.empty() || fresh.entry.number_text == digits);
    known = &levels_texts_[cut.digits].add(cut.text, std::move(fresh));
  }
  if (known->fits) walk.levels = known;
  walk.levels_end = static_cast<std::size_t>(mark - marks_found_.begin());
}

EntryReader::LevelsCut EntryReader::cut_levels(std::string_view padded) const {
  if (!numbers_are_alike_) return {padded, 0};
  std::size_t digits = text::leading_digits(padded);
  if (digits > most_alike_digits) digits = 0;
  return {padded.substr(digits), digits};
}

/// What is known of a padded text from the beginning of an entry to the separator behind its levels.
const EntryReader::LevelsText* EntryReader::find_levels(const LevelsCut& cut) {
  text::TextMemo<LevelsText>& texts = levels_texts_[cut.digits];
  if (cut.text.size() > LevelsKey::longest) return texts.find(cut.text);
  if (levels_places_.empty()) levels_places_.resize(std::size_t{1} << bits_of_levels_places);
  const LevelsKey key(cut.text);
  const std::size_t first = key.hash() >> (64U - bits_of_levels_places);
  LevelsPlace& place = levels_places_[first ^ cut.digits];
  if (place.levels == nullptr || place.digits != cut.digits || !(place.text == key)) {
    const LevelsText* const known = texts.find(cut.text);
    if (known == nullptr) return nullptr;
    place = {key, cut.digits, known};
  }
  return place.levels;
}

EntryReader::LevelsText EntryReader::learn_levels(std::string_view text, std::size_t first_end,
                                                  std::size_t second_begin) {
  LevelsText fresh;
  const OpeningText* const head = opening(text.substr(0, first_end));
  if (head == nullptr) return fresh;
  model::Indicator& entry = fresh.entry;
  entry.number = head->number;
  entry.number_text = head->number_text;
  entry.level1 = head->level1;
  fresh.opens = true;
  fresh.fits =
      level_fields_ == 1 || read_level(text, trimmed(text, second_begin, text.size()), 1, entry.level2);
  for (const Leaf leaf :
       {entry.number_text, entry.level1.code, entry.level1.name, entry.level2.code, entry.level2.name})
    fresh.said_bytes += leaf.size();  // 0 if it is absent
  return fresh;
}

/// Reads the entry that the walk is at, and moves on.
bool EntryReader::read_plain(const SplicedText& row, PlainWalk& walk, EntryScan& out) {
  const LevelsText& levels = *walk.levels;
  const std::uint32_t at = walk.at;
  if (!cut_plain(walk)) return false;
  model::Indicator& entry = out.indicators.emplace_back(levels.entry);
  if (levels.digits > 0) entry.number = text::number_of_digits(walk.text.data() + at, levels.digits);
  for (Leaf* const leaf :
       {&entry.number_text, &entry.level1.code, &entry.level1.name, &entry.level2.code, &entry.level2.name})
    move(*leaf, at);
  open_next(walk);
  entry.whole = {at, walk.at};
  if (!read_plain_fields(walk.text, entry, out)) return false;
  if (!walk.has_head && !end_plain(row, walk, entry, out)) return false;
  ++out.sums.entries;
  out.sums.values += levels.said_bytes;
  if (level_fields_ == 1) out.sums.values += entry.level2.code.size() + entry.level2.name.size();
  out.sums.values += entry.name.size() + entry.period.text.size() + entry.annual.text.size();
  return true;
}

/// Cuts an entry behind its levels at its separators, up to the first end mark in its last field, and moves
/// behind that.
bool EntryReader::cut_plain(PlainWalk& walk) {
  const std::size_t last = plain_fields_.size() - 1;
  const text::Mark *mark = marks_found_.begin() + walk.levels_end, *const end = marks_found_.end();
  for (std::size_t index = level_fields_;; ++index) {
    PlainField field{mark->at + mark->size, 0, false, false};
    const bool is_last = index == last;
    for (;;) {
      if (++mark == end) return false;
      if (mark->at < field.begin) continue;
      if (separates(*mark) || (is_last && ends(*mark))) break;
      if (may_open_head(*mark)) {
        field.may_have_head = true;
      } else {
        field.has_end_mark = true;
      }
    }
    field.end = mark->at;
    plain_fields_[index] = field;
    if (is_last) break;
  }
  if (separates(*mark)) return false;
  walk.at = mark->at + mark->size;
  walk.mark = static_cast<std::size_t>(mark - marks_found_.begin());
  skip_marks(walk);
  return true;
}

/// Ends the entry that no other one follows: at the end mark that the walk is behind, if that is sure, or
/// where the patient way closes it.
bool EntryReader::end_plain(const SplicedText& row, PlainWalk& walk, model::Indicator& entry,
                            EntryScan& out) {
  if (walk.at == walk.text.size()) return true;
  const PlainField& field = plain_fields_.back();
  const bool may_have_head =
      field.may_have_head || std::any_of(marks_found_.begin() + walk.mark, marks_found_.end(),
                                         [this](const text::Mark& other) { return may_open_head(other); });
  std::size_t begin = 0, head_end = 0;
  if (may_have_head && entry_.head.find(walk.text, field.begin, begin, head_end)) return false;
  return ends_at_first_mark(walk, entry) ||
         (close_plain(row, walk, entry) && read_targets_again(walk.text, entry, out));
}

/// Whether `close` would end the entry at the first end mark of its last field: what stands before it says
/// the same as the other target, or a number.
bool EntryReader::ends_at_first_mark(const PlainWalk& walk, const model::Indicator& entry) const {
  if (!twins_end_ || plain_fields_[period_field_].has_end_mark || entry.annual.reading == nullptr)
    return false;
  const bool another_follows = walk.mark < marks_found_.size() && marks_found_[walk.mark].at == walk.at &&
                               ends(marks_found_[walk.mark]);
  if (another_follows) return false;
  const model::Form form = entry.annual.reading->form;
  return form == model::Form::bounded || form == model::Form::exact ||
         text::same_text(slice(walk.text, entry.annual.text), slice(walk.text, entry.period.text));
}

/// Ends the entry the patient way.
bool EntryReader::close_plain(const SplicedText& row, PlainWalk& walk, model::Indicator& entry) {
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
    if (separates(marks_found_[next])) return false;
  }
  plain_fields_.back().end = last.end;
  walk.at = entry.whole.end;
  return true;
}

bool EntryReader::read_plain_fields(std::string_view text, model::Indicator& entry, EntryScan& out) {
  for (std::size_t index = level_fields_; index < first_target_; ++index) {
    const PlainField& range = plain_fields_[index];
    const grammar::Field& field = entry_.fields[index];
    const Leaf leaf = trimmed(text, range.begin, range.end);
    if (field.role == grammar::FieldRole::level2) {
      if (!read_level(text, leaf, index, entry.level2)) return false;
      continue;
    }
    if (field.role != grammar::FieldRole::name || leaf.empty()) return false;
    if (range.may_have_head && hides_head(text, range)) return false;
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
  fresh.number = read_number(slice(text, fresh.number_text));
  fresh.level1.code = leaf(head_level1_code_);
  const Leaf field = trimmed(text, end, text.size());
  std::size_t other_begin = 0, other_end = 0;
  const bool single = !entry_.head.find(text, end, other_begin, other_end);
  fresh.fits =
      single && !field.empty() && read_level(text, field, 0, fresh.level1) && !fresh.level1.id.empty();
  if (fresh.fits) {
    const std::uint32_t said_begin = fresh.level1.code.absent() ? field.begin : fresh.level1.code.begin;
    const std::string_view said = slice(text, {said_begin, field.end});
    const std::uint64_t* known = alike_levels_.find(said);
    if (known == nullptr) known = &alike_levels_.add(said, model::next_alike_level());
    fresh.level1.alike = *known;
  }
  return fresh;
}

/// Whether the head of another entry, whose forerunner broke off, can stand in a field that may have one: it
/// would have the name of a level 1 at its end, or begin a sentence.
bool EntryReader::hides_head(std::string_view text, const PlainField& field) const {
  const Leaf leaf = trimmed(text, field.begin, field.end);
  if (leaf.empty()) return false;
  std::size_t last = leaf.end;
  text::previous_character(text, last);
  const bool suspicious = field.has_end_mark || level1_ends_.contains(text.substr(last, leaf.end - last));
  std::size_t begin = 0, end = 0;
  return suspicious && entry_.head.find(text.substr(0, leaf.end), leaf.begin, begin, end);
}

}  // namespace jixiao::parse
