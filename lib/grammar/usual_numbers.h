#pragma once
#include <cstddef>
#include <string>
#include <string_view>

/// Plain numbers as amounts are mostly printed, by shape: those of one differ in their digits only. One to
/// nine digits, or one to three and one to three groups of three behind commas; then nothing, or a point and
/// up to six decimals.
namespace jixiao::grammar {

inline constexpr std::size_t usual_numbers = 18 * 7;

/// The shape of a text, below `usual_numbers`; `usual_numbers` if it has none of them.
std::size_t shape_of_number(std::string_view text);

/// A text of a shape, all digits 0.
std::string number_of_shape(std::size_t shape);

}  // namespace jixiao::grammar
