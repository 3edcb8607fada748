#pragma once
#include <cstdint>
#include <string_view>

#include "check/words.h"
#include "model/target.h"

/// What the unit of a target says about its value.
namespace jixiao::check {

enum class ValueKind : std::uint8_t {
  count,     ///< what adds up over the years: pieces, amounts
  rate,      ///< shares, and values of one day, person or piece
  score,     ///< points of a scale
  duration,  ///< how long something takes or lasts
};

/// The kind of value that a target of an indicator of this name has.
ValueKind kind_of(const model::Reading& reading, std::string_view target, std::string_view name,
                  const Words& words);

/// The first measure word of a unit; empty when it begins with none.
std::string_view measure_word(std::string_view unit, const Words& words);

/// How many make the whole of a share: 100 or 1000; 0 when the unit is none of a share.
int whole_of(std::string_view unit, const Words& words);

/// Whether two units mean the same as far as can be told: compared by their first measure word.
bool same_unit(std::string_view left, std::string_view right, const Words& words);

/// Compares two values of the same unit; a share of 1‰ is one of 0.1 %. Negative: `left` is the smaller.
int compare_values(const model::Reading& left, const model::Reading& right, const Words& words);

/// Whether a share is above the whole: above 100 % or 1000 ‰, also the upper end of a range or in a part.
bool above_whole(const model::Reading& reading, const Words& words);

}  // namespace jixiao::check
