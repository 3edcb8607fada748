#include <algorithm>
#include <map>
#include <optional>

#include "emit/embedded_text.h"
#include "emit/event_emitter.h"
#include "emit/finding_text.h"
#include "emit/formats.h"
#include "emit/report_messages.h"
#include "emit/report_row.h"
#include "emit/spool.h"
#include "emit/tally.h"
#include "emit/xml.h"
#include "finding/words.h"
#include "text/personal_number.h"

namespace jixiao::emit {
namespace {

using finding::Severity;

/// A word in both languages; the page shows one of them.
void append_word(std::string& html, ReportWord word) {
  html += "<span class=\"zh\" lang=\"zh-Hans\">";
  append_xml_text(html, report_word(word, true));
  html += "</span><span class=\"en\" lang=\"en\">";
  append_xml_text(html, report_word(word, false));
  html += "</span>";
}

ReportWord word_of(Severity severity) {
  return severity == Severity::error     ? ReportWord::error
         : severity == Severity::warning ? ReportWord::warning
                                         : ReportWord::info;
}

/// Text of a table as the page shows it: the page goes to others, so numbers of persons are not on it.
void append_shown(std::string& html, std::string_view text) {
  std::string shown(text);
  text::hide_personal_numbers(shown);
  append_xml_text(html, shown);
}

/// One self-contained page: amounts as bars, every row's text with its findings beside it, the indicators.
/// What comes later on the page waits in spools until the inputs have ended.
class ReportHtml final : public EventEmitter {
 public:
  ReportHtml(Output& output, const Options& options) : output_(output), options_(options) {
    options_.color = false;
    options_.width = 0;
  }

  void begin_source(std::string_view path) override {
    ++tally_.files;
    path_ = path;
    unit_ = 0;
    std::string html = "<h3 class=\"place\">";
    append_xml_text(html, path);
    html += "</h3>\n";
    blocks_.append(html);
  }

  void end_source() override {
    close_rows();
    close_amounts();
    if (loose_.empty()) return;
    std::string html = "<section class=\"block bare\"><div><h4>";
    append_word(html, ReportWord::not_in_a_row);
    blocks_.append(html += "</h4><ul class=\"findings\">");
    loose_.drain([this](std::string_view bytes) { blocks_.append(bytes); });
    blocks_.append("</ul></div></section>\n");
  }

  void finish() override;

 protected:
  void on(const model::TableHead& head) override {
    close_rows();
    close_amounts();
    ++tally_.tables;
    unit_ = 0;
    table_open_ = true;
    caption_.clear();
    for (const text::Leaf leaf : {head.title, head.department, head.money_unit}) {
      if (leaf.empty()) continue;
      if (!caption_.empty()) caption_ += " · ";
      append_shown(caption_, head.text[leaf]);
    }
    std::string html = "<h4>" + caption_ + "</h4>\n";
    blocks_.append(html);
    most_ = 0;
    if (head.has_total) append_amounts("total", head.text[head.total_name], head.total);
  }

  void on(const model::SpendingUnit& unit) override {
    close_rows();
    unit_row_.set(unit);
    open_unit(unit.row.text[unit.row.name]);
    append_amounts("unit", unit.row.text[unit.row.name], unit.row.amounts);
  }

  void on(const model::Project& project) override {
    close_row();
    tally_.count(project);
    if (unit_ == 0 || (!project.has_spending_unit && unit_has_row_)) {
      open_unit(project.spending_unit);
      unit_has_row_ = false;
    }
    row_.set(project);
    const std::string_view name = project.row.text[project.row.name];
    append_amounts("project", name, project.row.amounts);
    for (const model::Indicator& entry : project.indicators) append_indicator(project, entry);
  }

  void on(const finding::Finding& finding) override {
    tally_.count(finding);
    ++rules_[std::string(finding.kind->id)];
    const std::uint64_t id = ++findings_;
    if (row_.holds(finding.begin)) {
      row_.mark(finding, id);
      append_finding(row_findings_, finding, id);
    } else if (unit_row_.holds(finding.begin)) {
      unit_row_.mark(finding, id);
      append_finding(unit_findings_, finding, id);
    } else {
      std::string html;
      append_finding(html, finding, id);
      loose_.append(html);
    }
  }

  void on(const model::TableEnd&) override {}

 private:
  void open_unit(std::string_view name) {
    unit_has_row_ = true;
    const auto known = units_.find(name);
    if (known != units_.end()) {
      unit_ = known->second;
      return;
    }
    unit_ = units_.size() + 1;
    units_.emplace(name, unit_);
    std::string html = "<option value=\"u" + std::to_string(unit_) + "\">";
    append_shown(html, name.empty() ? std::string_view("—") : name);
    unit_options_.append(html += "</option>");
  }

  [[nodiscard]] std::string unit_attribute() const { return "data-unit=\"u" + std::to_string(unit_) + '"'; }

  void close_row() { close_block(row_, row_findings_, blocks_); }

  /// Findings about a unit's sum come after its last project; its block still stands before them.
  void close_rows() {
    close_row();
    Spool later;
    close_block(unit_row_, unit_findings_, later);
    later.drain([this](std::string_view bytes) { blocks_.append(bytes); });
  }

  void close_block(ReportRow& row, std::string& findings, Spool& to) const {
    if (row.empty()) return;
    std::string html = "<section class=\"block";
    if (findings.empty()) html += " bare";
    html.append("\" ").append(unit_attribute()).append("><div class=\"text\" lang=\"zh-Hans\">");
    row.append_to(html);
    html += "</div>";
    if (!findings.empty()) html.append("<ul class=\"findings\">").append(findings).append("</ul>");
    html += "</section>\n";
    to.append(html);
    row.clear();
    findings.clear();
  }

  void append_finding(std::string& html, const finding::Finding& finding, std::uint64_t id) const;
  void append_amounts(std::string_view kind, std::string_view name, const model::Amounts& amounts);
  void append_indicator(const model::Project& project, const model::Indicator& entry);
  void close_amounts();
  void write_head();
  void write_filters();
  void write_indicators();

  Output& output_;
  Options options_;
  std::string path_;
  Tally tally_;
  std::uint64_t findings_ = 0;
  std::map<std::string, std::uint64_t> rules_;
  std::map<std::string, std::size_t, std::less<>> units_;  ///< their numbers, from 1, by name
  std::size_t unit_ = 0;                                   ///< 0: none yet
  bool unit_has_row_ = false, table_open_ = false;
  ReportRow unit_row_, row_;
  std::string unit_findings_, row_findings_;
  std::string caption_;
  double most_ = 0;  ///< the largest amount of the table; only the length of bars depends on it
  Spool bars_;       ///< of the table
  Spool loose_;      ///< findings of the input that belong to no row
  Spool amounts_, blocks_, indicators_, unit_options_;
};

void ReportHtml::append_finding(std::string& html, const finding::Finding& finding, std::uint64_t id) const {
  const std::string number = std::to_string(id);
  const std::string_view level = finding::severity_name(finding.severity);
  html.append("<li class=\"finding ").append(level).append("\" id=\"f").append(number);
  html.append("\" data-level=\"").append(level).append("\" data-rule=\"");
  append_xml_attribute(html, finding.kind->id);
  html += "\"><p><span class=\"level\">";
  append_word(html, word_of(finding.severity));
  html += "</span> <code>";
  append_xml_text(html, finding.kind->id);
  html += "</code></p>";
  for (const std::string_view language : {"zh", "en"}) {
    html.append("<p class=\"").append(language).append("\" lang=\"").append(language).append("\">");
    append_shown(html, finding::message(finding, language));
    html += "</p>";
  }
  html += "<p class=\"faint place\">";
  std::string place;
  append_place(place, path_, finding.begin);
  append_xml_text(html, place);
  html += "</p>";
  const finding::Snippet& snippet = finding.snippet;
  if (!snippet.line.empty() && snippet.begin <= snippet.end && snippet.end <= snippet.line.size()) {
    std::string shown = snippet.line;
    text::hide_personal_numbers(shown);
    const std::string_view line = shown;
    html += "<p class=\"excerpt\" lang=\"zh-Hans\">";
    append_xml_text(html, line.substr(0, snippet.begin));
    html += "<mark>";
    append_xml_text(html, line.substr(snippet.begin, snippet.end - snippet.begin));
    html += "</mark>";
    append_xml_text(html, line.substr(snippet.end));
    html += "</p>";
  }
  if (!finding.related.empty()) {
    html += "<ul class=\"faint\">";
    for (const finding::Related& related : finding.related) {
      html += "<li>";
      for (const std::string_view language : {"zh", "en"}) {
        html.append("<span class=\"").append(language).append("\">");
        append_shown(html, finding::related_message(related, language));
        html += "</span>";
      }
      place.clear();
      append_place(place, path_, related.at);
      html += " · ";
      append_xml_text(html, place);
      html += "</li>";
    }
    html += "</ul>";
  }
  html += "</li>\n";
}

void ReportHtml::append_amounts(std::string_view kind, std::string_view name, const model::Amounts& amounts) {
  const auto& total = amounts.column[0].value;
  std::string html;
  if (kind != "project") {
    if (!bars_.empty()) html += "</tbody>";
    html += kind == "unit" ? "<tbody " + unit_attribute() + '>' : "<tbody>";
  } else if (bars_.empty()) {
    html += "<tbody " + unit_attribute() + '>';
  }
  html.append("<tr class=\"").append(kind).append("\"><td lang=\"zh-Hans\">");
  append_shown(html, name);
  html += "</td><td class=\"number\">";
  if (total) html += total->to_string();
  html += "</td><td class=\"bar\">";
  if (total) {
    const double value = std::max(0.0, std::stod(total->to_string()));
    most_ = std::max(most_, value);
    html.append("<i style=\"--value:").append(total->units > 0 ? total->to_string() : "0").append("\"></i>");
  }
  bars_.append(html += "</td></tr>\n");
}

void ReportHtml::close_amounts() {
  if (!table_open_) return;
  table_open_ = false;
  std::string html = "<h3>" + caption_ + "</h3><p class=\"faint place\">";
  append_xml_text(html, path_);
  html += "</p><div class=\"scroll\"><table class=\"amounts\" style=\"--most:" +
          std::to_string(most_ > 0 ? most_ : 1) + "\"><thead><tr><th scope=\"col\">";
  append_word(html, ReportWord::name);
  html += "</th><th scope=\"col\">";
  append_word(html, ReportWord::amount);
  html += "</th><th scope=\"col\">";
  append_word(html, ReportWord::share);
  amounts_.append(html += "</th></tr></thead>");
  const bool has_bars = !bars_.empty();
  bars_.drain([this](std::string_view bytes) { amounts_.append(bytes); });
  amounts_.append(has_bars ? "</tbody></table></div>\n" : "</table></div>\n");
}

void ReportHtml::append_indicator(const model::Project& project, const model::Indicator& entry) {
  const text::SplicedText& text = project.row.text;
  std::string html = "<tr " + unit_attribute() + ">";
  const auto cell = [&](std::string_view what) {
    html += "<td>";
    append_shown(html, what);
    html += "</td>";
  };
  cell(text[project.row.name]);
  html.append("<td class=\"number\" data-value=\"").append(std::to_string(entry.list * 1000 + entry.number));
  html.append("\">").append(std::to_string(entry.number)).append("</td>");
  cell(text[entry.level1.name]);
  cell(text[entry.level2.name]);
  cell(text[entry.name]);
  cell(text[entry.period.text]);
  cell(text[entry.annual.text]);
  const model::Reading* const reading = entry.annual.reading;
  const bool has_value = reading != nullptr && reading->value;
  html.append("<td class=\"number\" data-value=\"").append(has_value ? reading->value->to_string() : "");
  html.append("\">").append(has_value ? reading->value->to_string() : "");
  if (has_value && !reading->unit.empty()) {
    html += ' ';
    append_xml_text(html, reading->unit);
  }
  html += "</td></tr>\n";
  indicators_.append(html);
}

void ReportHtml::write_head() {
  const bool chinese = options_.language == "zh";
  std::string html = "<!DOCTYPE html>\n<html class=\"";
  html.append(chinese ? "zh\" lang=\"zh-Hans" : "en\" lang=\"en")
      .append("\">\n<head>\n<meta charset=\"utf-8\">\n");
  html +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
      "script-src 'unsafe-inline'\">\n<title>";
  append_xml_text(html, report_word(ReportWord::title, chinese));
  html.append("</title>\n<style>\n")
      .append(embedded_text("report.css"))
      .append("</style>\n</head>\n<body>\n");
  html += "<a class=\"skip\" href=\"#findings\">";
  append_word(html, ReportWord::skip_to_findings);
  html += "</a>\n<header>\n<h1>";
  append_word(html, ReportWord::title);
  html += "</h1>\n<button type=\"button\" id=\"language\" class=\"language\">";
  append_word(html, ReportWord::other_language);
  html += "</button>\n<ul class=\"counts\">";
  const auto count = [&](std::uint64_t number, ReportWord word, std::string_view level) {
    html.append("<li class=\"").append(level).append("\"><b>").append(std::to_string(number)).append("</b>");
    append_word(html, word);
    html += "</li>";
  };
  count(tally_.files, ReportWord::files, "");
  count(tally_.tables, ReportWord::tables, "");
  count(tally_.projects, ReportWord::projects, "");
  count(tally_.indicators, ReportWord::indicators_counted, "");
  count(tally_.errors, ReportWord::errors, "error");
  count(tally_.warnings, ReportWord::warnings, "warning");
  count(tally_.infos, ReportWord::infos, "info");
  html += "</ul>\n<nav>";
  const std::pair<std::string_view, ReportWord> links[] = {{"amounts", ReportWord::amounts},
                                                           {"findings", ReportWord::findings},
                                                           {"indicators", ReportWord::indicators}};
  for (const auto& [id, word] : links) {
    html.append("<a href=\"#").append(id).append("\">");
    append_word(html, word);
    html += "</a>";
  }
  html += "</nav>\n</header>\n<main>\n";
  output_.append(html);
}

void ReportHtml::write_filters() {
  std::string html = "<form id=\"filters\" class=\"filters\"><fieldset>";
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
    html.append("<label><input type=\"checkbox\" name=\"level\" checked value=\"");
    html.append(finding::severity_name(severity)).append("\"> ");
    append_word(html, word_of(severity));
    html += "</label>";
  }
  const auto any = [&] {
    html += "<option value=\"\">";
    append_xml_text(html, report_word(ReportWord::any, true));
    html += " / ";
    append_xml_text(html, report_word(ReportWord::any, false));
    html += "</option>";
  };
  html += "<label>";
  append_word(html, ReportWord::rule);
  html += " <select name=\"rule\">";
  any();
  for (const auto& [rule, times] : rules_) {
    html += "<option value=\"";
    append_xml_attribute(html, rule);
    html += "\">";
    append_xml_text(html, rule + " (" + std::to_string(times) + ')');
    html += "</option>";
  }
  html += "</select></label><label>";
  append_word(html, ReportWord::spending_unit);
  html += " <select name=\"unit\">";
  any();
  output_.append(html);
  unit_options_.drain([this](std::string_view bytes) {
    output_.append(bytes);
    output_.flush_if_full();
  });
  html = "</select></label><label><input type=\"checkbox\" name=\"only\"";
  if (findings_ > 0) html += " checked";
  html += "> ";
  append_word(html, ReportWord::only_with_findings);
  html += "</label></fieldset><output><span id=\"shown\">" + std::to_string(findings_) + "</span> ";
  append_word(html, ReportWord::findings_shown);
  html += "</output></form>\n";
  if (findings_ == 0) {
    html += "<p>";
    append_word(html, ReportWord::no_findings);
    html += "</p>\n";
  }
  output_.append(html);
}

void ReportHtml::write_indicators() {
  std::string html = "<p class=\"faint\">";
  append_word(html, ReportWord::sort_hint);
  html += "</p><div class=\"scroll\"><table><thead><tr>";
  const std::pair<ReportWord, bool> columns[] = {
      {ReportWord::project, false},       {ReportWord::number, true},     {ReportWord::level1, false},
      {ReportWord::level2, false},        {ReportWord::indicator, false}, {ReportWord::period_target, false},
      {ReportWord::annual_target, false}, {ReportWord::value, true}};
  for (const auto& [word, is_number] : columns) {
    html.append("<th scope=\"col\" data-kind=\"").append(is_number ? "number" : "text");
    html += "\"><button type=\"button\">";
    append_word(html, word);
    html += "</button></th>";
  }
  html += "</tr></thead><tbody lang=\"zh-Hans\">\n";
  output_.append(html);
  indicators_.drain([this](std::string_view bytes) {
    output_.append(bytes);
    output_.flush_if_full();
  });
  output_.append("</tbody></table></div>\n");
}

void ReportHtml::finish() {
  const auto section = [this](std::string_view id, ReportWord word) {
    std::string html = "<section id=\"";
    html.append(id).append("\"><h2>");
    append_word(html, word);
    output_.append(html += "</h2>\n");
  };
  const auto drain = [this](std::string_view bytes) {
    output_.append(bytes);
    output_.flush_if_full();
  };
  write_head();
  section("amounts", ReportWord::amounts);
  amounts_.drain(drain);
  output_.append("</section>\n");
  section("findings", ReportWord::findings);
  write_filters();
  blocks_.drain(drain);
  output_.append("</section>\n");
  section("indicators", ReportWord::indicators);
  write_indicators();
  std::string html = "</section>\n</main>\n<footer class=\"faint\"><p>";
  append_word(html, ReportWord::made_by);
  html.append(" " JIXIAO_VERSION "</p></footer>\n<script>\n").append(embedded_text("report.js"));
  html += "</script>\n</body>\n</html>\n";
  output_.append(html);
  output_.flush_if_full();
}

}  // namespace

std::unique_ptr<Emitter> make_report_html(Output& output, const Options& options) {
  return std::make_unique<ReportHtml>(output, options);
}

}  // namespace jixiao::emit
