#pragma once
#include <cstddef>
#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "grammar/grammar.h"
#include "model/target.h"
#include "parse/target_reader.h"

namespace jixiao::parse {

/// Lets maps keyed by strings be asked with views.
struct TextHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
};

/// What was read from target texts before. Most targets of a table repeat (≥95%, 100%), so each text goes through the
/// patterns once. Bounded: forgets everything when full, never between two calls of `begin_row`.
class Readings {
 public:
  explicit Readings(const grammar::Grammar& grammar) : reader_(grammar) {}

  /// What `text` says if the whole of it fits `pattern`, else null. The reading is valid until the next `begin_row`.
  const model::Reading* read(std::string_view text, const grammar::Pattern& pattern);
  /// Forgets what a row needed only once, and everything if it has become too much.
  void begin_row();

 private:
  struct Known {
    bool fits = false;
    model::Reading reading;
  };
  TargetReader reader_;
  std::unordered_map<const grammar::Pattern*, std::unordered_map<std::string, Known, TextHash, std::equal_to<>>> known_;
  std::deque<model::Reading> long_ones_;  ///< of texts too long to be worth remembering
  std::size_t count_ = 0;
};

}  // namespace jixiao::parse
