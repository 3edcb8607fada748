#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/position.h"

/// Small things that all parts of the entry reader need.
namespace jixiao::parse {

inline std::string_view slice(std::string_view text, text::Leaf leaf) {
  return {text.data() + leaf.begin, leaf.size()};
}

/// The number that ASCII or full-width digits say; the pattern of the head has checked that they are at most
/// a few.
std::uint32_t read_number(std::string_view digits);

/// The length of the label that a text begins with, 0 if none; labels stand longest first.
std::size_t label_length(std::string_view text, const std::vector<std::string>& labels);

}  // namespace jixiao::parse
