#include "emit/report_row.h"

#include <algorithm>

#include "emit/xml.h"
#include "text/personal_number.h"

namespace jixiao::emit {

using text::Leaf;

void ReportRow::clear() {
  text_.clear();
  shown_.clear();
  parts_.clear();
  marks_.clear();
}

void ReportRow::set_row(const model::Row& row) {
  clear();
  text_ = row.text;
  shown_ = row.text.text();
  text::hide_personal_numbers(shown_);
  if (!row.amounts_text.empty())  // an amount is as long at times
    shown_.replace(row.amounts_text.begin, row.amounts_text.size(), row.text[row.amounts_text]);
  if (!row.name.empty()) parts_.push_back({row.name, "<h4>", "</h4>"});
  if (!row.amounts_text.empty()) parts_.push_back({row.amounts_text, "<p class=\"figures\">", "</p>"});
}

void ReportRow::set(const model::SpendingUnit& unit) {
  set_row(unit.row);
}

void ReportRow::set(const model::Project& project) {
  set_row(project.row);
  if (!project.objective.empty()) parts_.push_back({project.objective, "<p>", "</p>"});
  for (const model::Indicator& entry : project.indicators)
    parts_.push_back({entry.whole, "<p class=\"entry\">", "</p>"});
}

bool ReportRow::holds(const text::Position& at) const {
  const auto& splices = text_.splices();
  // A page may have put pieces of a row into another order.
  return std::any_of(splices.begin(), splices.end(), [&](const text::Splice& splice) {
    return at.byte >= splice.at.byte && at.byte < splice.at.byte + splice.source_bytes;
  });
}

/// Where a byte of the input is in the text; its size for none.
std::uint32_t ReportRow::offset_of(std::uint64_t byte) const {
  for (const text::Splice& splice : text_.splices()) {
    if (byte < splice.at.byte || byte >= splice.at.byte + splice.source_bytes) continue;
    if (!splice.identical) return splice.begin;
    std::uint32_t low = splice.begin, high = splice.begin + splice.text_bytes;
    while (low < high) {
      const std::uint32_t middle = low + (high - low) / 2;
      if (text_.position(middle).byte < byte) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
  return text_.size();
}

void ReportRow::mark(const finding::Finding& finding, std::uint64_t id) {
  const std::uint32_t begin = offset_of(finding.begin.byte);
  if (begin >= text_.size() || finding.end.byte <= finding.begin.byte) return;
  const std::uint32_t last = offset_of(finding.end.byte - 1);
  const std::uint32_t end = last < text_.size() ? last + 1 : begin;
  marks_.push_back({{begin, std::max(begin, end)}, finding.severity, id});
}

void ReportRow::append_marked(std::string& html, Leaf range) const {
  std::uint32_t at = range.begin;
  const std::string_view text = shown_;
  const auto whole_characters = [&](std::uint32_t offset) {
    while (offset < range.end && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) ++offset;
    return offset;
  };
  for (const Mark& mark : marks_) {
    const std::uint32_t begin = std::max(whole_characters(mark.range.begin), at);
    const std::uint32_t end = whole_characters(std::min(mark.range.end, range.end));
    if (begin >= end) continue;  // elsewhere, or another mark covers it
    append_xml_text(html, text.substr(at, begin - at));
    const std::string id = std::to_string(mark.finding);
    html.append("<mark class=\"").append(finding::severity_name(mark.severity));
    html.append("\" data-finding=\"f").append(id).append("\"><a href=\"#f").append(id).append("\">");
    append_xml_text(html, text.substr(begin, end - begin));
    html += "</a></mark>";
    at = end;
  }
  append_xml_text(html, text.substr(at, range.end - at));
}

void ReportRow::append_to(std::string& html) const {
  ReportRow sorted = *this;
  std::stable_sort(sorted.marks_.begin(), sorted.marks_.end(),
                   [](const Mark& left, const Mark& right) { return left.range.begin < right.range.begin; });
  std::uint32_t at = 0;
  const auto other = [&](std::uint32_t end) {  // what belongs to no field, such as an entry that was not read
    const std::string_view between = std::string_view(shown_).substr(at, end - at);
    if (between.find_first_not_of(' ') == std::string_view::npos) return;
    html += "<p class=\"other\">";
    sorted.append_marked(html, {at, end});
    html += "</p>";
  };
  for (const Part& part : parts_) {
    if (part.range.begin < at) continue;
    other(part.range.begin);
    html += part.opening;
    sorted.append_marked(html, part.range);
    html += part.closing;
    at = part.range.end;
  }
  other(text_.size());
}

}  // namespace jixiao::emit
