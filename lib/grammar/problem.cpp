#include "grammar/problem.h"

#include <utility>

#include "text/utf8.h"
#include "text/width.h"

namespace jixiao::grammar {
namespace {

/// Puts the arguments of a problem in the place of {0}, {1} … of a text.
std::string fill(std::string_view words, const Problem& problem, std::string_view language) {
  std::string text;
  while (!words.empty()) {
    if (words.size() >= 3 && words[0] == '{' && text::is_ascii_digit(words[1]) && words[2] == '}') {
      const auto index = static_cast<std::size_t>(words[1] - '0');
      if (index < problem.arguments.size()) {
        text += argument_text(problem.kind, index, problem.arguments[index], language);
      }
      words.remove_prefix(3);
    } else {
      text += words.front();
      words.remove_prefix(1);
    }
  }
  return text;
}

/// A line of a file as it may be shown: what a terminal would act on is blank, what is no text a replacement
/// character.
std::string printable(std::string_view line) {
  std::string shown;
  while (!line.empty()) {
    const std::size_t good = text::valid_utf8_prefix(line);
    for (const char c : line.substr(0, good)) {
      const auto byte = static_cast<unsigned char>(c);
      shown += (byte < 0x20 && c != '\t') || byte == 0x7F ? ' ' : c;
    }
    line.remove_prefix(good);
    if (line.empty()) break;
    shown += "\xEF\xBF\xBD";
    line.remove_prefix(text::bad_utf8_length(line));
  }
  return shown;
}

/// Blanks that reach right under the character at `column` of a line.
std::string indent_under(std::string_view line, std::uint32_t column) {
  std::string blanks;
  std::size_t offset = 0;
  for (std::uint32_t at = 1; at < column; ++at) {
    const char32_t character = offset < line.size() ? text::next_character(line, offset) : U' ';
    if (character == U'\t') {
      blanks += '\t';
    } else {
      blanks.append(text::character_width(character), ' ');
    }
  }
  return blanks;
}

std::string render_all(const std::vector<Problem>& problems, std::string_view language) {
  std::string text;
  for (const Problem& problem : problems) text += problem.render(language);
  if (problems.size() > 1) text += problem_count_text(problems.size(), language) + "\n";
  return text;
}

}  // namespace

std::string Problem::message(std::string_view language) const {
  const ProblemWords& words = problem_words(kind);
  return fill(language == "zh" ? words.message_zh : words.message_en, *this, language);
}

std::string Problem::hint(std::string_view language) const {
  if (!suggestion.empty()) return suggestion_text(suggestion, language);
  const ProblemWords& words = problem_words(kind);
  return fill(language == "zh" ? words.hint_zh : words.hint_en, *this, language);
}

std::string Problem::render(std::string_view language) const {
  std::string text = file;
  if (line > 0) text += ':' + std::to_string(line) + ':' + std::to_string(column);
  if (!text.empty()) text += ": ";
  text += std::string(error_word(language)) + ": " + message(language) + '\n';
  if (line > 0) {
    const std::string shown = printable(source_line);
    const std::string number = std::to_string(line);
    const std::string margin(number.size(), ' ');
    text += ' ' + number + " | " + shown + '\n';
    text += ' ' + margin + " | " + indent_under(shown, column) + "^\n";
  }
  const std::string advice = hint(language);
  if (!advice.empty()) text += "  = " + advice + '\n';
  return text;
}

ProblemError::ProblemError(std::vector<Problem> all)
    : std::runtime_error(render_all(all, "en")), problems(std::move(all)) {}

std::string ProblemError::render(std::string_view language) const {
  return render_all(problems, language);
}

}  // namespace jixiao::grammar
