#pragma once
#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "decode/line_reader.h"
#include "grammar/grammar.h"
#include "grammar/pattern_list.h"
#include "lex/page_gaps.h"
#include "lex/running_lines.h"
#include "lex/side_by_side.h"
#include "text/position.h"
#include "text/spliced_text.h"
#include "text/text_memo.h"

namespace jixiao::lex {

/// What a piece could be by itself. Only what stands around it tells whether a number is an amount of a row.
enum class PieceClass : std::uint8_t {
  text,
  amount,     ///< decimals or thousands separators: 1,023.00
  integer,    ///< a bare whole number
  blank,      ///< a mark for an empty money cell: —
  malformed,  ///< looks like an amount and is none: 1,54.96
};

/// A stretch of a line between blanks. Its text has no blanks; it is empty only at the end of an input that
/// ends in something that is no piece.
struct Piece : text::Piece {
  PieceClass cls = PieceClass::text;
  bool opens_line = false;  ///< it is the first piece of its line
  decode::BadBytes
      bad_before;  ///< all bytes between it and the piece before that are no text; length 0: none
};

/// Cuts lines into pieces. It drops blanks and page furniture and says with each piece what stood before it;
/// it cannot know whether a gap is a stray space or the border of two cells.
class Lexer {
 public:
  /// Both must outlive the lexer.
  Lexer(decode::ByteSource& source, const grammar::Grammar& grammar);
  /// For another input and the same grammar: takes over what `before` has learned of texts.
  Lexer(decode::ByteSource& source, Lexer&& before);

  /// The next piece, null at the end of the input. Valid until the next call. The last one has no text and
  /// says what was skipped after all others.
  const Piece* next();

  /// How much a text takes of what `append_lines` has for it.
  struct Room {
    std::size_t enough = 0;   ///< no more when it has so many bytes
    std::size_t longest = 0;  ///< it may not get longer
    std::size_t pieces = 0;   ///< no more when it has more pieces
  };
  /// Appends the pieces that come next to a text as long as their lines are clean, of class text with nothing
  /// else to be said of them, and have arrived. Whether any was. What `next` gives goes on behind them.
  bool append_lines(text::SplicedText& text, const Room& room);
  /// Whether a line is sure to come next whose first piece is of class text; false says nothing. For who only
  /// wants to know that: nothing differs from having looked at the piece, but that it can still be appended.
  bool text_follows();
  /// The byte at which that line begins; 0 when it is not the next thing any more.
  [[nodiscard]] std::uint64_t following_byte() const { return following_byte_; }

  [[nodiscard]] const decode::LineReader& lines() const { return lines_; }
  /// The lines at the edges of the pages so far.
  [[nodiscard]] RunningLines& running_lines() { return running_lines_; }
  /// How many lines with text have been looked at.
  [[nodiscard]] std::uint64_t text_lines() const { return text_lines_ + (following_byte_ > 0 ? 1 : 0); }
  /// The last of them at which cells stood side by side; 0: none did.
  [[nodiscard]] std::uint64_t side_by_side_line() const { return side_by_side_.last_line(); }
  /// The blank lines between them.
  [[nodiscard]] PageGaps page_gaps() const {
    PageGaps gaps = page_gaps_;
    if (following_byte_ > 0) gaps.add(blank_lines_);
    return gaps;
  }

 private:
  bool read_line();
  bool read_clean_line();
  void skip_empty_lines();
  void finish();
  bool take_furniture(const decode::Line& line);
  void cut(const decode::Line& line);
  void add_piece(const decode::Line& line, std::size_t begin, std::size_t end, std::uint32_t column);
  void add_folded(const decode::Line& line, std::size_t begin, std::size_t end, std::uint32_t column,
                  std::string_view read_as);
  Piece& add(std::string_view text, const decode::Line& line, std::size_t begin, std::size_t end,
             std::uint32_t column);
  [[nodiscard]] std::uint64_t source_bytes(const decode::Line& line, std::size_t begin,
                                           std::size_t end) const;
  std::uint64_t source_offset(const decode::Line& line, std::size_t offset);
  [[nodiscard]] bool is_furniture(std::string_view line);
  [[nodiscard]] PieceClass classify(std::string_view padded_text);
  [[nodiscard]] PieceClass classify_number(std::string_view text);
  [[nodiscard]] bool may_be_page_number(const decode::Line& line) const;
  [[nodiscard]] bool may_append_lines() const;
  [[nodiscard]] bool is_text(std::string_view line) const;
  [[nodiscard]] bool are_text(const text::CleanLine& line) const;
  std::size_t append_simple_lines(text::SplicedText& text, const Room& room,
                                  std::span<const text::CleanLine> lines);
  std::size_t append_pieces(text::SplicedText& text, const Room& room,
                            std::span<const text::CleanLine> lines);
  template <class Take>
  void take_pieces(std::span<const text::CleanLine> lines, const Take& take);
  void note_line(std::string_view line, const Piece& first, std::uint64_t byte);
  void arrange(const decode::Line& line);
  void hold(std::uint64_t line_begin);
  void release();
  void drop_held();

  decode::LineReader lines_;
  text::Encoding encoding_;
  const grammar::PatternList &furniture_, &page_edge_;  ///< lines
  const grammar::AmountPatterns& amounts_;
  text::TextMemo<bool> furniture_lines_;  ///< whether short lines are furniture, with masked digits
  text::TextMemo<PieceClass> numbers_;    ///< classes of plain numbers, with masked digits
  /// The same of short ones, which nearly all are.
  struct ShortNumber {
    text::FixedText<16> masked;
    PieceClass cls = PieceClass::text;
  };
  static constexpr unsigned bits_of_short_numbers = 6;
  std::array<ShortNumber, std::size_t{1} << bits_of_short_numbers>
      short_numbers_;          ///< by hash; no text: no number
  std::vector<Piece> pieces_;  ///< of the line at hand
  std::size_t served_ = 0;
  /// A copy of it is made quicker than a piece from nothing, which compilers fill by a slow instruction.
  static const Piece blank_piece;
  text::Seam seam_ = text::Seam::none;  ///< what stands before the next piece, so far
  text::Skipped skipped_;               ///< what was skipped before the next piece, so far
  std::uint32_t blank_lines_ = 0;       ///< in a row, before the line at hand
  PageGaps page_gaps_;                  ///< before the lines of text so far
  std::uint32_t page_ = 0;
  std::size_t piece_end_ = 0;    ///< of the last piece of the line at hand
  std::uint8_t form_feeds_ = 0;  ///< on the line at hand, since its last piece
  bool after_line_end_ = true;
  bool beside_page_edge_ = false;  ///< a form feed stands right before the line at hand
  bool started_ = false, ended_ = false;
  struct {
    std::size_t text = 0;
    std::uint64_t source = 0;
  } walked_;              ///< up to where the line at hand has been measured: in its text and in the input
  decode::BadBytes bad_;  ///< bad bytes not yet handed on
  /// A line that is a page number if a form feed follows it; it waits until that is known.
  struct Held {
    std::string text;
    Piece piece;
    std::uint64_t line_begin = 0;  ///< a byte
    bool waits = false;
  } held_, released_;
  std::uint64_t text_lines_ = 0;
  std::uint64_t following_byte_ = 0;
  SideBySide side_by_side_;
  RunningLines running_lines_;
};

}  // namespace jixiao::lex
