#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "emit/output.h"
#include "finding/held_back.h"
#include "model/event.h"

namespace jixiao::emit {

enum class Rows { indicators, projects, units };

/// What the formats can be told. Each format looks at what concerns it.
struct Options {
  std::string language = "en";   ///< "en" or "zh": of messages
  bool pretty = false;           ///< json: indented
  bool spans = false;            ///< json, ndjson: with the byte ranges of every leaf
  bool excel = false;            ///< csv: BOM, CRLF, formulas made harmless
  bool chinese_header = false;   ///< csv: --header zh
  Rows rows = Rows::indicators;  ///< csv
  bool color = false;            ///< text
  bool show_info = false;        ///< text: infos one by one instead of a count
  unsigned width = 0;            ///< text: columns of the terminal; 0: unbounded
  /// What a baseline held back, asked at the end of a check; none: there is no baseline.
  std::function<finding::HeldBack()> held_back;
  bool wide_ambiguous = false;  ///< text: characters of ambiguous width (≥, “, …) take two columns
};

/// Turns the events of any number of inputs into one output, as they come.
class Emitter {
 public:
  virtual ~Emitter() = default;
  /// Before the first event of an input.
  virtual void begin_source(std::string_view path) = 0;
  virtual void write(const model::Event& event) = 0;
  /// After the last event of an input (also when reading it failed midway).
  virtual void end_source() = 0;
  /// After the last input.
  virtual void finish() = 0;
};

/// What a format shows of findings; what nobody sees need not be made.
enum class Shows : std::uint8_t {
  all,
  words,        ///< all but fingerprints
  shown_infos,  ///< the same, and of infos their number, unless Options::show_info asks for them
};

/// A format by name, for `parse` or for `check`.
struct Format {
  std::string_view command;  ///< "parse", "check", "repair" or "report"
  std::string_view name;     ///< json, ndjson, …
  std::unique_ptr<Emitter> (*make)(Output& output, const Options& options);
  std::string_view extension = {};  ///< of a file that holds it, without the dot
  Shows shows = Shows::all;
};

/// All formats, in the order in which --help lists them; the first of a command is its default.
std::span<const Format> formats();
/// Null when the command has no such format.
const Format* find_format(std::string_view command, std::string_view name);

}  // namespace jixiao::emit
