#include "parse/entry_reader.h"

#include <algorithm>

#include "parse/ranges.h"
#include "text/find.h"
#include "text/utf8.h"

namespace jixiao::parse {
namespace {

using text::Leaf;
using text::SplicedText;

constexpr std::size_t none = std::string_view::npos;
/// Level texts are a handful in any table; a dump that has more of them is not worth remembering.
constexpr std::size_t most_level_texts = 1024;

std::string_view slice(std::string_view text, Leaf leaf) { return text.substr(leaf.begin, leaf.size()); }

/// The number that ASCII or full-width digits say; the pattern of the head has checked that they are at most a few.
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

/// What all texts end with, in whole characters.
std::string common_end(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  std::string end = texts.front();
  for (const std::string& text : texts) {
    while (!text.ends_with(end) || (!end.empty() && text::is_continuation(end.front()))) end.erase(0, 1);
  }
  return end;
}

/// Whether a pattern is `[^…]*` or `[^…]+` and the class names nothing but separators: then a field that was cut at
/// separators needs no matching.
bool takes_any_text(std::string_view pattern, const std::vector<std::string>& separators) {
  while (pattern.starts_with("(?:") && pattern.ends_with(")")) pattern = pattern.substr(3, pattern.size() - 4);
  if (!pattern.starts_with("[^") || pattern.size() < 4) return false;
  if (!pattern.ends_with("]*") && !pattern.ends_with("]+")) return false;
  std::string_view members = pattern.substr(2, pattern.size() - 4);
  while (!members.empty()) {
    const auto named = std::find_if(separators.begin(), separators.end(),
                                    [&](const std::string& separator) { return members.starts_with(separator); });
    if (named == separators.end()) return false;
    members.remove_prefix(named->size());
  }
  return true;
}

/// The length of the label that a text begins with, 0 if none; labels stand longest first.
std::size_t label_length(std::string_view text, const std::vector<std::string>& labels) {
  for (const std::string& label : labels) {
    if (text.size() >= label.size() && text[label.size() - 1] == label.back() && text.starts_with(label)) {
      return label.size();
    }
  }
  return 0;
}

}  // namespace

void EntryScan::clear() {
  indicators.clear();
  labels.clear();
  damaged.clear();
  resumed.clear();
  begin = end = lists = 0;
  open = false;
}

EntryReader::EntryReader(const grammar::Grammar& grammar, const grammar::Form& form)
    : grammar_(grammar), entry_(form.entry), readings_(grammar), levels_(form.entry.fields.size()) {
  head_number_ = entry_.head.group("number");
  head_level1_code_ = entry_.head.group("level1_code");
  for (std::size_t index = 0; index < entry_.fields.size(); ++index) {
    if (entry_.fields[index].role == grammar::FieldRole::period_target) period_field_ = index;
    for (const std::string& label : entry_.fields[index].labels) {
      std::size_t stem = label.size();  // labels mostly differ in their colon only
      text::previous_character(label, stem);
      const std::string without_colon = label.substr(0, stem);
      if (std::find(stems_.begin(), stems_.end(), without_colon) == stems_.end()) stems_.push_back(without_colon);
    }
    any_text_.push_back(takes_any_text(entry_.fields[index].pattern.source(), entry_.separators));
  }
  stem_end_ = common_end(stems_);
}

void EntryReader::scan(const SplicedText& row, Leaf range, EntryScan& out) {
  out.clear();
  if (scan_plain(row, range, out)) return;
  out.clear();
  scan_patient(row, range, out);
}

void EntryReader::scan_without_shortcut(const SplicedText& row, Leaf range, EntryScan& out) {
  out.clear();
  scan_patient(row, range, out);
}

/// Finds all heads first, so that what is damaged between two of them costs only itself.
void EntryReader::scan_patient(const SplicedText& row, Leaf range, EntryScan& out) {
  find_heads(row, range);
  std::uint32_t at = range.begin;
  std::uint32_t damage_seen = 0;  // how far damage reaches
  for (std::size_t index = 0; index < heads_.size(); ++index) {
    const Head& head = heads_[index];
    const bool last = index + 1 == heads_.size();
    const std::uint32_t region_end = last ? range.end : heads_[index + 1].begin;
    if (index == 0) out.begin = head.begin;
    const std::size_t damaged_before = out.damaged.size();
    if (head.begin > at) take_between(row, {at, head.begin}, index == 0, out);
    if (out.damaged.size() > damaged_before) damage_seen = head.begin;

    model::Indicator entry;
    entry.whole.begin = head.begin;
    if (read_entry(row, head, region_end, last, entry)) {
      const bool opens_list = entry.number == 1 || out.lists == 0;
      if (opens_list) ++out.lists;
      entry.list = out.lists;
      entry.after_damage = damage_seen == head.begin && damage_seen > 0;
      at = entry.whole.end;
      out.indicators.push_back(entry);
      out.labels.insert(out.labels.end(), cut_.labels.begin(), cut_.labels.end());
    } else {
      const std::uint32_t end = last ? damage_end(row, {head.begin, region_end}) : region_end;
      out.open = last && end == range.end;
      out.damaged.push_back({head.begin, end});
      if (!out.indicators.empty()) out.indicators.back().before_damage = true;
      at = damage_seen = end;
    }
  }
  if (heads_.empty()) out.begin = range.end;
  if (at < range.end && has_label(std::string_view(row.text()).substr(at, range.end - at))) {
    // Marks of an entry after the last head: its own head is damaged. What follows it is the next row.
    const std::uint32_t begin = heads_.empty() ? damage_begin(row, {at, range.end}) : trimmed(row.text(), at, range.end).begin;
    const std::uint32_t end = damage_end(row, {begin, range.end});
    if (out.indicators.empty() && out.damaged.empty()) out.begin = begin;
    if (!out.indicators.empty()) out.indicators.back().before_damage = true;
    out.open = end == range.end;
    out.damaged.push_back({begin, end});
    at = end;
  }
  out.end = at;
}

bool EntryReader::has_label(std::string_view text) const {
  if (text::find(text, stem_end_) == none) return false;
  for (const std::string& stem : stems_) {
    for (std::size_t at = text::find(text, stem); at != none; at = text::find(text, stem, at + 1)) {
      for (const grammar::Field& field : entry_.fields) {
        if (label_length(text.substr(at), field.labels) > 0) return true;
      }
    }
  }
  return false;
}

/// The quick way: undamaged entries one after another, each part of them looked up rather than matched. False where
/// anything is not as plain as that; what it gives is what the patient way gives.
bool EntryReader::scan_plain(const SplicedText& row, Leaf range, EntryScan& out) {
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  std::size_t begin = 0, end = 0;
  if (!entry_.head.find(text, range.begin, begin, end)) return false;
  if (has_label(text.substr(range.begin, begin - range.begin))) return false;
  std::uint32_t at = out.begin = static_cast<std::uint32_t>(begin);
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

/// Reads an entry, and moves `entry_at` to the one that follows right behind it: without opening if there is none.
bool EntryReader::read_plain(const SplicedText& row, PlainEntry& entry_at, std::uint32_t end, EntryScan& out) {
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

  // The last field ends at the next end mark if an entry or nothing follows; otherwise the patient way of closing it
  // applies, and this must be the last entry.
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
  if (!read_fields(text, entry)) return false;
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
  if (entry_.head.find(text, 0, begin, end) && begin == 0 && entry_.head.match(text.substr(0, end), groups_)) {
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
  if (openings_.size() >= most_level_texts) openings_.clear();
  return openings_.emplace(std::string(text), fresh).first->second;
}

bool EntryReader::fits(const grammar::Field& field, std::size_t index, std::string_view text) const {
  if (!any_text_[index]) return field.pattern.matches(text);
  for (const std::string& separator : entry_.separators) {
    if (text::find(text, separator) != none) return false;
  }
  return true;
}

/// Finds what begins an entry. `、` and digits also stand in objectives, so a head must be confirmed by what follows.
void EntryReader::find_heads(const SplicedText& row, Leaf range) {
  heads_.clear();
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  std::size_t from = range.begin, begin = 0, end = 0;
  std::vector<Head> candidates;
  while (entry_.head.find(text, from, begin, end)) {
    Head head;
    head.begin = static_cast<std::uint32_t>(begin);
    head.end = static_cast<std::uint32_t>(end);
    if (entry_.head.match(text.substr(begin, end - begin), groups_)) {
      const auto leaf = [&](int group) {
        if (group < 0 || groups_[static_cast<std::size_t>(group)].data() == nullptr) return Leaf{};
        const std::string_view found = groups_[static_cast<std::size_t>(group)];
        const auto offset = static_cast<std::uint32_t>(found.data() - text.data());
        return Leaf{offset, offset + static_cast<std::uint32_t>(found.size())};
      };
      head.number = leaf(head_number_);
      head.level1_code = leaf(head_level1_code_);
    }
    candidates.push_back(head);
    from = end;
  }
  std::uint32_t expected = 1;
  for (std::size_t index = 0; index < candidates.size(); ++index) {
    Head& head = candidates[index];
    const std::uint32_t region_end = index + 1 < candidates.size() ? candidates[index + 1].begin : range.end;
    if (!confirm(text, head, region_end)) continue;
    // A value whose end mark is lost runs into the next number: "≥102、1-" is ≥10 and 2、1- where 2 comes next.
    const std::string wanted = std::to_string(expected);
    const std::string_view printed = slice(text, head.number);
    if (head.begin > range.begin && end_mark_before(text, head.begin) == 0 && !seam_before(row, head.begin) &&
        printed.size() > wanted.size() && printed.ends_with(wanted)) {
      head.begin = head.number.begin = head.number.end - static_cast<std::uint32_t>(wanted.size());
    }
    expected = read_number(slice(text, head.number)) + 1;
    heads_.push_back(head);
  }
}

/// A head is real when a known level-1 name follows, or when a label of a field does before anything else can begin.
bool EntryReader::confirm(std::string_view text, const Head& head, std::uint32_t region_end) {
  std::size_t length = 0;
  const std::size_t separator = find_separator(text, head.end, region_end, length);
  if (separator != none) {
    model::Level level;
    const Leaf field = trimmed(text, head.end, separator);
    if (!field.empty() && read_level(text, field, 0, level) && !level.id.empty()) return true;
  }
  return has_label(text.substr(head.end, region_end - head.end));
}

bool EntryReader::read_entry(const SplicedText& row, const Head& head, std::uint32_t region_end, bool last,
                             model::Indicator& entry) {
  const std::string_view text = row.text();
  entry.number_text = head.number;
  entry.number = read_number(slice(text, head.number));
  entry.level1.code = head.level1_code;
  for (const bool by_order : {true, false}) {
    const bool cut = by_order ? cut_by_order(text, head.end, region_end) : cut_by_labels(text, head.end, region_end);
    if (!cut) continue;
    if (!close(row, last, cut_.fields.back(), entry.whole.end)) continue;
    if (read_fields(text, entry)) return true;
  }
  return false;
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

/// The patient way: fields with a label are found by it, wherever they stand; the others share what comes before the
/// first label, the last of them taking any separators that are too many.
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

/// Finds where the last field ends. A value may itself hold end marks, and after the last entry of a cell the next
/// row follows, so the field that was printed before it helps: the two mostly say the same.
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
  const auto finish = [&](std::size_t stop) {  // the last mark before `stop` ends the entry, any before it belong to the value
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
    model::Target target{leaf, nullptr};
    switch (field.role) {
      case grammar::FieldRole::level1:
        if (entry.level1.name.absent() && !read_level(text, leaf, index, entry.level1)) return false;
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
        if (!leaf.empty()) target.reading = readings_.read(slice(text, leaf));
        (field.role == grammar::FieldRole::period_target ? entry.period : entry.annual) = target;
        break;
    }
  }
  return true;
}

bool EntryReader::read_level(std::string_view text, Leaf field, std::size_t index, model::Level& level) {
  auto& known = levels_[index];
  const std::string_view printed = slice(text, field);
  auto found = known.find(printed);
  if (found == known.end()) {
    const bool first_level = entry_.fields[index].role == grammar::FieldRole::level1;
    const grammar::Pattern& pattern = entry_.fields[index].pattern;
    LevelText fresh;
    fresh.fits = pattern.match(printed, groups_);
    if (fresh.fits) {
      const auto relative = [&](const char* name) {
        const int group = pattern.group(name);
        if (group < 0 || groups_[static_cast<std::size_t>(group)].data() == nullptr) return Leaf{};
        const std::string_view part = groups_[static_cast<std::size_t>(group)];
        const auto begin = static_cast<std::uint32_t>(part.data() - printed.data());
        return Leaf{begin, begin + static_cast<std::uint32_t>(part.size())};
      };
      fresh.code = relative(first_level ? "level1_code" : "level2_code");
      fresh.name = relative(first_level ? "level1" : "level2");
      fresh.item = grammar_.catalogue.by_name(first_level ? 1 : 2, slice(printed, fresh.name));
    }
    if (known.size() >= most_level_texts) known.clear();
    found = known.emplace(std::string(printed), fresh).first;
  }
  const LevelText& reading = found->second;
  if (!reading.fits) return false;
  const auto absolute = [&](Leaf leaf) {
    return leaf.absent() ? leaf : Leaf{leaf.begin + field.begin, leaf.end + field.begin};
  };
  if (!reading.code.absent()) level.code = absolute(reading.code);
  level.name = absolute(reading.name);
  level.id = reading.item != nullptr ? std::string_view(reading.item->id) : std::string_view{};
  return true;
}

/// What stands before a head and after the entry before it, or at the start of the cell.
void EntryReader::take_between(const SplicedText& row, Leaf range, bool before_first, EntryScan& out) const {
  const Leaf between = trimmed(row.text(), range.begin, range.end);
  if (between.empty()) return;
  if (has_label(slice(row.text(), between))) {
    // Between two entries all of it is damage; before the first one the objective comes first.
    const std::uint32_t begin = before_first ? damage_begin(row, between) : between.begin;
    if (before_first) out.begin = begin;
    if (!out.indicators.empty()) out.indicators.back().before_damage = true;
    out.damaged.push_back({begin, between.end});
  } else if (!before_first) {
    out.resumed.push_back(between);
  }
}

/// Where, in a range that has marks of an entry but no head, the damaged entry begins: at the last trace of a head
/// before the first label, or else after the last sentence before it.
std::uint32_t EntryReader::damage_begin(const SplicedText& row, Leaf range) const {
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  std::size_t label = range.end;
  for (const grammar::Field& field : entry_.fields) {
    for (const std::string& spelling : field.labels) label = std::min(label, text::find(text, spelling, range.begin));
  }
  // An objective has numbers of its own, so the last trace before the label counts; but what follows a sentence
  // counts more than what only follows a wrap, which may lie anywhere.
  std::size_t from = range.begin, begin = 0, end = 0, opening = none, wrapped = none;
  while (entry_.trace.find(text.substr(0, label), from, begin, end)) {
    const bool opens = begin == range.begin || end_mark_before(text, begin) > 0;
    if (opens) opening = begin;
    if (seam_before(row, static_cast<std::uint32_t>(begin))) wrapped = begin;
    from = end;
  }
  if (opening != none) return static_cast<std::uint32_t>(opening);
  if (wrapped != none) return static_cast<std::uint32_t>(wrapped);
  std::size_t sentence = range.begin;
  for (std::size_t at = range.begin; (at = find_end_mark(text, at, label)) != none;) {
    sentence = at += end_mark_at(text, at);
  }
  return std::min(trimmed(text, sentence, range.end).begin, static_cast<std::uint32_t>(label));
}

/// Where damage at the end of a row's text ends: at its last end mark. After it the next row's name may follow.
std::uint32_t EntryReader::damage_end(const SplicedText& row, Leaf range) const {
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  std::size_t stop = none;
  for (std::size_t at = range.begin; (at = find_end_mark(text, at, range.end)) != none;) {
    stop = at += end_mark_at(text, at);
  }
  return stop == none ? range.end : static_cast<std::uint32_t>(stop);
}

/// The first separator in [from, until); its length in `length`.
std::size_t EntryReader::find_separator(std::string_view text, std::size_t from, std::size_t until,
                                        std::size_t& length) const {
  std::size_t best = none;
  for (const std::string& separator : entry_.separators) {
    const std::string_view window = text.substr(0, best == none ? until : best);
    const std::size_t found = window.find(separator, from);
    if (found == none) continue;
    best = found;
    length = separator.size();
  }
  return best;
}

/// The first end mark that lies in [from, until).
std::size_t EntryReader::find_end_mark(std::string_view text, std::size_t from, std::size_t until) const {
  std::size_t best = none;
  for (const std::string& mark : entry_.ends) {
    best = std::min(best, text.substr(0, best == none ? until : best).find(mark, from));
  }
  return best;
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
