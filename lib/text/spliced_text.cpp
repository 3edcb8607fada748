#include "text/spliced_text.h"

#include <algorithm>

#include "text/utf8.h"

namespace jixiao::text {
namespace {

/// Latin letters, digits and ASCII marks: the characters between which a printed space means something.
bool keeps_spaces(char32_t character) { return character > 0x20 && character < 0x250; }

}  // namespace

bool needs_space(std::string_view left_text, std::string_view right_text, Seam seam) {
  if (left_text.empty() || right_text.empty() || seam == Seam::none) return false;
  std::size_t left_at = left_text.size(), right_at = 0;
  const char32_t left = previous_character(left_text, left_at);
  const char32_t right = next_character(right_text, right_at);
  if (seam == Seam::gap) return keeps_spaces(left) && keeps_spaces(right);
  return is_latin_letter(left) && is_latin_letter(right);
}

void SplicedText::clear() {
  text_.clear();
  splices_.clear();
}

void SplicedText::append(std::string_view piece, Position at, Seam before) {
  append({piece, static_cast<std::uint32_t>(piece.size()), at, before, true, 0, {}});
}

void SplicedText::append(const Piece& piece) {
  if (needs_space(text_, piece.text, piece.before)) text_ += ' ';
  splices_.push_back({size(), piece.source_bytes, piece.at, piece.before, piece.identical, piece.page, piece.skipped});
  text_.append(piece.text);
}

void SplicedText::append_range(const SplicedText& other, Leaf range, Seam before) {
  if (range.absent() || range.empty()) return;
  bool first = true;
  for (std::size_t index = other.splice_at(range.begin); index < other.splices_.size(); ++index) {
    const Splice& splice = other.splices_[index];
    if (splice.begin >= range.end) break;
    const std::uint32_t splice_end =
        index + 1 < other.splices_.size() ? other.splices_[index + 1].begin : other.size();
    const std::uint32_t begin = std::max(splice.begin, range.begin);
    const std::uint32_t end = std::min(splice_end, range.end);
    if (begin >= end) continue;
    std::string_view text = std::string_view(other.text_).substr(begin, end - begin);
    // The space that a seam left stands at the end of the splice before it and is made again by append.
    const bool seam_space = end == splice_end && index + 1 < other.splices_.size() && text.ends_with(' ') &&
                            splice.identical && text.size() > splice.source_bytes - (begin - splice.begin);
    if (seam_space) text.remove_suffix(1);
    if (text.empty()) continue;
    Piece piece{text, splice.source_bytes, splice.at, first ? before : splice.before, splice.identical, splice.page,
                splice.skipped};
    if (splice.identical) piece.source_bytes = static_cast<std::uint32_t>(text.size());
    if (begin > splice.begin) {
      piece.at = other.position(begin);
      piece.skipped = {};
    }
    append(piece);
    first = false;
  }
}

void SplicedText::truncate(std::uint32_t size) {
  text_.resize(std::min<std::size_t>(size, text_.size()));
  while (!splices_.empty() && splices_.back().begin >= size) splices_.pop_back();
  if (!splices_.empty() && splices_.back().identical) {
    splices_.back().source_bytes = std::min(splices_.back().source_bytes, size - splices_.back().begin);
  }
}

std::size_t SplicedText::splice_at(std::uint32_t offset) const {
  const auto after = std::upper_bound(splices_.begin(), splices_.end(), offset,
                                      [](std::uint32_t value, const Splice& splice) { return value < splice.begin; });
  return after == splices_.begin() ? 0 : static_cast<std::size_t>(after - splices_.begin()) - 1;
}

std::uint32_t SplicedText::page(std::uint32_t offset) const {
  return splices_.empty() ? 0 : splices_[splice_at(offset)].page;
}

Position SplicedText::position(std::uint32_t offset) const {
  if (splices_.empty()) return {};
  const Splice& splice = splices_[splice_at(offset)];
  if (!splice.identical || offset <= splice.begin) return splice.at;
  const std::uint32_t inside = std::min(offset - splice.begin, splice.source_bytes);
  const std::string_view before = std::string_view(text_).substr(splice.begin, inside);
  return {splice.at.byte + inside, splice.at.line,
          splice.at.column + static_cast<std::uint32_t>(count_characters(before))};
}

Position SplicedText::end_position(std::uint32_t offset) const {
  if (offset == 0 || splices_.empty()) return position(offset);
  const Splice& splice = splices_[splice_at(offset - 1)];
  if (!splice.identical) {
    const std::uint32_t columns = 1;  // one character of input, however it is read
    return {splice.at.byte + splice.source_bytes, splice.at.line, splice.at.column + columns};
  }
  const std::uint32_t inside = std::min(offset - splice.begin, splice.source_bytes);
  const std::string_view before = std::string_view(text_).substr(splice.begin, inside);
  return {splice.at.byte + inside, splice.at.line,
          splice.at.column + static_cast<std::uint32_t>(count_characters(before))};
}

void SplicedText::spans(Leaf leaf, std::vector<ByteSpan>& out) const {
  out.clear();
  if (leaf.absent() || leaf.empty() || splices_.empty()) return;
  for (std::size_t index = splice_at(leaf.begin); index < splices_.size() && splices_[index].begin < leaf.end; ++index) {
    const Splice& splice = splices_[index];
    std::uint64_t begin = splice.at.byte;
    std::uint64_t end = begin + splice.source_bytes;
    if (splice.identical) {
      if (leaf.begin > splice.begin) begin += leaf.begin - splice.begin;
      end = std::min<std::uint64_t>(end, splice.at.byte + (leaf.end - splice.begin));
    }
    if (begin >= end) continue;
    if (!out.empty() && out.back().end == begin) {
      out.back().end = end;
    } else {
      out.push_back({begin, end});
    }
  }
}

}  // namespace jixiao::text
