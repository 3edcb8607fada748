#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string_view>

#include "grammar/grammar.h"
#include "model/target.h"
#include "parse/target_reader.h"
#include "text/text_memo.h"

namespace jixiao::parse {

/// What was read from target texts before. Most targets of a table repeat (≥95%, 100%), so each text goes
/// through the patterns once; and of texts that differ only in the digits of their one number (≥95%, ≥96%)
/// only the first does, if the digits turn out not to matter. Bounded: forgets everything when full, never
/// between two calls of `begin_row`.
class Readings {
 public:
  /// No longer text is remembered.
  static constexpr std::size_t longest_remembered = 128;
  /// The number in a text is tried as its value with up to so many zeros behind it.
  static constexpr std::uint8_t most_power = 12;

  explicit Readings(const grammar::Grammar& grammar) : reader_(grammar) {}

  /// What `text`, which is padded (see text/suspects.h), says. Valid until the next `begin_row`.
  const model::Reading* read(std::string_view text) {
    model::Target target;
    read(text, target);
    return target.reading;
  }
  /// The same for a target with this text, and which others are alike.
  void read(std::string_view text, model::Target& target) {
    if (text.size() > ShortText::longest) return read_long(text, target);
    ShortText key(text);
    key.mask_digits();
    ShortShape& known = short_shape_of(text, key);
    const Shape& shape = *known.shape;
    if (known.kind == Kind::words) {
      target.reading = &shape.reading;
      target.alike = known.alike;
    } else if (known.kind == Kind::number && text[known.number.begin] != known.refused) {
      read_number(known, text, target);
    } else {
      read_other(*known.shape, text, target);
      tell(known, *known.shape);
    }
  }
  /// Forgets what a row needed only once, and everything if it has become too much.
  void begin_row();

 private:
  /// A text cut around its number. In bytes, which are at most `longest_remembered`.
  struct Number {
    std::uint8_t begin = 0, end = 0;  ///< of digits, a point and digits
    std::uint8_t whole_digits = 0;
  };
  /// What texts say that differ only in their digits. To find that out may cost more than to read a text, so
  /// it is done when the second one comes.
  struct Shape {
    std::uint64_t alike = 0;  ///< see model::Target
    bool has_digits = false;  ///< the text; else there is only one
    bool is_plain = false;    ///< it was read as one number with its words
    bool learned = false;     ///< a second one has come; the rest counts only then
    bool general = false;     ///< the digits do not matter; the rest counts only then
    std::uint8_t power = 0;   ///< the value is the number times 10 to this
    Number number;            ///< where it stands in each of them
    /// Readings that differ from `reading` in their value only, for the texts of one row; reused.
    std::vector<std::unique_ptr<model::Reading>> of_row;
    std::size_t used = 0;  ///< of them, in the row number `row`
    std::uint64_t row = 0;
    std::string first;       ///< the text that was met first
    model::Reading reading;  ///< what it says; of a general one what the first text of a row says
  };
  using ShortText = text::FixedText<32>;  ///< nearly all targets are
  /// How the texts of a shape are read.
  enum class Kind : std::uint8_t {
    words,   ///< there is only one
    number,  ///< the value is a whole number in it and zeros behind that
    other,
  };
  /// What there is to know of a shape of short texts. Texts are found in no order and there are hundreds of
  /// shapes, so it is together, in one line of the cache.
  struct alignas(64) ShortShape {
    ShortText key;  ///< with masked digits
    Shape* shape = nullptr;
    std::uint64_t alike = 0;
    std::uint32_t row = 0;  ///< low bits of the last row that may have needed the reading of the shape
    Kind kind = Kind::other;
    std::uint8_t power = 0;
    char refused = 0;  ///< a number that begins with it is read with more care
    Number number;
  };
  static_assert(sizeof(ShortShape) == 64);

  static std::optional<Number> only_number(std::string_view text);
  /// A number with zeros in front may be none at all: it is no quantity.
  static bool begins_with_zeros(const Shape& shape, std::string_view text) {
    return shape.number.whole_digits > 1 && text[shape.number.begin] == '0';
  }
  /// The number in a text of a general shape: at most so many digits that they fit, and one point.
  static text::Decimal number_in(std::string_view text, const Number& number) {
    text::Decimal value;
    const auto take = [&](std::size_t from, std::size_t until) {
      for (std::size_t at = from; at < until; ++at) value.units = value.units * 10 + (text[at] - '0');
    };
    const std::size_t whole_end = std::size_t{number.begin} + number.whole_digits;
    take(number.begin, whole_end);
    if (whole_end == number.end) return value;
    const std::size_t behind_point = whole_end + 1;
    take(behind_point, number.end);
    value.scale = static_cast<std::uint8_t>(number.end - behind_point);
    return value;
  }
  void read_number(ShortShape& known, std::string_view text, model::Target& target) {
    static constexpr std::array<std::int64_t, most_power + 1> powers = [] {
      std::array<std::int64_t, most_power + 1> made{1};
      for (std::size_t power = 1; power < made.size(); ++power) made[power] = made[power - 1] * 10;
      return made;
    }();
    const auto row = static_cast<std::uint32_t>(row_);
    model::Reading& reading = known.row == row ? next_in_row(*known.shape) : known.shape->reading;
    known.row = row;
    const auto number = text::number_of_digits(text.data() + known.number.begin, known.number.whole_digits);
    *reading.value = text::Decimal{number * powers[known.power], 0};  // not asking whether it has one
    target.reading = &reading;
    target.alike = known.alike;
  }
  ShortShape& short_shape_of(std::string_view text, const ShortText& key) {
    const std::size_t first = key.hash() >> (64U - bits_of_short_places);
    for (std::size_t place = first; !short_places_.empty() && place < first + most_steps; ++place) {
      const std::uint16_t number = short_places_[place];
      if (number == 0) break;
      ShortShape& found = short_shapes_[number - 1U];
      if (found.key == key) return found;
    }
    return add_short_shape(text, key, first);
  }
  ShortShape& add_short_shape(std::string_view text, const ShortText& key, std::size_t first_place);
  void tell(ShortShape& known, Shape& shape) const;
  void read_long(std::string_view text, model::Target& target);
  Shape* shape_of(std::string_view text);
  const model::Reading* read_once(std::string_view text);
  void read_other(Shape& shape, std::string_view text, model::Target& target);
  model::Reading& next_in_row(Shape& shape) {
    if (shape.row != row_) {
      shape.row = row_;
      shape.used = 0;
    }
    return shape.used < shape.of_row.size() ? *shape.of_row[shape.used++] : add_to_row(shape);
  }
  model::Reading& add_to_row(Shape& shape);
  void learn(Shape& shape) const;
  [[nodiscard]] bool any_makes_date(const Shape& shape) const;
  [[nodiscard]] bool all_say_the_same(const Shape& shape, std::optional<std::uint8_t>& power) const;
  template <class IsSo>
  [[nodiscard]] static bool of_all_probes(const Shape& shape, const IsSo& is_so);

  TargetReader reader_;
  text::TextMemo<model::Reading> known_;
  text::TextMemo<Shape> shapes_;  ///< by texts with masked digits
  /// Those of short texts, close together, and by hash the numbers of them, from 1, each in the first free
  /// one of a few places. When there are too many all of them are forgotten, but not the shapes.
  std::vector<ShortShape> short_shapes_;
  std::vector<std::uint16_t> short_places_;  ///< 0: free; empty: nothing was read yet
  static constexpr unsigned bits_of_short_places = 12;
  static constexpr std::size_t most_short_shapes = 2048, most_steps = 8;
  std::size_t held_ = 0;                    ///< readings of all shapes for the texts of a row
  std::uint64_t row_ = 1;                   ///< counts the rows
  std::deque<model::Reading> long_of_row_;  ///< readings of texts that are too long to be remembered
};

}  // namespace jixiao::parse
