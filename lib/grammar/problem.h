#pragma once
#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::grammar {

/// All that can be wrong with a grammar, a configuration or a baseline. The words of each are in
/// problem_messages.cpp.
enum class ProblemKind : std::uint8_t {
  alternatives_clash,
  bad_baseline,
  bad_baseline_entry,
  bad_pattern,
  bad_reference,
  blank_text,
  capture_missing,
  capture_unused,
  duplicate_name,
  duplicate_section,
  duplicate_word,
  entry_end_missing,
  entry_field_count,
  entry_field_unmatched,
  entry_head_unmatched,
  entry_label_missing,
  file_unreadable,
  folder_empty,
  glob_without_year,
  half_form,
  matches_empty,
  matches_nothing,
  missing_key,
  missing_pattern,
  missing_section,
  missing_vocabulary,
  no_rejects,
  no_samples,
  recursive_fragment,
  reject_matched,
  sample_of_other_word,
  sample_unmatched,
  spelling_unneeded,
  syntax,
  too_many_columns,
  unknown_fragment,
  unknown_key,
  unknown_name,
  unknown_rule,
  unknown_value,
  unknown_vocabulary,
  want_unknown,
  want_wrong,
  wrong_type,
};

/// One thing that is wrong with a file that somebody wrote, where, and what to do.
struct Problem {
  ProblemKind kind = ProblemKind::syntax;
  std::vector<std::string> arguments;  ///< fill {0}, {1} … of the message
  std::string suggestion;              ///< "did you mean …?", empty: none
  std::string file;
  std::uint32_t line = 0;    ///< 0: the file as a whole
  std::uint32_t column = 0;  ///< in characters, from 1
  std::string source_line;

  /// What is wrong, in "en" or "zh": lower case, no full stop.
  [[nodiscard]] std::string message(std::string_view language = "en") const;
  /// What to do about it; may be empty.
  [[nodiscard]] std::string hint(std::string_view language = "en") const;
  /// The whole as a compiler prints it: place, message, source line with a caret, hint. Ends with a line end.
  [[nodiscard]] std::string render(std::string_view language = "en") const;
};

/// A file that cannot be used: all that is wrong with it, in the order of files and lines.
struct ProblemError : std::runtime_error {
  explicit ProblemError(std::vector<Problem> all);
  /// All problems rendered, and a last line that counts them.
  [[nodiscard]] std::string render(std::string_view language = "en") const;

  std::vector<Problem> problems;  ///< at least one
};

/// A grammar that cannot be used.
struct GrammarError : ProblemError {
  using ProblemError::ProblemError;
};

/// The message and the hint of a kind with {0}, {1} … in them.
struct ProblemWords {
  ProblemKind kind;
  std::string_view message_en, message_zh;
  std::string_view hint_en, hint_zh;
};
/// The words of one kind.
const ProblemWords& problem_words(ProblemKind kind);
/// "error".
std::string_view error_word(std::string_view language);
/// An argument of a message as it is said: what the program itself puts in has words in both languages.
std::string argument_text(ProblemKind kind, std::size_t index, const std::string& argument,
                          std::string_view language);
/// "did you mean “{0}”?" and "{0} errors".
std::string suggestion_text(std::string_view name, std::string_view language);
std::string problem_count_text(std::size_t count, std::string_view language);

}  // namespace jixiao::grammar
