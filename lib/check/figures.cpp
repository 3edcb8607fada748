#include "check/figures.h"

namespace jixiao::check {
namespace {

__extension__ typedef unsigned __int128 Wide;

/// Whether `units` of the last digit are more than likely with n parts: units > ⌈3·√((n+1)/12)⌉, without a
/// root.
bool unlikely(std::uint64_t units, std::uint64_t parts) {
  const Wide below = units - 1;
  return units > 1 && 4 * below * below >= 3 * (Wide{parts} + 1);
}

}  // namespace

Comparison compare(const text::Decimal& printed, const text::DecimalSum& sum, std::uint64_t parts,
                   Exact exact) {
  Comparison result{Judgement::exact, sum};
  result.difference.subtract(printed);
  if (result.difference.overflow()) {
    result.judgement = Judgement::unknown;
    return result;
  }
  if (result.difference.is_zero()) return result;
  result.judgement = Judgement::mismatch;
  const bool unrounded = exact == Exact::all || (exact == Exact::cents && result.difference.scale() >= 2);
  if (unrounded || !text::is_rounding(result.difference, parts)) return result;
  result.judgement =
      unlikely(*result.difference.last_units(), parts) ? Judgement::rounding_unlikely : Judgement::rounding;
  return result;
}

std::string rounding_bound(std::uint64_t parts, std::uint8_t scale) {
  std::string digits = std::to_string((parts + 1) / 2);
  const bool half = parts % 2 == 0;
  if (half) digits += '5';
  const std::size_t places = std::size_t{scale} + (half ? 1 : 0);
  if (places == 0) return digits;
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  return digits.insert(digits.size() - places, 1, '.');
}

std::string unsigned_text(const text::DecimalSum& difference) {
  std::string out = difference.to_string();
  if (out.starts_with('-')) out.erase(0, 1);
  return out;
}

std::string written_like(const text::DecimalSum& sum, std::string_view printed) {
  std::string out = sum.to_string();
  const bool grouped =
      printed.find(',') != std::string_view::npos || printed.find("\xEF\xBC\x8C") != std::string_view::npos;
  if (!grouped) return out;
  const std::size_t first = out.starts_with('-') ? 1 : 0;
  const std::size_t point = out.find('.');
  for (std::size_t at = point == std::string::npos ? out.size() : point; at > first + 3;) {
    at -= 3;
    out.insert(at, 1, ',');
  }
  return out;
}

}  // namespace jixiao::check
