#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "decode/byte_source.h"
#include "emit/trace.h"
#include "text/encoding.h"

namespace jixiao::run {

/// A character that somebody asks about, by its place.
struct Place {
  std::uint64_t line = 1;
  std::uint32_t column = 1;
};

/// A character of the input.
struct FoundCharacter {
  text::Position at;
  std::uint64_t end_byte = 0;  ///< exclusive
  emit::CharacterKind kind = emit::CharacterKind::text;
  std::string text;            ///< UTF-8; empty for bad bytes and line ends
  text::ByteSpan line;         ///< of its line, without the line end
  bool line_has_text = false;  ///< that line has more than blanks
};

/// A place that the input does not have.
struct MissingPlace {
  Place place;
  std::uint64_t lines = 0;    ///< of the input
  std::uint32_t columns = 0;  ///< of that line; its end is one; 0: there is no such line
};

struct FoundCharacters {
  std::vector<FoundCharacter> characters;  ///< in the order of the places
  std::optional<MissingPlace> missing;     ///< the first in the input that is not there
  text::Encoding encoding = text::Encoding::utf8;
};

/// Reads an input to find the characters at these places. Holds a line at most.
FoundCharacters find_characters(decode::ByteSource& source, const std::vector<Place>& places);

}  // namespace jixiao::run
