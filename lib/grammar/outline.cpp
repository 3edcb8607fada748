#include "grammar/outline.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <utility>

#include "grammar/repetition.h"
#include "text/find.h"
#include "text/utf8.h"

namespace jixiao::grammar {

namespace {

constexpr char32_t last_character = 0x10FFFF;
constexpr std::size_t bits = 64;
constexpr std::uint16_t full_page = 1;

bool is_mark(char byte) {
  return !text::is_ascii_letter(byte) && !text::is_ascii_digit(byte) &&
         static_cast<unsigned char>(byte) < 0x80;
}

/// How long a character is in UTF-8.
std::size_t bytes_of(char32_t character) {
  if (character < 0x80) return 1;
  if (character < 0x800) return 2;
  return character < 0x10000 ? 3 : 4;
}

using Range = CharacterSet::Range;
using Texts = std::vector<std::string>;

/// The same characters in order, in as few ranges as can be.
std::vector<Range> merged(std::vector<Range> ranges) {
  const auto before = [](Range left, Range right) { return left.first < right.first; };
  if (!std::is_sorted(ranges.begin(), ranges.end(), before)) std::sort(ranges.begin(), ranges.end(), before);
  std::size_t kept = 0;
  for (const Range range : ranges) {
    if (kept > 0 && range.first <= ranges[kept - 1].last + 1) {
      ranges[kept - 1].last = std::max(ranges[kept - 1].last, range.last);
    } else {
      ranges[kept++] = range;
    }
  }
  ranges.resize(kept);
  return ranges;
}

/// All characters but those of some ranges.
std::vector<Range> others_than(std::vector<Range> ranges) {
  std::vector<Range> others;
  char32_t from = 0;
  for (const Range range : merged(std::move(ranges))) {
    if (range.first > from) others.push_back({from, range.first - 1});
    from = range.last + 1;
  }
  if (from <= last_character) others.push_back({from, last_character});
  return others;
}

/// Goes through an expression once, from left to right.
class ExpressionReader {
 public:
  /// What an expression, or a part of it, may begin and end with.
  struct Ends {
    std::vector<Range> first, last;
    bool may_be_empty = false;
    Texts needed{};                    ///< one of them stands in it, if there are any
    bool is_literal = false;           ///< it is the one needed text
    std::size_t shortest = 0;          ///< bytes
    std::vector<Range> first_other{};  ///< what its first character is that is no ASCII digit, if it has one
    bool may_have_no_other = true;
  };
  using Answer = std::optional<Ends>;

  explicit ExpressionReader(std::string_view expression) : rest_(expression) {}

  Answer whole() {
    Answer ends = alternatives();
    return rest_.empty() ? ends : std::nullopt;
  }
  /// What stands in the parts that `whole` has gone through.
  [[nodiscard]] const std::vector<Range>& inside() const { return inside_; }
  /// Whether each of them takes all ASCII digits or none.
  [[nodiscard]] bool digits_alike() const { return digits_alike_; }

 private:
  [[nodiscard]] bool at(char byte) const { return !rest_.empty() && rest_.front() == byte; }
  bool take(std::string_view text) {
    if (!rest_.starts_with(text)) return false;
    rest_.remove_prefix(text.size());
    return true;
  }

  static void unite(std::vector<Range>& with, const std::vector<Range>& other) {
    with.insert(with.end(), other.begin(), other.end());
  }

  /// Takes the texts that say more: fewer, and then longer ones. Of equal ones the latter, because many
  /// Chinese words begin alike.
  static void choose(Texts& best, Texts other) {
    const auto shortest = [](const Texts& texts) {
      return std::min_element(
                 texts.begin(), texts.end(),
                 [](const std::string& left, const std::string& right) { return left.size() < right.size(); })
          ->size();
    };
    const bool is_better =
        best.empty() ||
        (!other.empty() &&
         (other.size() < best.size() || (other.size() == best.size() && shortest(other) >= shortest(best))));
    if (is_better) best = std::move(other);
  }

  Answer alternatives() {
    Ends all;
    bool each_needs = true;
    all.shortest = longest_useful;
    all.may_have_no_other = false;
    do {
      const Answer one = sequence();
      if (!one) return std::nullopt;
      all.shortest = std::min(all.shortest, one->shortest);
      unite(all.first, one->first);
      unite(all.last, one->last);
      unite(all.first_other, one->first_other);
      all.may_have_no_other = all.may_have_no_other || one->may_have_no_other;
      all.needed.insert(all.needed.end(), one->needed.begin(), one->needed.end());
      each_needs = each_needs && !one->needed.empty();
      all.may_be_empty = all.may_be_empty || one->may_be_empty;
    } while (take("|"));
    if (!each_needs) all.needed.clear();
    return all;
  }

  Answer sequence() {
    Ends all;
    all.may_be_empty = true;
    std::string literal;  // what stands here character by character
    const auto end_literal = [&] {
      if (!literal.empty()) choose(all.needed, {literal});
      literal.clear();
    };
    while (!rest_.empty() && !at('|') && !at(')')) {
      Answer one = item();
      const std::size_t left = rest_.size();
      if (!one || !repetitions(*one)) return std::nullopt;
      all.shortest = std::min(all.shortest + one->shortest, longest_useful);
      if (one->is_literal && rest_.size() == left) {
        literal += one->needed.front();
      } else {
        end_literal();
        if (!one->may_be_empty) choose(all.needed, std::move(one->needed));
      }
      if (!one->may_be_empty) all.last.clear();
      unite(all.last, one->last);
      if (all.may_have_no_other) {
        unite(all.first_other, one->first_other);
        all.may_have_no_other = one->may_have_no_other;
      }
      if (!all.may_be_empty) continue;
      if (all.first.empty()) {
        all.first = std::move(one->first);
      } else {
        unite(all.first, one->first);
      }
      all.may_be_empty = one->may_be_empty;
    }
    end_literal();
    return all;
  }

  /// Characters that stand here, one of them.
  Answer one_of(std::vector<Range> ranges) {
    constexpr std::size_t most = 8;
    inside_.insert(inside_.end(), ranges.begin(), ranges.end());
    digits_alike_ = digits_alike_ && has_all_digits_or_none(ranges);
    std::size_t count = 0;
    for (const Range range : ranges) count += range.last - range.first + 1;
    Ends ends;
    ends.is_literal = count == 1;
    ends.shortest = ranges.empty() ? 0 : bytes_of(ranges.front().first);
    for (const Range range : ranges) ends.shortest = std::min(ends.shortest, bytes_of(range.first));
    if (count <= most) {
      ends.needed.reserve(count);
      for (const Range range : ranges) {
        for (char32_t character = range.first; character <= range.last; ++character)
          text::append_character(ends.needed.emplace_back(), character);
      }
    }
    ends.may_have_no_other = false;
    for (const Range range : ranges) {
      if (range.first < '0')
        ends.first_other.push_back({range.first, std::min<char32_t>(range.last, '0' - 1)});
      if (range.last > '9')
        ends.first_other.push_back({std::max<char32_t>(range.first, '9' + 1), range.last});
      ends.may_have_no_other = ends.may_have_no_other || (range.first <= '9' && range.last >= '0');
    }
    ends.last = ranges;
    ends.first = std::move(ranges);
    return ends;
  }

  static bool has_all_digits_or_none(const std::vector<Range>& ranges) {
    const auto has = [&ranges](char32_t digit) {
      return std::any_of(ranges.begin(), ranges.end(),
                         [digit](Range range) { return range.first <= digit && digit <= range.last; });
    };
    constexpr std::u32string_view others = U"123456789";
    return std::all_of(others.begin(), others.end(), [&](char32_t digit) { return has(digit) == has(U'0'); });
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
      return at('*') || at('+') || at('?') || at('{') ? Answer{} : Ends{{}, {}, true};
    }
    if (rest_.starts_with("(?")) return std::nullopt;
    if (take("(")) return group();
    if (take("[")) return character_class();
    if (take(".")) return one_of({{0, last_character}});
    if (at('^') || at('$') || at('*') || at('+') || at('?') || at('{')) return std::nullopt;
    std::vector<Range> character;
    if (!member(character)) return std::nullopt;
    return one_of(std::move(character));
  }

  Answer group() {
    const bool before = ignores_case_;
    Answer ends = alternatives();
    ignores_case_ = before;
    return take(")") ? ends : std::nullopt;
  }

  Answer character_class() {
    std::vector<Range> members;
    const bool others = take("^");
    for (bool is_first = true; is_first || !at(']'); is_first = false) {
      if (rest_.empty() || rest_.starts_with("[:")) return std::nullopt;
      if (is_first && take("]")) {
        members.push_back({']', ']'});
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
      members.insert(members.end(), low.begin(), low.end());
    }
    take("]");
    return one_of(others ? others_than(std::move(members)) : std::move(members));
  }

  /// A character, or an escape that stands for one or several.
  bool member(std::vector<Range>& out) {
    if (take("\\d")) return add(out, '0', '9');
    if (take("\\s")) return add(out, '\t', '\n') && add(out, '\f', '\r') && add(out, ' ', ' ');
    if (take("\\x")) {
      const bool in_braces = take("{");
      unsigned code = 0;
      const std::size_t most = in_braces ? rest_.size() : std::min<std::size_t>(rest_.size(), 2);
      const auto read = std::from_chars(rest_.data(), rest_.data() + most, code, 16);
      const auto digits = static_cast<std::size_t>(read.ptr - rest_.data());
      if (read.ec != std::errc{} || (!in_braces && digits != 2)) return false;
      rest_.remove_prefix(digits);
      if (in_braces && !take("}")) return false;
      return (!ignores_case_ || has_no_case({code, code})) && add(out, code, code);
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
  bool repetitions(Ends& item) {
    if (take("?") || take("*")) {
      item.may_be_empty = item.may_have_no_other = true;
      item.shortest = 0;
    } else if (at('{')) {
      const auto repetition = repetition_at(rest_);
      if (!repetition) return false;
      item.may_be_empty = item.may_be_empty || repetition->least == 0;
      item.may_have_no_other = item.may_have_no_other || repetition->least == 0;
      item.shortest = std::min(item.shortest * repetition->least, longest_useful);
      rest_.remove_prefix(repetition->length);
    } else {
      take("+");
    }
    take("?");  // fewer rather than more
    return !at('*') && !at('+') && !at('?') && !at('{');
  }

  /// Of a text that has to be longer still nobody gains anything from knowing.
  static constexpr std::size_t longest_useful = 1024;

  std::string_view rest_;
  std::vector<Range> inside_;
  bool ignores_case_ = false;
  bool digits_alike_ = true;
};

unsigned lead_of(char32_t character) {
  if (character < 0x80) return character;
  if (character < 0x800) return 0xC0U | character >> 6;
  return character < 0x10000 ? 0xE0U | character >> 12 : 0xF0U | character >> 18;
}

}  // namespace

Outline::Outline(std::string_view expression) {
  ExpressionReader reader(expression);
  ExpressionReader::Answer whole = reader.whole();
  if (!whole) return;
  inside = CharacterSet(reader.inside());
  digits_alike = reader.digits_alike();
  shortest = whole->shortest;
  if (!whole->may_have_no_other) first_other = merged(std::move(whole->first_other));
  if (whole->may_be_empty) return;
  first = CharacterSet(std::move(whole->first));
  last = CharacterSet(std::move(whole->last));
  if (!whole->needed.empty()) needed = NeededTexts(std::move(whole->needed));
}

NeededTexts::NeededTexts(Texts texts) : texts_(std::move(texts)) {
  std::vector<Range> ranges;
  for (const std::string& text : texts_) {
    std::size_t at = 0;
    const char32_t first = text::next_character(text, at);
    ranges.push_back({first, first});
  }
  first_ = CharacterSet(std::move(ranges));
}

bool NeededTexts::any_in(std::string_view text) const {
  if (texts_.empty()) return true;
  constexpr std::size_t few = 6;  // are found one by one sooner than all of them character by character
  if (texts_.size() <= few) {
    return std::any_of(texts_.begin(), texts_.end(), [text](const std::string& needed) {
      return text::find(text, needed, 0) != std::string_view::npos;
    });
  }
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (!first_.has_next(text, at)) continue;
    const auto begins = [rest](const std::string& needed) { return rest.starts_with(needed); };
    if (std::any_of(texts_.begin(), texts_.end(), begins)) return true;
  }
  return false;
}

CharacterSet::CharacterSet(std::vector<Range> ranges)
    : all_(false), pages_{Page{}, {~0ULL, ~0ULL, ~0ULL, ~0ULL}}, ranges_(merged(std::move(ranges))) {
  pages_.reserve(pages_.size() + std::min(2 * ranges_.size(), page_of_.size()));
  for (const Range range : ranges_) {
    const std::size_t stop = std::min<std::size_t>(range.last + 1, page_of_.size() * page_size);
    for (std::size_t at = range.first; at < stop;) {
      const std::size_t in_page = std::min(page_size - at % page_size, stop - at);
      if (in_page == page_size) {
        page_of_[at / page_size] = full_page;
        at += page_size;
        continue;
      }
      Page& page = pages_[own_page(at)];
      for (const std::size_t end = at + in_page; at < end;) {
        const std::size_t count = std::min(bits - at % bits, end - at);
        page[at % page_size / bits] |= ~std::uint64_t{0} >> (bits - count) << (at % bits);
        at += count;
      }
    }
  }
  for (const Range range : ranges_) {
    for (unsigned lead = lead_of(range.first); lead <= lead_of(range.last); ++lead) leads_.set(lead);
  }
}

std::size_t CharacterSet::own_page(std::size_t character) {
  std::uint16_t& page = page_of_[character / page_size];
  if (page <= full_page) {
    const Page content = pages_[page];
    pages_.push_back(content);
    page = static_cast<std::uint16_t>(pages_.size() - 1);
  }
  return page;
}

CharacterSet CharacterSet::united(const std::vector<const CharacterSet*>& sets) {
  std::vector<Range> ranges;
  for (const CharacterSet* set : sets) {
    if (set->all_) return {};
    ranges.insert(ranges.end(), set->ranges_.begin(), set->ranges_.end());
  }
  return CharacterSet(std::move(ranges));
}

bool CharacterSet::has_next(std::string_view text, std::size_t& at) const {
  const auto byte = [&](std::size_t place) { return static_cast<unsigned char>(text[place]); };
  std::size_t character = byte(at);
  if (character >= 0xE0 && character < 0xF0 && text.size() - at >= 3) {
    character = (character & 0x0FU) << 12 | (byte(at + 1) & 0x3FU) << 6 | (byte(at + 2) & 0x3FU);
    at += 3;
  } else if (character < 0x80) {
    ++at;
  } else {
    return has_other(text, at);
  }
  return has_basic(character);
}

/// Characters of two or four bytes.
bool CharacterSet::has_other(std::string_view text, std::size_t& at) const {
  return has_rare(text::next_character(text, at));
}

bool CharacterSet::has_rare(char32_t character) const {
  return std::any_of(ranges_.begin(), ranges_.end(), [character](Range range) {
    return range.first <= character && character <= range.last;
  });
}

bool CharacterSet::has_last_of(std::string_view text) const {
  if (all_ || text.empty()) return true;
  std::size_t last = text.size() - 1;
  while (last > 0 && text::is_continuation(text[last])) --last;
  return has_next(text, last);
}

bool CharacterSet::has_all_of(std::string_view text) const {
  if (all_) return true;
  for (std::size_t at = 0; at < text.size();) {
    if (!has_next(text, at)) return false;
  }
  return true;
}

std::size_t CharacterSet::suffix_of(std::string_view text, std::size_t least) const {
  if (all_) return least;
  std::size_t at = text.size();
  while (at > least) {
    std::size_t before = at - 1;
    while (before > least && text::is_continuation(text[before])) --before;
    std::size_t behind = before;
    if (text::is_continuation(text[before]) || !has_next(text, behind)) return at;
    at = before;
  }
  return least;
}

}  // namespace jixiao::grammar
