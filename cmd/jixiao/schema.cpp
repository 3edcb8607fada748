#include "emit/schema.h"

#include "jixiao/commands.h"

namespace jixiao::command {
namespace {

constexpr Flag flags[] = {Flag::output, Flag::language, Flag::help};

int run(const Options& options) {
  const std::string name = options.operands.empty() ? "parse" : options.operands.front();
  const std::string_view text = emit::schema(name);
  if (text.empty()) {
    std::string names;
    for (const std::string_view each : emit::schema_names())
      names.append(names.empty() ? "" : ", ").append(each);
    throw UsageError(say(Say::no_such_schema, options.language, {name, names}));
  }
  return write_text(options, [&](emit::Output& out) { out.append(text); });
}

}  // namespace

const Command schema_command{"schema", flags, 1, run};

}  // namespace jixiao::command
