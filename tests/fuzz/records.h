#pragma once
#include <string>
#include <string_view>

#include "text/encoding.h"

namespace jixiao::fuzz {

/// What an input's tables say, wherever it stands.
struct Records {
  std::string text;      ///< a line a leaf
  bool damaged = false;  ///< something could not be read or not with certainty, or a row lacks a cell
};
Records records_of(std::string_view bytes, text::Encoding encoding);

/// The lines where two texts first differ.
std::string first_difference(std::string_view left, std::string_view right);

}  // namespace jixiao::fuzz
