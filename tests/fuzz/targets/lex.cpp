// Lines to pieces: every byte is in a piece or was skipped before one, in the order of the input.
#include <string>

#include "input.h"
#include "law.h"
#include "lex/lexer.h"
#include "places.h"
#include "stream.h"
#include "targets.h"
#include "text/utf8.h"

namespace jixiao::fuzz {
namespace {

class Reading {
 public:
  Reading(std::string_view bytes, text::Encoding encoding, Cuts cuts)
      : source_(bytes, encoding, cuts), lexer_(source_, built_in_grammar()), places_(bytes, encoding) {}

  /// Everything that was said of the pieces.
  std::string run() {
    while (const lex::Piece* const piece = lexer_.next()) {
      law(!ended_, "nothing comes after the last piece");
      take(*piece);
    }
    law(ended_, "the last piece has no text");
    law(at_ == places_.bytes().size(), "every byte is in a piece or was skipped", {at_});
    return said_;
  }

 private:
  void take(const lex::Piece& piece) {
    at_ += piece.skipped.sum();
    if (piece.bad_before.length > 0) places_.confirm(piece.bad_before.at, "bad bytes");
    law(piece.bad_before.length == piece.skipped.bad, "bad bytes are skipped",
        {piece.bad_before.length, piece.skipped.bad});
    ended_ = piece.text.empty();
    if (ended_) {
      law(piece.source_bytes == 0, "what has no text takes no bytes");
    } else {
      law(piece.at.byte == at_, "a piece stands behind what was skipped", {piece.at.byte, at_});
      places_.confirm(piece.at, "piece");
      confirm_text(piece);
      law(piece.at.page >= page_, "pages do not go back", {page_, piece.at.page});
      page_ = piece.at.page;
      at_ += piece.source_bytes;
    }
    said_ += std::string(piece.text) + '|' + std::to_string(piece.at.byte) + ' ' +
             std::to_string(static_cast<int>(piece.before)) + std::to_string(static_cast<int>(piece.cls)) +
             ' ' + std::to_string(piece.at.page) + ' ' + std::to_string(piece.opens_line) + '\n';
  }

  void confirm_text(const lex::Piece& piece) const {
    law(text::valid_utf8_prefix_plain(piece.text) == piece.text.size(), "a piece is UTF-8");
    const auto decoded = places_.decode(piece.at.byte, piece.at.byte + piece.source_bytes);
    law(decoded.has_value(), "a piece holds whole characters", piece.text, {piece.at.byte});
    law(piece.identical == (*decoded == piece.text), "a piece says whether it is as printed", *decoded);
    for (std::size_t at = 0; at < decoded->size();) {
      law(text::blank_at_start(std::string_view(*decoded).substr(at)) == 0, "a piece has no blanks",
          *decoded);
      text::next_character(*decoded, at);
    }
  }

  CutSource source_;
  lex::Lexer lexer_;
  Places places_;
  std::string said_;
  std::uint64_t at_ = 0;
  std::uint32_t page_ = 0;
  bool ended_ = false;
};

/// The text of an input and where its pieces come from. `quickly`: many pieces at a time where that can be,
/// and with a look at what follows.
std::string spliced(std::string_view bytes, text::Encoding encoding, Cuts cuts, bool quickly) {
  constexpr auto any = static_cast<std::size_t>(-1);
  CutSource source(bytes, encoding, cuts);
  lex::Lexer lexer(source, built_in_grammar());
  text::SplicedText text;
  for (int step = 0;; ++step) {
    if (quickly && step % 4 != 0) lexer.append_lines(text, {any, any, any});
    const bool text_follows = quickly && lexer.text_follows();
    const std::uint64_t byte = lexer.following_byte(), lines = lexer.text_lines(),
                        side_by_side_line = lexer.side_by_side_line();
    const lex::Piece* const piece = lexer.next();
    if (text_follows) {
      law(piece != nullptr && piece->cls == lex::PieceClass::text && piece->opens_line &&
              piece->at.byte == byte,
          "text follows where it was seen", {byte});
      law(lexer.text_lines() == lines && lexer.side_by_side_line() == side_by_side_line,
          "to see that text follows is to have looked at its line", {byte});
    }
    if (piece == nullptr) break;
    if (!piece->text.empty()) text.append(*piece);
  }
  std::string said(text.text());
  for (const text::Splice& splice : text.splices()) {
    for (const std::uint64_t number :
         {std::uint64_t{splice.begin}, splice.at.byte, splice.at.line, std::uint64_t{splice.at.column},
          std::uint64_t{splice.source_bytes}, static_cast<std::uint64_t>(splice.before),
          splice.skipped.breaks, splice.skipped.spaces, splice.skipped.furniture,
          std::uint64_t{splice.line_offset}})
      said += ' ' + std::to_string(number);
  }
  return said + '\n' + std::to_string(lexer.text_lines()) + ' ' + std::to_string(lexer.side_by_side_line());
}

}  // namespace

void lex(std::string_view data) {
  Input input(data);
  const auto encoding = input.choose_encoding().value_or(text::Encoding::utf8);
  const Cuts cuts = choose_cuts(input);
  const std::string whole = Reading(input.text(), encoding, {}).run();
  const std::string pieces = Reading(input.text(), encoding, cuts).run();
  law(whole == pieces, "how an input arrives does not show", {cuts.size, cuts.seed});
  law(spliced(input.text(), encoding, cuts, true) == spliced(input.text(), encoding, cuts, false),
      "pieces taken many at a time are those that come one by one", {cuts.size, cuts.seed});
}

}  // namespace jixiao::fuzz
