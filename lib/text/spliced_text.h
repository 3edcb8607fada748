#pragma once
#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "text/clean_line.h"
#include "text/encoding.h"
#include "text/padded_text.h"
#include "text/position.h"
#include "text/source_offsets.h"
#include "text/utf8.h"

namespace jixiao::text {

/// What stood in the input between a piece of text and the one before it.
enum class Seam : std::uint8_t {
  none,        ///< nothing: the pieces touch (one was read differently from how it is printed)
  gap,         ///< spaces on one line: a stray space, or the border of two cells
  line_break,  ///< an end of line, with any number of blank lines
  page_break,  ///< a form feed, page furniture, or as many blank lines as a page break leaves
};

/// What stands between two pieces if both of these do.
constexpr Seam stronger(Seam left, Seam right) {
  return left < right ? right : left;
}

/// Bytes of the input in front of a piece that are not part of any piece.
struct Skipped {
  std::uint64_t breaks = 0;     ///< line ends
  std::uint64_t spaces = 0;     ///< blanks in, before and after lines
  std::uint64_t furniture = 0;  ///< a byte order mark, form feeds, page numbers
  std::uint64_t bad = 0;        ///< no characters

  [[nodiscard]] std::uint64_t sum() const { return breaks + spaces + furniture + bad; }
};

/// The distance of a piece from the start of its line, where nobody told it.
inline constexpr std::uint32_t unknown_offset = 0xFFFFFFFF;

/// One piece of input in a SplicedText: where it begins in the text and in the input.
struct Splice {
  std::uint32_t begin = 0;  ///< offset in the text of its first byte (after a space that a seam left)
  std::uint32_t text_bytes =
      0;  ///< how many bytes of text it takes, without the space that a seam left behind it
  std::uint32_t source_bytes = 0;  ///< how many bytes of input it takes
  Seam before = Seam::none;
  bool identical = true;        ///< its characters are those of the input; else it maps as one whole
  std::uint8_t form_feeds = 0;  ///< before it on its line
  Position at;                  ///< of its first byte
  Skipped skipped;              ///< what lies between it and the piece before it in the input
  char32_t printed = 0;         ///< the character that is read as another one, if it is not identical
  std::uint32_t line_offset = unknown_offset;  ///< bytes of input between the start of its line and it

  /// Its column as a reader sees it, if it begins its line: form feeds take none.
  [[nodiscard]] std::uint32_t visible_column() const { return at.column - form_feeds; }
};

/// A piece of input on its way into a text. `text` is what it is read as.
struct Piece {
  std::string_view text;
  std::uint32_t source_bytes = 0;
  Position at;
  Seam before = Seam::none;
  bool identical = true;                       ///< `text` repeats the characters of the input
  std::uint8_t form_feeds = 0;                 ///< see Splice
  std::uint32_t line_offset = unknown_offset;  ///< see Splice
  Skipped skipped;
  char32_t printed = 0;                ///< see Splice
  Encoding encoding = Encoding::utf8;  ///< of the input
};

/// Whether `needs_space` may say so of a text behind a break, whatever stands before it: it must begin with a
/// Latin letter.
inline bool may_need_space_at_break(std::string_view text) {
  constexpr unsigned char first_lead = 0xC3, last_lead = 0xC9;  // of U+00C0 to U+024F
  const auto first = static_cast<unsigned char>(text.front());
  return is_ascii_letter(text.front()) || (first >= first_lead && first <= last_lead);
}

/// Repaired text that knows where in the input each piece of it came from. Reused: `clear` keeps the memory.
/// Text is UTF-8, whatever the encoding of the input, which is that of the last piece. Offsets are bytes of
/// `text()`.
class SplicedText {
 public:
  void clear();
  /// Adds a piece of input. Between it and the text so far stands nothing, or one space if `needs_space` says
  /// so for the characters that meet.
  void append(const Piece& piece) { append(piece, piece.text); }
  /// The same of a piece whose text stands elsewhere.
  void append(const Piece& piece, std::string_view text);
  /// Adds lines that are read as they are printed. Before the first one stands what is said of it, and a line
  /// ends at least; no page turns between them. All must be `is_simple`, but for the last one, which tells
  /// where the input goes on.
  void append_lines(std::span<const CleanLine> lines, Seam before, const Skipped& skipped, std::uint32_t page,
                    Encoding encoding);
  /// Whether a line becomes one splice, and needs no space before it when it comes behind another one,
  /// whatever that is.
  [[nodiscard]] static bool is_simple(std::string_view line) {
    return line.size() <= longest_splice && !may_need_space_at_break(line);
  }
  /// Adds a piece that is read as it is printed.
  void append(std::string_view piece, Position at, Seam before);
  /// Adds a range of another text with its splices; the seam before it is as given.
  void append_range(const SplicedText& other, Leaf range, Seam before);
  /// The last piece of a text that has one, as it was appended; its text goes when it is changed.
  [[nodiscard]] Piece last_piece() const;
  /// Removes everything from `size` on.
  void truncate(std::uint32_t size);

  /// Padded (see text/suspects.h), as every part of it is.
  [[nodiscard]] std::string_view text() const { return text_.view(); }
  [[nodiscard]] const std::vector<Splice>& splices() const { return splices_; }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] std::string_view operator[](Leaf leaf) const {
    return leaf.absent() ? std::string_view{} : text().substr(leaf.begin, leaf.size());
  }

  friend void swap(SplicedText& left, SplicedText& right) noexcept {
    using std::swap;
    left.text_.swap(right.text_);
    left.splices_.swap(right.splices_);
    left.seam_spaces_.swap(right.seam_spaces_);
    left.source_offsets_.swap(right.source_offsets_);
    swap(left.is_verbatim_, right.is_verbatim_);
    swap(left.may_lack_bytes_, right.may_lack_bytes_);
    swap(left.is_measured_, right.is_measured_);
    swap(left.pages_end_, right.pages_end_);
    swap(left.encoding_, right.encoding_);
  }

  /// Where the character at `offset` stands in the input.
  [[nodiscard]] Position position(std::uint32_t offset) const;
  /// The place right after the character that ends at `offset` (exclusive end of a range that ends there).
  [[nodiscard]] Position end_position(std::uint32_t offset) const;
  /// The byte of the input where the line begins that the character at `offset` stands on; `unknown_byte`
  /// where its line came in parts.
  [[nodiscard]] std::uint64_t line_start(std::uint32_t offset) const;
  /// Where a range begins, and the place right after it. It ends no farther than its pieces stand in the
  /// order of the input: a page may have had them in another one.
  [[nodiscard]] std::pair<Position, Position> place(Leaf range) const;
  /// The byte ranges of the input that make up a leaf, in order of the text; ranges that touch are one.
  void spans(Leaf leaf, std::vector<ByteSpan>& out) const;
  /// How many bytes of input a range of the text took that lies inside an identical splice.
  [[nodiscard]] std::uint64_t source_bytes(Leaf range) const {
    if (encoding_ == Encoding::utf8) return range.size();
    return is_measured_ ? source_offsets_.between(range.begin, range.end) : converted_bytes(range);
  }
  /// Makes `source_bytes` quick until the next piece comes, for who will ask it often; of a verbatim text
  /// ranges may then hold several splices, and the spaces that seams left count as if they were printed.
  void measure();
  [[nodiscard]] bool is_measured() const { return is_measured_; }
  /// To add up what ranges of a measured text took.
  [[nodiscard]] SourceOffsets::Sum sum_of_measured() const { return SourceOffsets::Sum(source_offsets_); }
  /// Whether all its characters but the spaces that seams left are those of the input: nothing was read
  /// differently.
  [[nodiscard]] bool is_verbatim() const { return is_verbatim_; }
  /// Whether a page turned before a piece that begins in the range.
  [[nodiscard]] bool turns_page(Leaf range) const {
    return pages_end_ > range.begin && (pages_end_ <= range.end || turned_page_before(range));
  }
  /// Whether bytes that are no characters may lie between its pieces.
  [[nodiscard]] bool may_lack_bytes() const { return may_lack_bytes_; }
  /// Where seams left a space, in order.
  [[nodiscard]] const std::vector<std::uint32_t>& seam_spaces() const { return seam_spaces_; }
  /// That of the input.
  [[nodiscard]] Encoding encoding() const { return encoding_; }
  /// Index of the splice that holds the character at `offset`.
  [[nodiscard]] std::size_t splice_at(std::uint32_t offset) const;

 private:
  static constexpr std::size_t longest_splice = 2048;

  /// Keeps what is known of all pieces without a look at each. Whatever appends a piece says it here first.
  void note_piece(std::uint32_t begin, Seam before, bool identical, const Skipped& skipped) {
    if (before == Seam::page_break) pages_end_ = begin + 1;
    is_verbatim_ = is_verbatim_ && identical;
    may_lack_bytes_ = may_lack_bytes_ || skipped.bad > 0;
    is_measured_ = false;
  }
  [[nodiscard]] bool turned_page_before(Leaf range) const;
  void append_in_parts(Piece rest);
  [[nodiscard]] std::uint64_t converted_bytes(Leaf range) const;
  [[nodiscard]] Position inside(const Splice& splice, std::uint32_t offset) const;

  PaddedText text_;
  std::vector<std::uint32_t> seam_spaces_;
  bool is_verbatim_ = true;
  bool may_lack_bytes_ = false;
  bool is_measured_ = false;  ///< `source_offsets_` are those of the text
  std::uint32_t pages_end_ =
      0;  ///< right behind where the last piece begins that a page turned before; 0: none
  Encoding encoding_ = Encoding::utf8;
  std::vector<Splice> splices_;
  SourceOffsets source_offsets_;
};

/// Whether a repaired text keeps a space where a seam lies between `left` and `right` (the characters that
/// meet): at a gap, when neither is Han, kana or full-width; at a break, when both are Latin letters.
bool needs_space(std::string_view left_text, std::string_view right_text, Seam seam);

}  // namespace jixiao::text
