#include "parse/entry_reader.h"

#include <algorithm>
#include <array>

#include "parse/entry_text.h"
#include "parse/ranges.h"
#include "text/find.h"
#include "text/utf8.h"

namespace jixiao::parse {
namespace {

using text::Leaf;
using text::SplicedText;

constexpr std::size_t none = std::string_view::npos;

/// What all texts end with, in whole characters.
std::string common_end(const std::vector<std::string>& texts) {
  if (texts.empty()) return {};
  std::string end = texts.front();
  for (const std::string& text : texts) {
    while (!text.ends_with(end) || (!end.empty() && text::is_continuation(end.front()))) end.erase(0, 1);
  }
  return end;
}

/// Whether a pattern is `[^…]*` or `[^…]+` and the class names nothing but separators: then a field that was
/// cut at separators needs no matching.
bool takes_any_text(std::string_view pattern, const std::vector<std::string>& separators) {
  while (pattern.starts_with("(?:") && pattern.ends_with(")"))
    pattern = pattern.substr(3, pattern.size() - 4);
  if (!pattern.starts_with("[^") || pattern.size() < 4) return false;
  if (!pattern.ends_with("]*") && !pattern.ends_with("]+")) return false;
  std::string_view members = pattern.substr(2, pattern.size() - 4);
  while (!members.empty()) {
    const auto named = std::find_if(separators.begin(), separators.end(), [&](const std::string& separator) {
      return members.starts_with(separator);
    });
    if (named == separators.end()) return false;
    members.remove_prefix(named->size());
  }
  return true;
}

}  // namespace

void EntryScan::clear() {
  indicators.clear();
  labels.clear();
  damaged.clear();
  resumed.clear();
  sums = {};
  begin = end = lists = 0;
  open = false;
}

EntryReader::EntryReader(const grammar::Grammar& grammar, const grammar::Form& form)
    : grammar_(grammar),
      entry_(form.entry),
      readings_(grammar),
      levels_(form.entry.fields.size()),
      head_outline_(form.entry.head.outline()) {
  head_number_ = entry_.head.group("number");
  head_level1_code_ = entry_.head.group("level1_code");
  for (std::size_t index = 0; index < entry_.fields.size(); ++index) {
    if (entry_.fields[index].role == grammar::FieldRole::period_target) period_field_ = index;
    for (const std::string& label : entry_.fields[index].labels) {
      std::size_t stem = label.size();  // labels mostly differ in their colon only
      text::previous_character(label, stem);
      const std::string without_colon = label.substr(0, stem);
      if (std::find(stems_.begin(), stems_.end(), without_colon) == stems_.end())
        stems_.push_back(without_colon);
    }
    any_text_.push_back(takes_any_text(entry_.fields[index].pattern.source(), entry_.separators));
  }
  stem_end_ = common_end(stems_);
  prepare_plain();
  for (const grammar::CatalogueItem& item : grammar.catalogue.level1) {
    for (const std::string& spelling : item.spellings) {
      std::size_t last = spelling.size();
      text::previous_character(spelling, last);
      level1_ends_.insert(spelling.substr(last));
    }
  }
}

void EntryReader::begin_row() {
  constexpr std::size_t most_texts = 1024;  // there are a handful in any table
  readings_.begin_row();
  if (openings_.size() > most_texts) openings_.clear();
  if (alike_levels_.size() > most_texts) alike_levels_.clear();
  for (auto& texts : levels_texts_) {
    if (texts.size() <= most_texts) continue;
    texts.clear();
    levels_places_.clear();
  }
  if (heads_begin_.size() > most_texts) heads_begin_.clear();
  for (auto& texts : levels_) {
    if (texts.size() > most_texts) texts.clear();
  }
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
  Progress progress{range.begin, 0};
  out.begin = heads_.empty() ? range.end : heads_.front().begin;
  for (std::size_t index = 0; index < heads_.size(); ++index) {
    const Head& head = heads_[index];
    const bool last = index + 1 == heads_.size();
    if (head.begin > progress.at) take_between(row, {progress.at, head.begin}, index == 0, progress, out);
    read_patient(row, head, last ? range.end : heads_[index + 1].begin, last, progress, out);
  }
  end_patient(row, range, progress, out);
}

/// Reads what a head begins, up to the next one or, the last one, as far as it goes.
void EntryReader::read_patient(const SplicedText& row, const Head& head, std::uint32_t region_end, bool last,
                               Progress& progress, EntryScan& out) {
  model::Indicator entry;
  entry.whole.begin = head.begin;
  if (read_entry(row, head, region_end, last, entry)) {
    count_list(entry, progress, out);
    progress.at = entry.whole.end;
    out.indicators.push_back(entry);
    out.labels.insert(out.labels.end(), cut_.labels.begin(), cut_.labels.end());
  } else {
    const std::uint32_t end = last ? damage_end(row, {head.begin, region_end}) : region_end;
    out.open = last && end == region_end;
    out.damaged.push_back({head.begin, end});
    if (!out.indicators.empty()) out.indicators.back().before_damage = true;
    progress.at = progress.damage_seen = end;
  }
}

/// Says which list an entry is in that comes next, and whether damage stands right before it.
void EntryReader::count_list(model::Indicator& entry, const Progress& progress, EntryScan& out) {
  if (entry.number == 1 || out.lists == 0) ++out.lists;
  entry.list = out.lists;
  entry.after_damage = progress.damage_seen == entry.whole.begin && progress.damage_seen > 0;
}

/// What stands behind the last head's entry or damage.
void EntryReader::end_patient(const SplicedText& row, Leaf range, const Progress& progress, EntryScan& out) {
  std::uint32_t at = progress.at;
  if (at < range.end && has_label(std::string_view(row.text()).substr(at, range.end - at))) {
    // Marks of an entry after the last head: its own head is damaged. What follows it is the next row.
    const bool has_heads = !out.indicators.empty() || !out.damaged.empty();
    const std::uint32_t begin =
        has_heads ? trimmed(row.text(), at, range.end).begin : damage_begin(row, {at, range.end});
    const std::uint32_t end = damage_end(row, {begin, range.end});
    if (!has_heads) out.begin = begin;
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

std::size_t EntryReader::last_label(std::string_view text) const {
  if (stem_end_.empty()) return none;
  for (std::size_t end = text.size(), at = 0;
       (at = text::find_last(text.substr(0, end), stem_end_)) != none && end > 0;
       end = at + stem_end_.size() - 1) {
    const std::size_t label = label_around(text, at);
    if (label != none) return label;
  }
  return none;
}

/// Where the label begins whose stem has its common end here.
std::size_t EntryReader::label_around(std::string_view text, std::size_t stem_end) const {
  std::size_t last = none;
  for (const std::string& stem : stems_) {
    const std::size_t size = stem.size() - stem_end_.size();
    if (stem_end < size || !text.substr(stem_end - size).starts_with(stem)) continue;
    const std::string_view rest = text.substr(stem_end - size);
    const bool is_label = std::any_of(entry_.fields.begin(), entry_.fields.end(), [&](const auto& field) {
      return label_length(rest, field.labels) > 0;
    });
    if (is_label && (last == none || stem_end - size > last)) last = stem_end - size;
  }
  return last;
}

/// Whether a head may have run into a value before it whose end mark is lost.
bool EntryReader::may_run_into(const SplicedText& row, std::uint32_t head_begin) const {
  return end_mark_before(row.text(), head_begin) == 0 && !seam_before(row, head_begin);
}

/// Finds what begins an entry. `、` and digits also stand in objectives, so a head must be confirmed by what
/// follows.
void EntryReader::find_heads(const SplicedText& row, Leaf range) {
  heads_.clear();
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  std::vector<Head> candidates;
  Head head;
  for (std::size_t from = range.begin; find_head(text, from, head); from = head.end)
    candidates.push_back(head);
  std::uint32_t expected = 1;
  for (std::size_t index = 0; index < candidates.size(); ++index) {
    head = candidates[index];
    const std::uint32_t region_end = index + 1 < candidates.size() ? candidates[index + 1].begin : range.end;
    if (!confirm(text, head, range.begin, region_end)) continue;
    // A value whose end mark is lost runs into the next number: "≥102、1-" is ≥10 and 2、1- where 2 comes
    // next.
    const std::string wanted = std::to_string(expected);
    const std::string_view printed = slice(text, head.number);
    if (head.begin > range.begin && may_run_into(row, head.begin) && printed.size() > wanted.size() &&
        printed.ends_with(wanted)) {
      head.begin = head.number.begin = head.number.end - static_cast<std::uint32_t>(wanted.size());
    }
    expected = read_number(slice(text, head.number)) + 1;
    heads_.push_back(head);
  }
}

/// Finds what looks like a head at or behind a place.
bool EntryReader::find_head(std::string_view text, std::size_t from, Head& head) {
  std::size_t begin = 0, end = 0;
  if (!entry_.head.find(text, from, begin, end)) return false;
  head = {};
  head.begin = static_cast<std::uint32_t>(begin);
  head.end = static_cast<std::uint32_t>(end);
  if (!entry_.head.match(text.substr(begin, end - begin), groups_)) return true;
  const auto leaf = [&](int group) {
    if (group < 0 || groups_[static_cast<std::size_t>(group)].data() == nullptr) return Leaf{};
    const std::string_view found = groups_[static_cast<std::size_t>(group)];
    const auto offset = static_cast<std::uint32_t>(found.data() - text.data());
    return Leaf{offset, offset + static_cast<std::uint32_t>(found.size())};
  };
  head.number = leaf(head_number_);
  head.level1_code = leaf(head_level1_code_);
  return true;
}

/// A head is real when a known level-1 name follows, or when it begins a sentence and a label of a field
/// comes before anything else can begin.
bool EntryReader::confirm(std::string_view text, const Head& head, std::uint32_t range_begin,
                          std::uint32_t region_end) {
  std::size_t length = 0;
  const std::size_t separator = find_separator(text, head.end, region_end, length);
  if (separator != none) {
    model::Level level;
    const Leaf field = trimmed(text, head.end, separator);
    if (!field.empty() && read_level(text, field, 0, level) && !level.id.empty()) return true;
  }
  const bool begins_sentence = head.begin == range_begin || end_mark_before(text, head.begin) > 0;
  return begins_sentence && has_label(text.substr(head.end, region_end - head.end));
}

bool EntryReader::read_entry(const SplicedText& row, const Head& head, std::uint32_t region_end, bool last,
                             model::Indicator& entry) {
  const std::string_view text = row.text();
  entry.number_text = head.number;
  entry.number = read_number(slice(text, head.number));
  entry.level1.code = head.level1_code;
  for (const bool by_order : {true, false}) {
    const bool cut =
        by_order ? cut_by_order(text, head.end, region_end) : cut_by_labels(text, head.end, region_end);
    if (!cut) continue;
    if (!close(row, last, cut_.fields.back(), entry.whole.end)) continue;
    if (read_fields(text, entry)) return true;
  }
  return false;
}

/// What stands before a head and after the entry before it, or at the start of the cell.
void EntryReader::take_between(const SplicedText& row, Leaf range, bool before_first, Progress& progress,
                               EntryScan& out) const {
  const Leaf between = trimmed(row.text(), range.begin, range.end);
  if (between.empty()) return;
  if (has_label(slice(row.text(), between))) {
    // Between two entries all of it is damage; before the first one the objective comes first.
    const std::uint32_t begin = before_first ? damage_begin(row, between) : between.begin;
    if (before_first) out.begin = begin;
    if (!out.indicators.empty()) out.indicators.back().before_damage = true;
    out.damaged.push_back({begin, between.end});
    progress.damage_seen = range.end;
  } else if (!before_first) {
    out.resumed.push_back(between);
  }
}

/// Where, in a range that has marks of an entry but no head, the damaged entry begins: at the last trace of a
/// head before the first label, or else after the last sentence before it.
std::uint32_t EntryReader::damage_begin(const SplicedText& row, Leaf range) const {
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  std::size_t label = range.end;
  for (const grammar::Field& field : entry_.fields) {
    for (const std::string& spelling : field.labels)
      label = std::min(label, text::find(text, spelling, range.begin));
  }
  // An objective has numbers of its own, so the last trace before the label counts; but what follows a
  // sentence counts more than what only follows a wrap, which may lie anywhere.
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

/// Where damage at the end of a row's text ends: at its last end mark. After it the next row's name may
/// follow.
std::uint32_t EntryReader::damage_end(const SplicedText& row, Leaf range) const {
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  std::size_t stop = none;
  for (std::size_t at = range.begin; (at = find_end_mark(text, at, range.end)) != none;) {
    stop = at += end_mark_at(text, at);
  }
  return stop == none ? range.end : static_cast<std::uint32_t>(stop);
}

}  // namespace jixiao::parse
