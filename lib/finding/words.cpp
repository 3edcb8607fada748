#include "finding/words.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace jixiao::finding {
namespace {

constexpr std::size_t longest_quote = 80;  // characters
constexpr std::string_view ellipsis = "\xE2\x80\xA6";

const std::string* value_of(std::span<const Argument> arguments, std::string_view name) {
  for (const Argument& argument : arguments) {
    if (argument.name == name) return &argument.value;
  }
  return nullptr;
}

std::string cut(std::string value) {
  const std::size_t kept = text::first_characters(value, longest_quote).size();
  if (kept == value.size()) return value;
  value.resize(kept);
  return value.append(ellipsis);
}

std::string joined(std::string_view items, std::string_view separator) {
  std::string out;
  for (const char byte : items) {
    byte == item_separator ? out.append(separator) : out.append(1, byte);
  }
  return out;
}

/// The text of one `{field}` without its braces; false when it has no value.
bool append_field(std::string& out, std::string_view field, std::span<const Argument> arguments,
                  std::string_view language) {
  const std::size_t name_end = field.find_first_of(":|");
  const std::string* value = value_of(arguments, field.substr(0, name_end));
  if (value == nullptr) return false;
  const std::string_view how = name_end == std::string_view::npos ? "" : field.substr(name_end);
  if (how == ":list") {
    out += cut(joined(*value, list_separator(language)));
  } else if (how == ":term") {
    out += term(*value, language);
  } else if (how.starts_with('|')) {
    const std::size_t middle = how.find('|', 1);
    out += *value;
    out += ' ';
    out += *value == "1" ? how.substr(1, middle - 1) : how.substr(middle + 1);
  } else {
    out += cut(*value);
  }
  return true;
}

std::string_view without_blank_lines(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of('\n'), text.size());
  const std::size_t end = text.find_last_not_of('\n');
  return end == std::string_view::npos ? std::string_view{} : text.substr(begin, end + 1 - begin);
}

/// The text from the line after the heading line `title` (at level `marks`) to the next heading of that level
/// or above.
std::string_view under_heading(std::string_view text, std::string_view marks, std::string_view title) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, line_end - at);
    at = line_end + 1;
    if (!line.starts_with(marks) || line.substr(marks.size()) != title) continue;
    std::size_t end = std::min(at, text.size());
    while (end < text.size()) {
      const std::string_view rest = text.substr(end);
      const std::size_t level = rest.find_first_not_of('#');
      if (level > 0 && level < marks.size() && rest.substr(level).starts_with(' ')) break;
      end = std::min(text.find('\n', end), text.size() - 1) + 1;
    }
    return without_blank_lines(text.substr(std::min(at, text.size()), end - std::min(at, text.size())));
  }
  return {};
}

/// A section's lines, two spaces in; what stands between fences two more, without the fences.
void append_indented(std::string& out, std::string_view text) {
  bool fenced = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = end + 1;
    if (line.starts_with("```")) {
      fenced = !fenced;
    } else {
      if (!line.empty()) out.append(fenced ? "    " : "  ").append(line);
      out += '\n';
    }
  }
}

std::string_view page_text(std::string_view id) {
  const std::span<const Page> all = pages();
  const auto found = std::lower_bound(
      all.begin(), all.end(), id, [](const Page& page, std::string_view wanted) { return page.id < wanted; });
  return found == all.end() || found->id != id ? std::string_view{} : found->text;
}

}  // namespace

std::string_view section(std::string_view id, Section section, std::string_view language,
                         std::string_view variant) {
  const std::string_view half = under_heading(page_text(id), "## ", term("language", language));
  std::string title(heading(section, language));
  if (!variant.empty()) title.append(": ").append(variant);
  return under_heading(half, "### ", title);
}

namespace {

/// The template of a message. Thousands of findings have the same few: a thread looks each up in its page
/// once.
std::string_view message_pattern(std::string_view id, std::string_view language, std::string_view variant) {
  struct Known {
    std::string_view id;  ///< of the kind, whose text is compiled in
    bool chinese;
    std::string variant;
    std::string_view pattern;
  };
  thread_local std::vector<Known> known;
  const bool chinese = language == "zh";
  for (const Known& one : known) {
    if (one.id.data() == id.data() && one.chinese == chinese && one.variant == variant) return one.pattern;
  }
  constexpr std::size_t most = 256;  // variants are few, but they come as text
  const std::string_view pattern = section(id, Section::message, language, variant);
  if (known.size() < most) known.push_back({id, chinese, std::string(variant), pattern});
  return pattern;
}

}  // namespace

std::string_view summary(const Kind& kind, std::string_view language) {
  return section(kind.id, Section::summary, language);
}

std::string page(const Kind& kind, std::string_view language) {
  std::string out(kind.id);
  out.append(" (").append(term(severity_name(kind.severity), language)).append(")\n\n");
  out.append(summary(kind, language)).append("\n");
  for (const Section part : {Section::why, Section::example, Section::mend, Section::source}) {
    out.append("\n").append(heading(part, language)).append("\n");
    append_indented(out, section(kind.id, part, language));
  }
  return out;
}

std::string fill(std::string_view pattern, std::span<const Argument> arguments, std::string_view language) {
  std::string out;
  for (std::size_t at = 0; at < pattern.size();) {
    const std::size_t open = std::min(pattern.find('{', at), pattern.size());
    out += pattern.substr(at, open - at);
    if (open == pattern.size()) break;
    const std::size_t close = pattern.find('}', open);
    if (close == std::string_view::npos) return out.append(pattern.substr(open));
    const std::size_t before = out.size();
    if (!append_field(out, pattern.substr(open + 1, close - open - 1), arguments, language)) {
      out += pattern.substr(open, close + 1 - open);
    } else if (out.size() == before && out.ends_with(' ')) {
      out.pop_back();
    }
    at = close + 1;
  }
  return out;
}

std::string message(const Finding& finding, std::string_view language) {
  const std::string* variant = value_of(finding.arguments, "variant");
  const std::string_view pattern =
      message_pattern(finding.kind->id, language, variant == nullptr ? std::string_view{} : *variant);
  return fill(pattern, finding.arguments, language);
}

std::string related_message(const Related& related, std::string_view language) {
  return fill(role_message(related.role, language), related.arguments, language);
}

}  // namespace jixiao::finding
