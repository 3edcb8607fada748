#include "text/look_alike.h"

#include <algorithm>

#include "text/look_alike_table.h"
#include "text/utf8.h"

namespace jixiao::text {

std::string_view look_alike(std::string_view character) {
  // E2 BA to E2 BF, EF A4 to EF AB and F0 AF begin all of them; full-width marks, which are everywhere, do
  // not.
  if (character.size() < 3) return {};
  const unsigned char first = static_cast<unsigned char>(character[0]);
  const unsigned char second = static_cast<unsigned char>(character[1]);
  const bool radical = first == 0xE2 && second >= 0xBA;
  const bool compatibility =
      (first == 0xEF && second >= 0xA4 && second <= 0xAB) || (first == 0xF0 && second == 0xAF);
  if (!radical && !compatibility) return {};
  std::size_t at = 0;
  const char32_t code = next_character(character, at);
  const auto table = look_alike_table();
  const auto found =
      std::lower_bound(table.begin(), table.end(), code,
                       [](const LookAlike& entry, char32_t value) { return entry.printed < value; });
  return found != table.end() && found->printed == code ? std::string_view(found->stands_for)
                                                        : std::string_view{};
}

}  // namespace jixiao::text
