#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace jixiao::text {

/// The codes of GB18030 as ICU reads them (see embed/embed_unicode.cpp), in tables: a byte below 0x80 is
/// ASCII, two bytes are what GBK has, four bytes are everything else in Unicode's order. Built when first
/// asked for; shared and never changed.
class Gb18030 {
 public:
  Gb18030();

  /// The character of the two bytes `lead` (0x80 or more) and `trail`: its UTF-8 bytes, the first one lowest,
  /// and how many they are in the highest byte. 0: none.
  [[nodiscard]] std::uint32_t two_bytes(unsigned char lead, unsigned char trail) const {
    return two_bytes_[(std::size_t{lead} - 0x80) << 8U | trail];
  }
  /// The same of both as one number, the lead in its higher half. Of a lead below 0x80 it gives something.
  [[nodiscard]] std::uint32_t two_bytes(std::uint16_t code) const { return two_bytes_[code & 0x7FFFU]; }
  /// All of them, by code.
  [[nodiscard]] const std::uint32_t* all_two_bytes() const { return two_bytes_.data(); }
  /// Whether two bytes encode the character.
  [[nodiscard]] bool has_two_bytes(char32_t character) const {
    return character < 0x10000 && ((short_ones_[character >> 3U] >> (character & 7U)) & 1U) != 0;
  }
  /// The character that four bytes encode; `no_character` when they do not.
  [[nodiscard]] static char32_t four_bytes(std::string_view code);

  static constexpr char32_t no_character = 0xFFFFFFFF;

 private:
  std::vector<std::uint32_t> two_bytes_;
  std::array<std::uint8_t, 0x10000 / 8> short_ones_{};  ///< a bit a character: it has a code of two bytes
};

const Gb18030& gb18030();

}  // namespace jixiao::text
