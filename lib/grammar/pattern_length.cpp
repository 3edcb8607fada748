#include "grammar/pattern_length.h"

#include <algorithm>

#include "grammar/repetition.h"
#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

using Length = std::optional<std::size_t>;

/// A character of UTF-8 has at most so many bytes.
constexpr std::size_t longest_character = 4;
/// Beyond this nobody gains anything from knowing.
constexpr std::size_t longest_useful = 1024;

/// Goes through an expression once, from left to right.
class Measure {
 public:
  explicit Measure(std::string_view expression) : rest_(expression) {}

  Length whole() {
    const Length length = alternatives();
    return rest_.empty() ? length : std::nullopt;
  }

 private:
  [[nodiscard]] bool at(char byte) const { return !rest_.empty() && rest_.front() == byte; }
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  Length alternatives() {
    std::size_t longest = 0;
    do {
      const Length length = sequence();
      if (!length) return std::nullopt;
      longest = std::max(longest, *length);
    } while (take("|"));
    return longest;
  }

  Length sequence() {
    std::size_t sum = 0;
    while (!rest_.empty() && !at('|') && !at(')')) {
      const Length one = item();
      const Length times = one ? repetitions() : std::nullopt;
      if (!times) return std::nullopt;
      sum += *one * *times;
      if (sum > longest_useful) return std::nullopt;
    }
    return sum;
  }

  Length item() {
    if (take("(?:")) return group();
    if (take("(?P<")) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return std::nullopt;
      rest_.remove_prefix(end + 1);
      return group();
    }
    if (rest_.starts_with("(?")) return std::nullopt;
    if (take("(")) return group();
    if (at('[')) return character_class();
    if (at('\\')) return escape();
    if (take(".")) return longest_character;
    if (at('^') || at('$') || at('*') || at('+') || at('?') || at('{')) return std::nullopt;
    std::size_t length = 0;
    text::next_character(rest_, length);
    rest_.remove_prefix(length);
    return length;
  }

  Length group() {
    const Length length = alternatives();
    return take(")") ? length : std::nullopt;
  }

  Length character_class() {
    take("[");
    take("^");
    take("]");  // first, it is a member
    for (; !rest_.empty(); rest_.remove_prefix(1)) {
      if (take("]")) return longest_character;
      if (rest_.starts_with("[:")) return std::nullopt;
      if (at('\\') && rest_.size() > 1) rest_.remove_prefix(1);
    }
    return std::nullopt;
  }

  Length escape() {
    if (rest_.size() < 2) return std::nullopt;
    const char what = rest_[1];
    rest_.remove_prefix(2);
    if (what == 'd' || what == 's' || what == 'w') return 1;
    const bool is_mark = !text::is_ascii_letter(what) && !text::is_ascii_digit(what) &&
                         static_cast<unsigned char>(what) < 0x80;
    return is_mark ? Length(1) : std::nullopt;
  }

  /// How often at most the item before occurs.
  Length repetitions() {
    std::size_t times = 1;
    if (at('*') || at('+')) return std::nullopt;
    if (!take("?") && at('{')) {
      const auto repetition = repetition_at(rest_);
      if (!repetition || !repetition->most) return std::nullopt;
      times = *repetition->most;
      rest_.remove_prefix(repetition->length);
    }
    take("?");  // fewer rather than more
    const bool again = at('*') || at('+') || at('?') || at('{');
    return again ? std::nullopt : Length(times);
  }

  std::string_view rest_;
};

}  // namespace

std::optional<std::size_t> longest_match(std::string_view expression) {
  return Measure(expression).whole();
}

}  // namespace jixiao::grammar
