#pragma once
#include <optional>
#include <vector>

#include "emit/trace.h"
#include "run/console.h"
#include "run/find_characters.h"
#include "run/inputs.h"
#include "run/pipeline.h"

namespace jixiao::run {

/// What became of some characters of an input.
struct TraceResult {
  std::vector<emit::Trace> traces;      ///< in the order of the places
  std::optional<MissingPlace> missing;  ///< then there are no traces
  bool unread = false;                  ///< the input can't be read, which has been said
};

/// Reads an input twice: to find the characters, and as `parse` does. What is no regular file is copied to a
/// temporary file first.
TraceResult trace_input(const Input& input, const std::vector<Place>& places, const Settings& settings,
                        const Console& console);

}  // namespace jixiao::run
