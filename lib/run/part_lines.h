#pragma once
#include <cstdint>
#include <string_view>

#include "text/position.h"

namespace jixiao::run {

/// What one look at a text says of its lines.
struct LineFeeds {
  std::uint64_t count = 0;
  bool has_rare = false;  ///< carriage returns or form feeds, of which most inputs have none

  friend bool operator==(const LineFeeds&, const LineFeeds&) = default;
};
/// Many bytes at a time: the lines of whole inputs are counted.
LineFeeds count_line_feeds(std::string_view bytes);
/// The same one by one.
LineFeeds count_line_feeds_plain(std::string_view bytes);

/// Moves a place behind a text, which does not end in the middle of a line end.
void move_behind(text::Position& at, std::string_view bytes, bool has_pages);

}  // namespace jixiao::run
