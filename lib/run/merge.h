#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "emit/output.h"
#include "run/console.h"

namespace jixiao::run {

/// Puts the manifests of all shards of a batch together, in the order of their inputs' names; `places` are
/// output folders or manifests. Every shard must be there once and whole, all made with the same program,
/// grammar and options of `command` from the same inputs, and every output as it was written. Returns whether
/// that is so; what is not is said on the console.
bool merge_manifests(const std::vector<std::string>& places, std::string_view command, emit::Output& out,
                     const Console& console);

}  // namespace jixiao::run
