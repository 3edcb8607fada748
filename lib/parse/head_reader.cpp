#include "parse/head_reader.h"

#include <algorithm>
#include <charconv>

#include "parse/ranges.h"
#include "text/find.h"
#include "text/utf8.h"
#include "text/width.h"

namespace jixiao::parse {
namespace {

using text::Leaf;
using text::Seam;
using text::SplicedText;

constexpr std::size_t none = std::string_view::npos;
/// How far before the column heads title and department may begin, in bytes.
constexpr std::uint32_t farthest_title = 4096;
/// The row of column heads is looked for so far at first, then in twice as much and so on.
constexpr std::uint32_t first_reach = 16384;
/// Over how many lines a title is taken to be wrapped.
constexpr int most_title_lines = 6;

std::uint32_t splice_end(const SplicedText& text, std::size_t index) {
  return index + 1 < text.splices().size() ? text.splices()[index + 1].begin : text.size();
}

/// The terminal width of the line that ends with this splice, from its first piece on.
unsigned line_width(const SplicedText& text, std::size_t last) {
  std::size_t first = last;
  while (first > 0 && text.splices()[first].before == Seam::gap) --first;
  const std::uint32_t begin = text.splices()[first].begin;
  const std::string_view line = std::string_view(text.text()).substr(begin, splice_end(text, last) - begin);
  return static_cast<unsigned>(text::display_width(line));
}

}  // namespace

HeadReader::HeadReader(const grammar::Form& form) : form_(form) {
  for (const auto* labels : {&form_.money_unit_labels, &form_.department_labels}) {
    for (const std::string& label : *labels) {
      label_leads_.set(static_cast<unsigned char>(label.front()));
      if (label.size() < 3) {
        label_thirds_.set();
      } else {
        label_thirds_.set(static_cast<unsigned char>(label[2]));
      }
    }
  }
  for (std::size_t index = 0; index < form_.columns.size(); ++index) {
    for (const std::string& spelling : form_.columns[index].spellings) {
      const bool is_short = spelling.size() < 3;
      auto& alike = is_short ? short_spellings_ : spellings_[static_cast<unsigned char>(spelling[2])];
      alike.push_back({spelling, index});
    }
  }
  for (const grammar::Column& column : form_.columns) {
    if (column.role != grammar::ColumnRole::name) continue;
    for (const std::string& spelling : column.spellings) {
      longest_name_head_ = std::max(longest_name_head_, spelling.size());
      const bool has_another =
          std::any_of(column.spellings.begin(), column.spellings.end(),
                      [&](const auto& other) { return other != spelling && spelling.find(other) != none; });
      if (!has_another) cores_.push_back(spelling);
    }
  }
}

std::optional<FoundHead> HeadReader::find(const SplicedText& text, Leaf range) const {
  FoundHead head;
  if (!find_columns(text, range, head)) return std::nullopt;
  find_front(text, range.begin, head);
  find_year(text, head);
  return head;
}

void HeadReader::find_front(const SplicedText& text, std::uint32_t from, FoundHead& head) const {
  from = std::max(from, head.columns_begin > farthest_title ? head.columns_begin - farthest_title : 0);
  head.begin = head.columns_begin;
  head.title = head.department = head.money_unit = {};
  find_title(text, from, head);
  find_labels(text, head.title.absent() ? from : head.title.end, head);
}

void HeadReader::find_year(const SplicedText& text, FoundHead& head) const {
  std::vector<std::string_view> groups;
  for (const Leaf leaf : {head.title, Leaf{head.begin, head.columns_begin}}) {
    if (head.year || leaf.absent() || form_.year.empty()) continue;
    if (!form_.year.find(text[leaf], 0, groups)) continue;
    const int group = form_.year.group("year");
    const std::string_view digits = groups[group < 0 ? 0 : static_cast<std::size_t>(group)];
    int year = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), year).ec == std::errc{})
      head.year = year;
  }
}

bool HeadReader::find_columns(const SplicedText& row, Leaf range, FoundHead& head) const {
  const std::string_view text = std::string_view(row.text()).substr(0, range.end);
  const auto name_column =
      std::find_if(form_.columns.begin(), form_.columns.end(),
                   [](const grammar::Column& column) { return column.role == grammar::ColumnRole::name; });
  if (name_column == form_.columns.end()) return false;
  // Near ones first: of many heads in a text each is found in the time that it takes to go there.
  for (std::uint32_t reach = first_reach;; reach *= 2) {
    const bool all = range.size() <= reach;
    const std::uint32_t limit = all ? range.end : range.begin + reach;
    if (find_name_column(text, {range.begin, limit}, *name_column, head)) return true;
    if (all) return false;
  }
}

/// The first head of the name column that begins in the range and has the other columns behind it in `text`.
bool HeadReader::find_name_column(std::string_view text, Leaf range, const grammar::Column& column,
                                  FoundHead& head) const {
  const std::string_view window = text.substr(0, range.end + longest_name_head_);
  std::size_t first_core = none;
  for (const std::string& core : cores_)
    first_core = std::min(first_core, text::find(window, core, range.begin));
  if (first_core == none) return false;
  // No spelling begins before this one that has it.
  const std::size_t from =
      std::max<std::size_t>(range.begin, first_core - std::min(first_core, longest_name_head_));
  std::size_t best = none;
  for (const std::string& spelling : column.spellings) {
    for (std::size_t at = text::find(window, spelling, from); at < std::min<std::size_t>(best, range.end);
         at = text::find(window, spelling, at + 1)) {
      if (match_columns(text, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(text.size()), head))
        best = at;
    }
  }
  return best != none;
}

/// The longest head of a column that a text begins with, but of those that are used; no text: there is none.
/// Of two columns with the same head the first one is meant.
HeadReader::Spelling HeadReader::spelling_at(std::string_view text, const std::vector<bool>& used) const {
  Spelling best;
  const std::vector<Spelling> no_more;
  const auto& alike = text.size() < 3 ? no_more : spellings_[static_cast<unsigned char>(text[2])];
  for (const std::vector<Spelling>* some : {&alike, &short_spellings_}) {
    for (const Spelling& spelling : *some) {
      if (used[spelling.column] || spelling.text.size() < best.text.size()) continue;
      if (spelling.text.size() == best.text.size() && best.column < spelling.column) continue;
      if (text.starts_with(spelling.text)) best = spelling;
    }
  }
  return best;
}

/// Matches column heads one after another in any order; a head needs an amount column and both text columns.
bool HeadReader::match_columns(std::string_view text, std::uint32_t begin, std::uint32_t end,
                               FoundHead& head) const {
  std::vector<bool> used(form_.columns.size());
  std::vector<Leaf> heads;
  heads.reserve(used.size());
  std::vector<Spelling> columns;  // of money
  bool objective = false, indicators = false, name = false;
  for (std::uint32_t at = begin; at < end && !(objective && indicators);) {
    const Spelling found = spelling_at(text.substr(at), used);
    if (found.text.empty()) break;
    used[found.column] = true;
    const grammar::ColumnRole role = form_.columns[found.column].role;
    name = name || role == grammar::ColumnRole::name;
    objective = objective || role == grammar::ColumnRole::objective;
    indicators = indicators || role == grammar::ColumnRole::indicators;
    if (role == grammar::ColumnRole::amount) columns.push_back(found);
    heads.push_back({at, at + static_cast<std::uint32_t>(found.text.size())});
    at = trimmed(text, heads.back().end, end).begin;
  }
  if (!name || !objective || !indicators || columns.empty() || columns.size() > model::max_columns)
    return false;
  head.columns_begin = begin;
  head.end = heads.back().end;
  head.heads = std::move(heads);
  head.columns.clear();
  for (const Spelling& column : columns)
    head.columns.push_back({form_.columns[column.column].id, std::string(column.text)});
  return true;
}

/// The title is sought from the columns upward, so that a table of contents that names it does not matter.
void HeadReader::find_title(const SplicedText& text, std::uint32_t from, FoundHead& head) const {
  if (head.columns_begin == from) return;
  const std::string_view window = std::string_view(text.text()).substr(0, head.columns_begin);
  for (std::size_t index = text.splice_at(head.columns_begin - 1) + 1; index-- > 0;) {
    const std::uint32_t begin = std::max(text.splices()[index].begin, from);
    std::size_t end = 0;
    if (form_.title.starts(window, begin, end)) {
      // A prefix that reaches into the next piece only belongs to a title that was wrapped there.
      head.title.end = static_cast<std::uint32_t>(end);
      head.title.begin = wrapped_title_begin(text, index, from, head);
      head.begin = head.title.begin;
      return;
    }
    if (begin == from) return;
  }
}

/// A title may be wrapped before its telling word. A line was wrapped if the next character had no room on
/// it; but a sentence before the title is none of it: what is wrapped must be a title on one line as well.
std::uint32_t HeadReader::wrapped_title_begin(const SplicedText& text, std::size_t splice, std::uint32_t from,
                                              const FoundHead& head) const {
  const std::size_t last = text.splice_at(head.end - 1);
  const std::size_t first = text.splice_at(from);
  if (splice == first) return std::max(text.splices()[splice].begin, from);
  // Some line is that wide; near ones are looked at first, because most lines are full.
  const auto has_room_for = [&](unsigned width) {
    for (std::size_t index = last + 1; index-- > first;) {
      if (line_width(text, index) >= width) return true;
    }
    return false;
  };
  std::uint32_t begin = std::max(text.splices()[splice].begin, from);
  for (int line = 0; line < most_title_lines && splice > first; ++line) {
    if (text.splices()[splice].before == Seam::gap) {  // "2024 年…": a stray space after a number
      const Leaf piece{text.splices()[splice - 1].begin, begin};
      const bool number = std::all_of(text[piece].begin(), text[piece].end(),
                                      [](char byte) { return text::is_ascii_digit(byte) || byte == ' '; });
      if (!number) break;
      begin = std::max(text.splices()[--splice].begin, from);
      continue;
    }
    if (text.splices()[splice].before != Seam::line_break) break;
    std::size_t at = begin;
    text::next_character(text.text(), at);
    const unsigned next =
        static_cast<unsigned>(text::display_width(std::string_view(text.text()).substr(begin, at - begin)));
    if (has_room_for(line_width(text, splice - 1) + next)) break;
    --splice;
    if (text.splices()[splice].before == Seam::gap) break;  // two cells on that line: no title
    const std::uint32_t line_begin = std::max(text.splices()[splice].begin, from);
    std::size_t end = 0;
    const std::string_view window = std::string_view(text.text()).substr(0, head.columns_begin);
    if (!form_.title.starts(window, line_begin, end) || end != head.title.end) break;
    begin = line_begin;
  }
  return begin;
}

void HeadReader::find_labels(const SplicedText& text, std::uint32_t from, FoundHead& head) const {
  const std::string_view window = std::string_view(text.text()).substr(0, head.columns_begin);
  std::uint32_t department_label = head.columns_begin, unit_label = head.columns_begin;
  std::uint32_t department_begin = 0;
  for (std::uint32_t at = from; at < head.columns_begin;) {
    std::size_t length = 0;
    if (!may_begin_label(window.substr(at))) {
      std::size_t next = at;
      text::next_character(window, next);
      at = static_cast<std::uint32_t>(next);
      continue;
    }
    for (const std::string& label : form_.money_unit_labels) {
      if (label.size() <= length || !window.substr(at).starts_with(label)) continue;
      const Leaf rest = trimmed(window, at + label.size(), window.size());
      const auto hit = form_.money_unit.at_start(window.substr(rest.begin));
      if (!hit) continue;
      length = label.size();
      if (head.money_unit.absent() || unit_label == at) {
        unit_label = at;
        head.money_unit = {rest.begin, rest.begin + static_cast<std::uint32_t>(hit->length)};
      }
    }
    for (const std::string& label : form_.department_labels) {
      if (label.size() <= length || !window.substr(at).starts_with(label)) continue;
      length = label.size();
      if (department_label != head.columns_begin && department_label != at) continue;
      department_label = at;
      department_begin = at + static_cast<std::uint32_t>(label.size());
    }
    std::size_t next = at + length;
    if (length == 0) text::next_character(window, next);
    at = static_cast<std::uint32_t>(next);
  }
  if (department_label < head.columns_begin) {
    const std::uint32_t stop = unit_label > department_label ? unit_label : head.columns_begin;
    head.department = trimmed(window, department_begin, stop);
    if (head.department.empty()) head.department = {};
    head.begin = std::min(head.begin, department_label);
  }
  if (unit_label < head.columns_begin) head.begin = std::min(head.begin, unit_label);
}

}  // namespace jixiao::parse
