#include "grammar/pattern_first.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "text/utf8.h"

namespace jixiao::grammar {

namespace {

constexpr char32_t last_character = 0x10FFFF;
constexpr std::size_t bits = 64;

bool is_mark(char byte) {
  return !text::is_ascii_letter(byte) && !text::is_ascii_digit(byte) &&
         static_cast<unsigned char>(byte) < 0x80;
}

}  // namespace

/// Goes through an expression once, from left to right.
class FirstCharactersReader {
 public:
  using Range = FirstCharacters::Range;

  /// What an expression, or a part of it, may begin with.
  struct First {
    std::vector<Range> ranges;
    bool may_be_empty = false;
  };
  using Answer = std::optional<First>;

  explicit FirstCharactersReader(std::string_view expression) : rest_(expression) {}

  Answer whole() {
    Answer first = alternatives();
    return rest_.empty() ? first : std::nullopt;
  }

 private:
  [[nodiscard]] bool at(char byte) const { return !rest_.empty() && rest_.front() == byte; }
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  static void unite(First& with, const First& other) {
    with.ranges.insert(with.ranges.end(), other.ranges.begin(), other.ranges.end());
  }

  Answer alternatives() {
    First all;
    do {
      const Answer one = sequence();
      if (!one) return std::nullopt;
      unite(all, *one);
      all.may_be_empty = all.may_be_empty || one->may_be_empty;
    } while (take("|"));
    return all;
  }

  Answer sequence() {
    First all;
    all.may_be_empty = true;
    while (!rest_.empty() && !at('|') && !at(')')) {
      Answer one = item();
      if (!one || !repetitions(*one)) return std::nullopt;
      if (!all.may_be_empty) continue;
      unite(all, *one);
      all.may_be_empty = one->may_be_empty;
    }
    return all;
  }

  Answer item() {
    if (take("(?:")) return group();
    if (take("(?P<")) {
      const std::size_t end = rest_.find('>');
      if (end == std::string_view::npos) return std::nullopt;
      rest_.remove_prefix(end + 1);
      return group();
    }
    if (take("(?i)")) {
      ignores_case_ = true;
      return at('*') || at('+') || at('?') || at('{') ? Answer{} : First{{}, true};
    }
    if (rest_.starts_with("(?")) return std::nullopt;
    if (take("(")) return group();
    if (take("[")) return character_class();
    if (take(".")) return First{{{0, last_character}}, false};
    if (at('^') || at('$') || at('*') || at('+') || at('?') || at('{')) return std::nullopt;
    First first;
    if (!member(first.ranges)) return std::nullopt;
    return first;
  }

  Answer group() {
    const bool before = ignores_case_;
    Answer first = alternatives();
    ignores_case_ = before;
    return take(")") ? first : std::nullopt;
  }

  Answer character_class() {
    First first;
    const bool others = take("^");
    for (bool is_first = true; is_first || !at(']'); is_first = false) {
      if (rest_.empty() || rest_.starts_with("[:")) return std::nullopt;
      if (is_first && take("]")) {
        first.ranges.push_back({']', ']'});
        continue;
      }
      std::vector<Range> low;
      if (!member(low)) return std::nullopt;
      if (at('-') && rest_.size() > 1 && rest_[1] != ']') {
        take("-");
        std::vector<Range> high;
        if (rest_.empty() || !member(high)) return std::nullopt;
        const Range range{low.front().first, high.front().first};
        if (low.size() > 1 || high.size() > 1 || (ignores_case_ && !has_no_case(range))) return std::nullopt;
        low = {range};
      }
      first.ranges.insert(first.ranges.end(), low.begin(), low.end());
    }
    take("]");
    // Which characters a class leaves out nobody needs to know.
    if (others) first.ranges = {{0, last_character}};
    return first;
  }

  /// A character, or an escape that stands for one or several.
  bool member(std::vector<Range>& out) {
    if (take("\\d")) return add(out, '0', '9');
    if (take("\\s")) return add(out, '\t', ' ');
    if (take("\\x{")) {
      unsigned code = 0;
      const auto read = std::from_chars(rest_.data(), rest_.data() + rest_.size(), code, 16);
      if (read.ec != std::errc{}) return false;
      rest_.remove_prefix(static_cast<std::size_t>(read.ptr - rest_.data()));
      return take("}") && (!ignores_case_ || has_no_case({code, code})) && add(out, code, code);
    }
    if (at('\\')) {
      if (rest_.size() < 2 || !is_mark(rest_[1])) return false;
      rest_.remove_prefix(1);
    }
    std::size_t length = 0;
    const char32_t character = text::next_character(rest_, length);
    rest_.remove_prefix(length);
    if (!ignores_case_ || has_no_case({character, character})) return add(out, character, character);
    if (character >= 0x80 || !text::is_ascii_letter(static_cast<char>(character))) return false;
    const char32_t lower = character | 0x20U;
    add(out, lower, lower);
    if (lower == 'k') add(out, 0x212A, 0x212A);
    if (lower == 's') add(out, 0x17F, 0x17F);
    return add(out, lower ^ 0x20U, lower ^ 0x20U);
  }

  /// Whether all characters of a range are of the blocks in which none has another case.
  static bool has_no_case(Range range) {
    constexpr Range blocks[] = {{0, 0x40},        {0x5B, 0x60},     {0x7B, 0xB4},    {0xB7, 0xB7},
                                {0x2000, 0x20FF}, {0x2E80, 0xA63F}, {0xFE30, 0xFF20}};
    return std::any_of(std::begin(blocks), std::end(blocks), [range](Range block) {
      return block.first <= range.first && range.last <= block.last;
    });
  }

  static bool add(std::vector<Range>& out, char32_t first, char32_t last) {
    out.push_back({first, last});
    return true;
  }

  /// Whether the item before may be left out is all that matters.
  bool repetitions(First& first) {
    if (take("?") || take("*")) {
      first.may_be_empty = true;
    } else if (at('{')) {
      if (rest_.size() < 2 || !text::is_ascii_digit(rest_[1])) return false;
      const std::size_t end = rest_.find('}');
      if (end == std::string_view::npos) return false;
      first.may_be_empty = first.may_be_empty || rest_[1] == '0';
      rest_.remove_prefix(end + 1);
    } else {
      take("+");
    }
    take("?");  // fewer rather than more
    return !at('*') && !at('+') && !at('?') && !at('{');
  }

  std::string_view rest_;
  bool ignores_case_ = false;
};

FirstCharacters::FirstCharacters(std::string_view expression) {
  FirstCharactersReader::Answer first = FirstCharactersReader(expression).whole();
  if (!first || first->may_be_empty) return;
  all_ = false;
  ranges_ = std::move(first->ranges);
  basic_.resize(0x10000 / bits);
  for (const Range range : ranges_) {
    for (char32_t character = range.first; character <= range.last && character < 0x10000; ++character)
      basic_[character / bits] |= std::uint64_t{1} << (character % bits);
  }
  const auto lead_of = [](char32_t character) {
    std::string bytes;
    text::append_character(bytes, character);
    return static_cast<unsigned char>(bytes.front());
  };
  for (const Range range : ranges_) {
    for (unsigned lead = lead_of(range.first); lead <= lead_of(range.last); ++lead) leads_.set(lead);
  }
}

bool FirstCharacters::has_first_of(std::string_view text) const {
  std::size_t at = 0;
  const char32_t first = text::next_character(text, at);
  if (first < 0x10000) return ((basic_[first / bits] >> (first % bits)) & 1U) != 0;
  return std::any_of(ranges_.begin(), ranges_.end(),
                     [first](Range range) { return range.first <= first && first <= range.last; });
}

}  // namespace jixiao::grammar
