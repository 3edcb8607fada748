#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/position.h"

namespace jixiao::finding {

enum class Severity : std::uint8_t { info, warning, error };
/// "info", "warning", "error".
std::string_view severity_name(Severity severity);

/// A rule: what a finding of it is called and how much it weighs by default. Its words live in
/// check/rules/<id>.md and are compiled in (see finding/words.h).
struct Kind {
  std::string_view id;
  Severity severity;
};

/// What a finding is about. Empty strings and absent numbers are JSON null.
struct Subject {
  std::uint32_t table = 0;  ///< 0: none
  std::string department;
  std::string spending_unit;
  std::string project;
  std::uint32_t list = 0;
  std::optional<std::uint32_t> number;
  std::string indicator;
  std::string field;  ///< a key of the interface: total, annual_target, number, …
};

/// The source line(s) around a place, as printed: columns are kept, every run of other blanks is spaces.
/// Built while the row is at hand, because a stream has no way back.
struct Snippet {
  std::string line;         ///< one source line, UTF-8, without its end
  std::uint32_t begin = 0;  ///< bytes of `line` that the place covers
  std::uint32_t end = 0;    ///< exclusive
  bool goes_on = false;     ///< the place goes on on a later line
  /// Where the line begins on which the place begins, and that on which it ends, in an input of UTF-8: byte
  /// columns are counted from there.
  std::uint64_t line_start = text::unknown_byte, end_line_start = text::unknown_byte;
  /// Where the place goes on on a new line, as offsets in the text of the place (the excerpt); of a very long
  /// place only the first ones.
  std::vector<std::uint32_t> wraps;
};

/// One named value of a message: {total}, {sum}, …
struct Argument {
  std::string_view name;
  std::string value;
};

/// Another place that belongs to a finding: a part of a sum, the entry that came first.
struct Related {
  std::string_view role;  ///< which message it has: "part", "first", … (worded like a kind, see words.h)
  std::vector<Argument> arguments;  ///< fill that message
  text::Position at;
};

/// One thing to report. Worded only when it is printed: `arguments` fill the message of its kind.
struct Finding {
  const Kind* kind = nullptr;
  Severity severity = Severity::info;
  text::Position begin, end;          ///< end is exclusive
  std::optional<std::uint64_t> page;  ///< from 1; none while no form feed has come
  Subject subject;
  std::vector<Argument> arguments;
  std::vector<Related> related;
  std::uint64_t related_omitted = 0;
  std::string excerpt;  ///< the repaired text in question
  Snippet snippet;
  std::string fingerprint;  ///< 32 hexadecimal digits
};

}  // namespace jixiao::finding
