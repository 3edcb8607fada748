#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/decimal.h"

/// Exact arithmetic of printed figures, and how computed ones are written beside them.
namespace jixiao::check {

/// How far a printed sum is from what its parts add up to.
enum class Judgement : std::uint8_t {
  exact,
  rounding,           ///< explained by the rounding of its figures
  rounding_unlikely,  ///< possible by rounding, but more than likely
  mismatch,           ///< beyond rounding
  unknown             ///< too large to say
};

struct Comparison {
  Judgement judgement = Judgement::exact;
  text::DecimalSum difference;  ///< the parts less the printed sum
};

/// Which figures are printed as they are, so that rounding explains nothing about them.
enum class Exact : std::uint8_t {
  none,   ///< all may have been rounded
  cents,  ///< those whose second decimal is the smallest coin, and printed
  all     ///< by decree: what is printed must add up
};

/// Compares a printed sum with that of `parts` rounded figures. With n parts rounding explains at most
/// (n+1)/2 units of the last digit, and likely at most max(1, ⌈3·√((n+1)/12)⌉); with one part, or where the
/// figures are exact, nothing.
Comparison compare(const text::Decimal& printed, const text::DecimalSum& sum, std::uint64_t parts,
                   Exact exact);

/// The most that rounding explains: (n+1)/2 units of a last digit with `scale` digits after the point.
std::string rounding_bound(std::uint64_t parts, std::uint8_t scale);

/// A difference without its sign.
std::string unsigned_text(const text::DecimalSum& difference);

/// A computed sum in the dress of a printed figure: with thousands separators if that has them.
std::string written_like(const text::DecimalSum& sum, std::string_view printed);

}  // namespace jixiao::check
