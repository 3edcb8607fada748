#pragma once
#include <span>
#include <string_view>

/// The JSON Schemas (2020-12) of what jixiao writes: the files of the folder schema/, compiled in.
namespace jixiao::emit {

/// The outputs that have a schema, in the order of their commands.
std::span<const std::string_view> schema_names();

/// The schema of an output ("parse": a document of -f json or a record of -f ndjson; "check"; "diff";
/// "trace"), as its file has it; empty when there is none of that name.
std::string_view schema(std::string_view name);

}  // namespace jixiao::emit
