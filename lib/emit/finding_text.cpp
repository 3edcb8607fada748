#include "emit/finding_text.h"

#include <algorithm>

#include "emit/messages.h"
#include "finding/words.h"
#include "text/utf8.h"
#include "text/width.h"

namespace jixiao::emit {
namespace {

constexpr std::string_view bold = "\x1b[1m", faint = "\x1b[2m", plain = "\x1b[0m";
constexpr std::string_view ellipsis = "…";
constexpr std::string_view line_end_mark = "⏎";
constexpr std::size_t longest_joined = 300;  ///< characters that are shown of a place over several lines
constexpr std::size_t number_columns = 5;    ///< of a source line's number
constexpr std::size_t context_columns = 24;  ///< what is shown of the line before a place when it must be cut

std::string_view color_of(finding::Severity severity) {
  switch (severity) {
    case finding::Severity::error:
      return "\x1b[1;31m";
    case finding::Severity::warning:
      return "\x1b[1;33m";
    case finding::Severity::info:
      return "\x1b[1;36m";
  }
  return plain;
}

/// Turns a style on for as long as it lives, if colours are on at all.
class Style {
 public:
  Style(std::string& out, std::string_view style, const Options& options) : out_(out), on_(options.color) {
    if (on_) out_ += style;
  }
  ~Style() {
    if (on_) out_ += plain;
  }
  Style(const Style&) = delete;
  Style& operator=(const Style&) = delete;

 private:
  std::string& out_;
  bool on_;
};

/// Whether what is shown of the place is more than its part of the first line.
bool goes_on(const finding::Finding& finding) {
  return !finding.snippet.wraps.empty() && !finding.excerpt.empty();
}

/// A source line in three parts, as a terminal shows them: before the place, the place, behind it.
struct Shown {
  std::string before, place, after;
};

/// A place that goes on on other lines: put together, with a mark where each line ended.
void append_joined(std::string& out, std::string_view text, const std::vector<std::uint32_t>& wraps) {
  std::size_t done = 0;
  for (const std::size_t wrap : wraps) {
    if (wrap <= done || wrap >= text.size()) continue;
    text::append_visible(out, text.substr(done, wrap - done));
    out += line_end_mark;
    done = wrap;
  }
  text::append_visible(out, text.substr(done));
}

Shown show(const finding::Finding& finding) {
  const finding::Snippet& snippet = finding.snippet;
  const std::string_view line = snippet.line;
  const std::size_t begin = std::min<std::size_t>(snippet.begin, line.size());
  const std::size_t end = std::clamp<std::size_t>(snippet.end, begin, line.size());
  Shown shown;
  text::append_visible(shown.before, line.substr(0, begin));
  if (goes_on(finding)) {
    const std::string_view kept = text::first_characters(finding.excerpt, longest_joined);
    append_joined(shown.place, kept, snippet.wraps);
    if (kept.size() < finding.excerpt.size()) shown.place += ellipsis;
    return shown;
  }
  text::append_visible(shown.place, line.substr(begin, end - begin));
  text::append_visible(shown.after, line.substr(end));
  return shown;
}

/// Cuts the parts so that together they take at most `columns`, the place's beginning always among them.
void fit(Shown& shown, std::size_t columns, text::Ambiguous ambiguous) {
  const auto width = [ambiguous](std::string_view text) { return text::display_width(text, ambiguous); };
  const std::size_t mark = width(ellipsis);
  std::size_t before = width(shown.before);
  if (before + width(shown.place) + width(shown.after) <= columns) return;
  if (before > context_columns && before + width(shown.place) > columns) {
    shown.before = std::string(ellipsis) +
                   std::string(text::last_columns(shown.before, context_columns - mark, ambiguous));
    before = width(shown.before);
  }
  const std::size_t room = columns > before + mark ? columns - before - mark : 1;
  if (width(shown.place) > room) {
    shown.place = std::string(text::first_columns(shown.place, room, ambiguous)) + std::string(ellipsis);
    shown.after.clear();
    return;
  }
  const std::size_t behind = room - width(shown.place);
  if (width(shown.after) <= behind + mark) return;
  shown.after = std::string(text::first_columns(shown.after, behind, ambiguous)) + std::string(ellipsis);
}

void append_snippet(std::string& out, const finding::Finding& finding, const Options& options) {
  if (finding.snippet.line.empty()) return;
  const text::Ambiguous ambiguous = options.wide_ambiguous ? text::Ambiguous::wide : text::Ambiguous::narrow;
  Shown shown = show(finding);
  const std::string number = std::to_string(finding.begin.line);
  const std::size_t gutter = std::max(number.size(), number_columns);
  constexpr std::string_view bar = " | ";
  if (options.width > 0) {
    const std::size_t taken = gutter + bar.size();
    fit(shown, options.width > taken ? options.width - taken : 1, ambiguous);
  }
  {
    Style style(out, faint, options);
    out.append(gutter - number.size(), ' ').append(number).append(bar);
  }
  out.append(shown.before).append(shown.place).append(shown.after) += '\n';
  {
    Style style(out, faint, options);
    out.append(gutter, ' ').append(bar);
  }
  out.append(text::display_width(shown.before, ambiguous), ' ');
  {
    Style style(out, color_of(finding.severity), options);
    out.append(std::max<std::size_t>(1, text::display_width(shown.place, ambiguous)), '^');
    if (finding.snippet.goes_on && !goes_on(finding)) out += ellipsis;
  }
  out += '\n';
}

void append_related(std::string& out, std::string_view path, const finding::Finding& finding,
                    const Options& options) {
  const std::string indent(number_columns + 1, ' ');
  for (const finding::Related& related : finding.related) {
    out += indent;
    {
      Style style(out, faint, options);
      append_place(out, path, related.at);
      out += ": ";
    }
    text::append_visible(out, finding::related_message(related, options.language));
    out += '\n';
  }
  if (finding.related_omitted == 0) return;
  out.append(indent).append(omitted_related(finding.related_omitted, options.language)) += '\n';
}

}  // namespace

void append_place(std::string& out, std::string_view path, const text::Position& at) {
  text::append_visible(out, path);
  out += ':';
  out += std::to_string(at.line);
  out += ':';
  out += std::to_string(at.column);
}

void append_finding(std::string& out, std::string_view path, const finding::Finding& finding,
                    const Options& options) {
  {
    Style style(out, bold, options);
    append_place(out, path, finding.begin);
    out += ": ";
  }
  {
    Style style(out, color_of(finding.severity), options);
    out.append(severity_word(finding.severity, options.language)).append(": ");
  }
  {
    Style style(out, faint, options);
    out.append(finding.kind->id).append(": ");
  }
  text::append_visible(out, finding::message(finding, options.language));
  if (finding.page) {
    Style style(out, faint, options);
    out.append(on_page(*finding.page, options.language));
  }
  out += '\n';
  append_snippet(out, finding, options);
  append_related(out, path, finding, options);
}

void append_heading(std::string& out, std::string_view text, const Options& options) {
  {
    Style style(out, bold, options);
    text::append_visible(out, text);
  }
  out += '\n';
}

}  // namespace jixiao::emit
