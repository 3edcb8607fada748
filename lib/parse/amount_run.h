#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "grammar/grammar.h"
#include "lex/lexer.h"
#include "model/table.h"
#include "text/decimal.h"
#include "text/spliced_text.h"

namespace jixiao::parse {

/// A piece that could be an amount, copied out of the lexer.
struct RunPiece {
  explicit RunPiece(const lex::Piece& piece) : text(piece.text), source(piece), cls(piece.cls) {}
  /// Of class text.
  explicit RunPiece(const text::Piece& piece) : text(piece.text), source(piece), cls(lex::PieceClass::text) {}

  std::string text;
  text::Piece source;  ///< but for its text, which has gone with its line
  lex::PieceClass cls = lex::PieceClass::integer;
  /// Bad bytes or line ends cut the number: what stands behind them, and where that begins in `text`.
  struct Rest {
    std::size_t begin = 0;
    text::Piece source;
  };
  std::vector<Rest> rest;
  bool after_bad_bytes = false;
  bool is_wrapped = false;  ///< an amount, which line ends cut and nothing else

  [[nodiscard]] bool has_bad_bytes() const { return after_bad_bytes || (!rest.empty() && !is_wrapped); }
  void add_behind_bad_bytes(const text::Piece& piece);
  void add_behind_line_end(const RunPiece& piece);
  /// The pieces of input that it is made of.
  [[nodiscard]] std::size_t parts() const { return 1 + rest.size(); }
  [[nodiscard]] text::Piece part(std::size_t index) const;
};

/// Pieces that could be amounts, one after another with nothing else between them.
using Run = std::vector<RunPiece>;

/// What a piece says: a mark for nothing 0, what is no number nothing.
std::optional<text::Decimal> value_of(lex::PieceClass cls, std::string_view printed);

/// Whether the first of two pieces or more, which have a class and a text, is the sum of the others.
template <class Pieces>
bool adds_up(const Pieces& pieces) {
  text::DecimalSum rest;
  for (std::size_t index = 0; index < pieces.size(); ++index) {
    const auto value = value_of(pieces[index].cls, pieces[index].text);
    if (!value) return false;
    index == 0 ? rest.add(*value) : rest.subtract(*value);
  }
  return pieces.size() > 1 && rest.is_zero();
}

/// Cuts a piece that is read as it is printed in two, behind so many bytes of its text.
std::pair<text::Piece, text::Piece> cut_piece(const text::Piece& piece, std::size_t size);

/// Cuts the last piece in two if it is one amount printed twice: two cells whose figures left no gap between
/// them.
void split_twins(Run& run, const grammar::AmountPatterns& amounts);

/// Which pieces of a run are a row's amounts; the ones before belong to what precedes the row's name or to
/// the name, the ones after to what follows. `count` 0: none.
struct Choice {
  std::size_t begin = 0;
  std::size_t count = 0;
};

/// What is known about the rows of a table when a run has to be judged.
struct RunContext {
  std::size_t columns = 0;      ///< money columns of the table; 0: no table yet
  std::size_t usual_count = 0;  ///< how many amounts its first row printed; 0: not known
  bool whole_numbers = false;   ///< its first row printed amounts without decimals or separators
  std::optional<std::uint8_t>
      usual_decimals;             ///< of all its figures so far that are not zero, if they have as many
  bool after_total_name = false;  ///< what stands right before the run is the name of a total row
  bool after_digit = false;    ///< what stands right before ends with one, perhaps of an amount without a gap
  bool inside_entry = false;   ///< what stands right before is an entry that is not complete
  bool after_entries = false;  ///< the row before has complete entries
  bool ends_line = false;      ///< nothing follows the run on its last line
};

Choice choose_amounts(const Run& run, const RunContext& context);

/// Appends the chosen pieces to a row's text, reads them, and says where they stand. The row's name is
/// already there, and nothing is in `amounts`. Numbers go to columns from left to right.
text::Leaf read_amounts(const Run& run, Choice choice, std::size_t columns, text::SplicedText& row,
                        model::Amounts& amounts);

}  // namespace jixiao::parse
