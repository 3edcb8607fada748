#include "lex/side_by_side.h"

#include "text/width.h"

namespace jixiao::lex {
namespace {

/// Fewer lines on end than this may agree by accident; with only one of them beside another cell, more may.
constexpr std::uint32_t enough_lines = 4, enough_lines_below_one = 6;

}  // namespace

void SideBySide::add(std::string_view text, std::size_t offset, std::uint64_t line, std::uint32_t characters,
                     bool inside) {
  if (line != line_.number) {
    before_ = line_;
    line_ = {};
    line_.number = line;
  }
  if (line_.size == line_.places.size()) return;
  Place place{characters, static_cast<std::uint32_t>(text::display_width(text.substr(0, offset)))};
  place.inside = inside ? 1 : 0;
  if (before_.number + 1 == line) {
    for (std::size_t index = 0; index < before_.size; ++index) {
      const Place& above = before_.places[index];
      // Converters count characters or columns.
      if (above.characters != place.characters && above.width != place.width) continue;
      if (above.lines < place.lines) continue;
      place.lines = above.lines + 1;
      place.inside = above.inside + (inside ? 1 : 0);
    }
  }
  line_.places[line_.size++] = place;
  const std::uint32_t enough = place.inside > 1 ? enough_lines : enough_lines_below_one;
  if (place.inside > 0 && place.lines >= enough) last_line_ = line;
}

}  // namespace jixiao::lex
