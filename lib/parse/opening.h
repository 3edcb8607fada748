#pragma once
#include <cstdint>

#include "finding/fingerprint.h"

namespace jixiao::parse {

/// That a table has just begun: its head and the amounts of its first row are read, and nothing of it is
/// handed on yet.
struct Opening {
  std::uint64_t head = 0;  ///< byte of the input at which its head begins
  /// Of all that decides how reading goes on from here: two readers of one input with the same state here
  /// read the same from here on (but for running titles, see lex::RunningLines).
  finding::Hash state;
};

}  // namespace jixiao::parse
