#include "run/find_characters.h"

#include <algorithm>
#include <numeric>
#include <string_view>

#include "decode/line_reader.h"
#include "text/utf8.h"

namespace jixiao::run {
namespace {

using emit::CharacterKind;

/// Goes through the lines with the places in their order.
class Finder {
 public:
  Finder(decode::ByteSource& source, const std::vector<Place>& places) : lines_(source), places_(places) {
    found_.characters.resize(places.size());
    found_.encoding = lines_.source_encoding();
    order_.resize(places.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(), [&](std::size_t left, std::size_t right) {
      const Place &one = places[left], &other = places[right];
      return one.line != other.line ? one.line < other.line : one.column < other.column;
    });
  }

  FoundCharacters find();

 private:
  [[nodiscard]] bool done() const { return next_ == order_.size(); }
  [[nodiscard]] const Place& place() const { return places_[order_[next_]]; }
  [[nodiscard]] bool asked(std::uint64_t line, std::uint32_t column) const {
    return !done() && place().line == line && place().column <= column;
  }
  void give(const FoundCharacter& character, std::uint32_t column);
  void take(const decode::Line& line);
  void miss(std::uint32_t columns);

  decode::LineReader lines_;
  const std::vector<Place>& places_;
  std::vector<std::size_t> order_;  ///< of the places in the input
  std::size_t next_ = 0;            ///< in `order_`
  std::uint32_t columns_ = 0;       ///< of the line at hand so far
  FoundCharacters found_;
};

/// Gives a character to everybody who asks about its column.
void Finder::give(const FoundCharacter& character, std::uint32_t column) {
  while (asked(character.at.line, column)) found_.characters[order_[next_++]] = character;
}

void Finder::take(const decode::Line& line) {
  FoundCharacter character;
  if (const decode::BadBytes& bad = line.bad_before; bad.length > 0) {
    character.at = bad.at;
    character.end_byte = bad.end.byte;
    character.kind = CharacterKind::bad;
    character.line = {character.at.byte, character.end_byte};
    columns_ = bad.end.column - 1;
    if (asked(bad.at.line, columns_)) character.at.column = place().column;
    give(character, columns_);
  }
  const std::uint64_t length = text::source_length(found_.encoding, line.text);
  character.line = {line.at.byte, line.at.byte + length};
  character.line_has_text = !text::trim(line.text).empty();
  character.at = line.at;
  for (std::size_t at = 0; at < line.text.size(); ++character.at.column) {
    const std::size_t begin = at;
    text::next_character(line.text, at);
    character.text = line.text.substr(begin, at - begin);
    character.end_byte =
        character.at.byte + text::source_length(found_.encoding, std::string_view(character.text));
    character.kind = character.text == "\f"                     ? CharacterKind::form_feed
                     : text::blank_at_start(character.text) > 0 ? CharacterKind::blank
                                                                : CharacterKind::text;
    columns_ = character.at.column;
    give(character, columns_);
    character.at.byte = character.end_byte;
  }
  if (line.end_bytes == 0) return;
  character.end_byte = character.at.byte + line.end_bytes;
  character.kind = CharacterKind::line_end;
  character.text.clear();
  columns_ = character.at.column;
  give(character, columns_);
}

void Finder::miss(std::uint32_t columns) {
  if (!found_.missing) found_.missing = MissingPlace{place(), 0, columns};
}

FoundCharacters Finder::find() {
  std::uint64_t line_number = 0;
  const auto end_line = [&] {
    if (!done() && place().line == line_number) miss(columns_);
    while (!done() && place().line == line_number) ++next_;
  };
  while (const decode::Line* line = lines_.next()) {
    if (line->begins) {
      end_line();
      columns_ = 0;
      line_number = lines_.lines();
    }
    if (!done() && place().line == line_number) take(*line);
  }
  end_line();
  if (!done()) miss(0);
  if (found_.missing) found_.missing->lines = lines_.lines();
  return std::move(found_);
}

}  // namespace

FoundCharacters find_characters(decode::ByteSource& source, const std::vector<Place>& places) {
  return Finder(source, places).find();
}

}  // namespace jixiao::run
