#pragma once
#include <functional>
#include <string>

#include "check/checker.h"
#include "emit/output.h"
#include "model/event.h"
#include "run/file_source.h"
#include "run/pipeline.h"

/// One large input, read by several jobs at a time: a job a part, and the bytes written are those of reading
/// it from its start to its end.
namespace jixiao::run {

/// Whether an input that has begun is read in parts: a large file in UTF-8, a format that can be put
/// together.
bool can_be_read_in_parts(const FileSource& source, const Settings& settings);

/// What puts an input together: what jobs have written goes to `output`, and `take` gets the findings and
/// what has to be counted, as events.
struct Whole {
  emit::Output& output;
  std::function<void(const model::Event&)> take;
  std::function<void()> pause;  ///< writes out what there is; nothing more may come for a while
};

/// Reads an input that begins at its first byte. Throws decode::ReadError as reading it in one would, after
/// all that comes before; and what writing throws.
void read_in_parts(FileSource& source, const std::string& path, const Settings& settings,
                   const check::Options& check, const Whole& whole);

}  // namespace jixiao::run
