#pragma once
#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "grammar/outline.h"
#include "grammar/pattern.h"
#include "text/marks.h"

namespace jixiao::grammar {

/// Patterns of which most texts match none. What a few instructions can tell is asked before RE2, and a
/// pattern that no text comes near is never compiled: both cost more than the bytes of a short text.
class PatternList {
 public:
  PatternList() = default;
  explicit PatternList(const std::vector<Pattern>& patterns);

  /// Whether a text begins like a match of one of them, and ends like one.
  [[nodiscard]] bool may_match(std::string_view text) const {
    return first_.has_first_of(text) && last_.has_last_of(text);
  }
  /// Whether any of them matches the whole text.
  [[nodiscard]] bool any_matches(std::string_view text) const { return first_match(text) != none; }
  /// Index of the first of them that does; `none` if none does.
  [[nodiscard]] std::size_t first_match(std::string_view text) const {
    return may_match(text) ? search(text) : none;
  }
  static constexpr std::size_t none = static_cast<std::size_t>(-1);
  /// Whether it is sure that no ASCII digit in a text makes a difference that another one would not make.
  [[nodiscard]] bool take_digits_alike() const { return digits_alike_; }

 private:
  [[nodiscard]] std::size_t search(std::string_view text) const;

  struct Guarded {
    Pattern pattern;
    const Outline* outline;  ///< its own
    bool is_open = false;    ///< a match may begin and end with nearly anything
  };
  void prepare_open();
  CharacterSet first_;  ///< what any match begins with
  CharacterSet last_;   ///< what any match ends with
  /// A match of a pattern that is not open ends with one of the first of these, or begins with one of the
  /// second.
  CharacterSet closed_last_, closed_first_;
  std::vector<Guarded> patterns_;
  bool digits_alike_ = true;
  /// What the texts begin with one of which an open pattern needs; null: they are not known, or too many.
  std::shared_ptr<const text::Marks> open_marks_;
};

}  // namespace jixiao::grammar
