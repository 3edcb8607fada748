// One input read by several jobs, each a part: it gives what reading it in one gives, in any format. What a
// job has read before does not show.
#include <exception>
#include <string>
#include <utility>
#include <vector>

#include "emit/emitter.h"
#include "input.h"
#include "law.h"
#include "memory_file.h"
#include "records.h"
#include "run/run.h"
#include "stream.h"
#include "targets.h"

namespace jixiao::fuzz {
namespace {

/// How an input is read.
struct Way {
  unsigned jobs = 1;
  std::size_t part_size = 1;
};

struct Written {
  std::string output, rest;  ///< `rest`: what was said, counted, and the exit code
};

/// All that comes of some files.
Written written(std::vector<std::string> paths, const Call& call, Way way) {
  const MemoryFile output;
  std::string said;
  run::Settings settings;
  settings.grammar = &built_in_grammar();
  settings.format = emit::find_format(call.command, call.format);
  settings.encoding = text::Encoding::utf8;
  law(settings.format != nullptr, "there is such a format", call.format);
  if (call.command != "check") settings.check.scope = check::Options::Scope::structure;
  settings.findings_on_console = call.command == "repair" || call.format == "csv";
  settings.output = output.descriptor();
  settings.jobs = way.jobs;
  settings.part_size = way.part_size;
  settings.parse.max_row = call.max_row;
  settings.give_up = [](const std::exception_ptr& fault) { std::rethrow_exception(fault); };
  run::Selection selection;
  selection.operands = std::move(paths);
  run::Inputs inputs(selection, run::Language::english);
  const run::Console console(run::Language::english, false, [&](std::string_view text) { said += text; });
  const run::Result result = run::run_inputs(inputs, settings, console);
  return {output.content(), said + "\n--\n" + std::to_string(result.exit_code()) + ' ' +
                                std::to_string(result.tables) + ' ' + std::to_string(result.rows_read) + ' ' +
                                std::to_string(result.rows_unread) + ' ' + std::to_string(result.infos)};
}

}  // namespace

void parts(std::string_view data) {
  Input input(data);
  constexpr std::string_view calls[][2] = {{"parse", "ndjson"}, {"parse", "json"}, {"parse", "csv"},
                                           {"repair", "text"},  {"check", "json"}, {"check", "text"}};
  const auto& [command, format] = calls[input.choose(6)];
  Call call{command, format, {}};
  // Several tables, one behind another, are what is put together.
  std::string text;
  for (unsigned times = 1 + input.choose(5); times > 0; --times) text += input.text();
  const unsigned size = input.choose(256);
  if (input.choose(8) == 1) call.max_row = 300;
  const MemoryFile file(text);
  const Written one = written({file.path()}, call, {});
  const Written many = written({file.path()}, call, {2 + size % 2, 100 + std::size_t{size} * 20});
  law(one.output == many.output, "parts do not show", first_difference(one.output, many.output), {size});
  law(one.rest == many.rest, "parts do not show", first_difference(one.rest, many.rest), {size});
  if (call.format != "ndjson") return;
  const MemoryFile half(std::string_view(text).substr(text.size() / 2));
  const std::string before = written({half.path()}, call, {}).output;
  const std::string both = written({half.path(), file.path()}, call, {}).output;
  law(before + one.output == both, "what was read before does not show",
      first_difference(before + one.output, both));
}

}  // namespace jixiao::fuzz
