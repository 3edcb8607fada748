#include <algorithm>

#include "parse/state.h"

namespace jixiao::parse {

using text::Leaf;
using text::Seam;

namespace {

/// Text in which cells stood side by side no farther back than this many lines is taken to be of the same
/// make.
constexpr std::uint64_t nearby_lines = 100;

}  // namespace

/// Whether a wide gap stands on a line of a range, as between padded columns.
bool Parser::State::has_wide_gap(Leaf range) const {
  const auto& splices = row.text.splices();
  return std::any_of(splices.begin(), splices.end(), [&](const text::Splice& splice) {
    return splice.begin > range.begin && splice.begin < range.end && splice.before == Seam::gap &&
           splice.at.column > row.text.end_position(splice.begin).column + 1;
  });
}

/// Whether cells have stood side by side in the table at hand, up to the open row. What stands behind the
/// table's end does not count.
bool Parser::State::stands_side_by_side() const {
  if (!inside || lexer.side_by_side_line() <= table_begins_at) return false;
  const auto other = other_text_in({row.body, row.text.size()}, false, {});
  return !other || has_wide_gap({0, other->begin});
}

/// Whether more amounts stand one behind another than a row can have: the dump goes from column to column,
/// and which of them belongs to which row nobody can tell.
bool Parser::State::stands_column_by_column() const {
  const auto amounts = std::count_if(run.begin(), run.end(), [](const RunPiece& piece) {
    return piece.cls == lex::PieceClass::amount && piece.source.before >= Seam::line_break;
  });
  return inside && static_cast<std::size_t>(amounts) > head.columns.size();
}

/// Whether they do so where the parser is, outside a table.
bool Parser::State::side_by_side_nearby() const {
  return lexer.side_by_side_line() > 0 && lexer.side_by_side_line() + nearby_lines > lexer.text_lines();
}

/// Gives up the table at hand: its cells do not stand together, and nothing is read across others. What was
/// read of it waits in the queue, unless its columns were padded only later.
void Parser::State::refuse_layout() {
  const text::Position begin = undecided ? head.at : row.text.position(0);
  if (undecided) {
    const auto held = queue.begin() + static_cast<std::ptrdiff_t>(held_from);
    const auto is_read = [](const model::Event& event) {
      return !std::holds_alternative<const model::Damage*>(event);
    };
    queue.erase(std::remove_if(held, queue.end(), is_read), queue.end());
    fates.revoke();
    fates.forget_oddities();
    --source_end.tables;
    source_end.rows_read = counted_before.rows_read;
    source_end.projects = counted_before.projects;
    source_end.indicators = counted_before.indicators;
    leave_table();
  } else {
    end_table(true);
  }
  fates.take_all(row.text, {0, row.text.size()}, Fate::unparsed);
  fates.take_all(tail, {0, tail.size()}, Fate::unparsed);
  tail.clear();
  row.clear();
  report_layout(begin);
}

/// Says once that columns stand side by side.
void Parser::State::report_layout(const text::Position& begin) {
  if (!refused) {
    model::Damage& damage = add_damage(model::Damage::Kind::layout_unsupported, {});
    damage.begin = damage.end = begin;
    damage.subject.table = 0;
  }
  refused = true;
}

}  // namespace jixiao::parse
