#include "run/trace.h"

#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "jixiao/commands.h"

namespace jixiao::command {
namespace {

constexpr Flag flags[] = {
    Flag::format,  Flag::output,  Flag::stdin_path, Flag::encoding,
    Flag::grammar, Flag::max_row, Flag::language,   Flag::help,
};

/// Reads a number from 1 on at the start of `text` and takes it off.
template <typename Number>
bool take_number(std::string_view& text, Number& number) {
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
  return error == std::errc() && number > 0;
}

run::Place place_of(const std::string& operand, const Options& options) {
  run::Place place;
  std::string_view rest = operand;
  bool fits = take_number(rest, place.line) && rest.starts_with(":");
  if (fits) rest.remove_prefix(1);
  fits = fits && take_number(rest, place.column) && rest.empty();
  if (!fits) throw UsageError(say(Say::not_a_place, options.language, {operand}));
  return place;
}

[[noreturn]] void refuse(const run::MissingPlace& missing, const std::string& path, const Options& options) {
  const std::string shown = run::printable(path), line = std::to_string(missing.place.line);
  if (missing.columns == 0 && missing.place.line > missing.lines) {
    throw UsageError(say(Say::no_such_line, options.language, {shown, line, std::to_string(missing.lines)}));
  }
  throw UsageError(say(Say::no_such_column, options.language,
                       {shown, line, std::to_string(missing.place.column), std::to_string(missing.columns)}));
}

int run(const Options& options) {
  if (options.operands.size() < 2) throw UsageError(say(Say::trace_usage, options.language));
  const bool json =
      !options.format.empty() && one_of(Flag::format, options.format, {"text", "json"}, options) == 1;
  std::vector<run::Place> places;
  for (std::size_t index = 1; index < options.operands.size(); ++index) {
    places.push_back(place_of(options.operands[index], options));
  }
  run::Settings settings = reading_settings_of(options);
  const grammar::Grammar& grammar = load(options);
  settings.grammar = &grammar;

  run::Input input{run::Input::Kind::file, options.operands.front(), {}};
  if (input.path == "-") {
    input.kind = run::Input::Kind::standard_input;
    if (!options.stdin_path.empty()) input.path = options.stdin_path;
  }
  const run::Console console(options.language, false, run::write_to_standard_error);
  const run::TraceResult result = run::trace_input(input, places, settings, console);
  if (result.unread) return 3;
  if (result.missing) refuse(*result.missing, input.path, options);
  const std::string_view language = run::language_code(options.language);
  return write_text(options, [&](emit::Output& out) {
    for (const emit::Trace& trace : result.traces) {
      json ? emit::append_trace_json(out.buffer(), input.path, trace, language)
           : emit::append_trace_text(out.buffer(), input.path, trace, language);
      out.flush_if_full();
    }
  });
}

}  // namespace

const Command trace_command{"trace", flags, -1, run};

}  // namespace jixiao::command
