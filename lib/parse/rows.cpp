#include <algorithm>
#include <utility>

#include "finding/snippet.h"
#include "parse/cut_rest.h"
#include "parse/ranges.h"
#include "parse/state.h"
#include "text/find.h"

namespace jixiao::parse {
namespace {

using text::Leaf;
using text::Seam;
using text::SplicedText;

/// Widths are learned from so many rows of a table, and then from one in so many.
constexpr std::uint32_t most_rows_to_learn = 12, then_each = 32;

/// Forgets what was read behind `end`: it belongs to the next row.
void forget_behind(EntryScan& scan, std::uint32_t end) {
  std::erase_if(scan.indicators, [end](const model::Indicator& entry) { return entry.whole.end > end; });
  for (std::vector<Leaf>* leaves : {&scan.damaged, &scan.resumed}) {
    std::erase_if(*leaves, [end](Leaf leaf) { return leaf.begin >= end; });
    for (Leaf& leaf : *leaves) leaf.end = std::min(leaf.end, end);
  }
}

}  // namespace

/// A row's amounts were found behind the open row's text: what stands before them ends the open row and names
/// the next one.
void Parser::State::amounts_begin(Choice& choice) {
  std::uint32_t name_begin = 0;
  std::optional<OtherText> other;
  if (stands_side_by_side() || stands_column_by_column()) refuse_layout();
  if (inside) {
    std::uint32_t end = 0;
    const bool another_table = next_table_begins(end);
    if (!another_table) end = row.text.size();
    take_page_furniture(end);
    const bool is_cut = row.text.turns_page({row.body, row.text.size()});
    std::optional<std::uint32_t> label;
    if (!another_table && !is_cut) {  // the entries are in their places: what is read of them tells more
      read_entries(row.text.size());
      if (!scan.labels.empty()) label = scan.labels.back().begin;
    }
    other = other_text_in({row.body, end}, !another_table, label);
    if (!another_table && !other) {
      if (is_cut) {
        std::uint32_t limit = row.text.size();
        mend_pages(limit, true);
        read_entries(row.text.size());
      }
      const Boundary boundary = boundary_of_row(row.text.size());
      if (is_cut) doubt_cut_name(boundary.next);
      open_next_row(boundary.next, choice);
      if (row.left_out > 0) fates.take_all(row.text, {boundary.next, row.text.size()}, Fate::unparsed);
      close_row(boundary, boundary.next);
      row.take(next_row);
      return;
    }
    close_table_before(other ? other->begin : end);
  }
  if (!begin_table_in({0, row.text.size()}, name_begin)) {
    for (std::size_t index = choice.begin; index < choice.begin + choice.count; ++index) {
      for (std::size_t part = 0; part < run[index].parts(); ++part) row.text.append(run[index].part(part));
    }
    if (other && other->is_around) {
      report_row_behind_table();
    } else {
      leave_outside({0, row.text.size()});
    }
    row.clear();
    flush_damages();
    return;
  }
  flush_damages();
  row.body = name_begin;  // a page may turn behind the heads, and its title stand above the first row
  std::uint32_t end = row.text.size();
  take_page_furniture(end);
  choice.count = std::min(choice.count, head.columns.size());
  open_next_row(name_begin, choice);
  row.take(next_row);
  if (stands_column_by_column()) {
    undecided = true;  // nothing of the table is out
    refuse_layout();
  } else if (pause_from != no_byte) {
    note_opening(choice);
  }
}

/// Ends the table at hand where the head of another one, or other text, begins in the open row's text; that
/// text stays.
void Parser::State::close_table_before(std::uint32_t head_begin) {
  mend_pages(head_begin, false);
  Boundary boundary = read_row(head_begin);
  boundary.resumed = {};  // no page cut this row: what stands behind its entries belongs to no row
  const bool has_entries = !scan.indicators.empty() || !scan.damaged.empty();
  const std::uint32_t cells_end = has_entries ? scan.end : boundary.next;
  const std::uint32_t end = scan.open ? head_begin : std::max(cells_end, row.body);
  leave_outside({end, head_begin});
  next_row.clear();
  next_row.text.append_range(row.text, {head_begin, row.text.size()}, Seam::line_break);
  take_tail_back();
  cut_off = row_cut_off = scan.open;
  if (cut_off)
    add_damage(model::Damage::Kind::table_truncated,
               trimmed(row.text.text(), scan.damaged.back().begin, end));
  close_row(boundary, end);
  end_table(cut_off);
  cut_off = row_cut_off = false;
  row.take(next_row);
}

/// What the open row left out last belongs to what follows it, which has room.
void Parser::State::take_tail_back() {
  if (tail.splices().empty()) return;
  for (const text::Splice& splice : tail.splices()) row.left_out -= splice.source_bytes;
  next_row.text.append_range(tail, {0, tail.size()}, tail.splices().front().before);
  tail.clear();
}

/// Puts the row at hand together again if a page cut it. What stands from `limit` on stays there, and `limit`
/// goes with it.
void Parser::State::mend_pages(std::uint32_t& limit, bool another_row) {
  if (!row.text.turns_page({row.body, limit})) return;
  const Leaf amounts{row.name.empty() ? 0 : row.name.end, row.body};
  PageMender mender(form->entry, *entries);
  PageMender::Result result;
  const bool is_mended = mender.mend(row.text, {row.name, amounts, row.body, limit, another_row}, widths,
                                     style, scratch, result);
  for (const auto& [range, cell] : result.assumed)
    add_damage(model::Damage::Kind::cell_assumed, range).subject.field = cell;
  if (!is_mended) return;
  const std::uint32_t mended = scratch.size();
  if (limit < row.text.size()) scratch.append_range(row.text, {limit, row.text.size()}, Seam::page_break);
  limit = mended;
  swap(row.text, scratch);
  const std::uint32_t shift = result.amounts_begin;  // the amounts keep their order, after the name
  const auto moved = [&](Leaf leaf) {
    return leaf.absent() ? leaf : Leaf{leaf.begin - amounts.begin + shift, leaf.end - amounts.begin + shift};
  };
  row.name = trimmed(row.text.text(), result.name.begin, result.name.end);
  for (model::Amount& amount : row.amounts.column) amount.text = moved(amount.text);
  row.amounts_text = moved(row.amounts_text);
  row.body = result.body;
}

/// Learns how wide the cells of the table are from rows that no page cut: from the first ones and then a few.
void Parser::State::learn_widths(const Boundary& boundary) {
  if (++rows_seen > most_rows_to_learn && rows_seen % then_each != 0) return;
  if (scan.indicators.empty() || row.text.turns_page({row.body, boundary.next})) return;
  widths.learn(row.text, row.name, Cell::name);
  widths.learn(row.text, boundary.objective, Cell::objective);
  widths.learn(row.text, {scan.begin, scan.end}, Cell::entries);
}

/// Prepares the row whose name stands from `name_begin` to the end of the open row's text.
void Parser::State::open_next_row(std::uint32_t name_begin, Choice choice) {
  next_row.clear();
  if (row.left_out > 0) {
    const Boundary boundary =
        find_boundary(tail, {0, tail.size()}, EntryScan{}, Indent::unknown, style, form->entry);
    next_row.text.append_range(tail, {boundary.next, tail.size()}, Seam::line_break);
    fates.take_all(tail, {0, boundary.next}, Fate::unparsed);
    tail.clear();
  } else if (name_begin < row.text.size()) {
    const text::Splice& first = row.text.splices()[row.text.splice_at(name_begin)];
    next_row.text.append_range(row.text, {name_begin, row.text.size()},
                               first.begin == name_begin ? first.before : Seam::none);
  }
  next_row.name = trimmed(next_row.text.text(), 0, next_row.text.size());
  next_row.is_total = is_total_name(next_row.text[next_row.name]);
  const auto chosen = run.begin() + static_cast<std::ptrdiff_t>(choice.begin);
  const auto chosen_end = chosen + static_cast<std::ptrdiff_t>(choice.count);
  next_row.has_cut_amounts =
      std::any_of(chosen, chosen_end, [](const RunPiece& piece) { return piece.parts() > 1; });
  note_name_lines();
  next_row.amounts_text = read_amounts(run, choice, head.columns.size(), next_row.text, next_row.amounts);
  next_row.body = next_row.text.size();
  if (usual_count == 0) {
    usual_count = choice.count;
    const auto has = [&](lex::PieceClass cls) {
      return std::any_of(chosen, chosen_end, [cls](const RunPiece& piece) { return piece.cls == cls; });
    };
    whole_numbers =
        has(lex::PieceClass::integer) && !has(lex::PieceClass::amount) && !has(lex::PieceClass::malformed);
  }
  learn_decimals();
  if (next_row.is_total) {
    style.left_edge = next_row.text.splices()[next_row.text.splice_at(next_row.name.begin)].visible_column();
  }
  if (!next_row.name.empty())
    next_row.indent = indent_at(next_row.text, next_row.name.begin, style.left_edge);
}

/// Notes what decimals the figures of the next row have, but for zeros, which many tables print without any.
void Parser::State::learn_decimals() {
  for (const model::Amount& amount : next_row.amounts.column) {
    if (!amount.value || amount.value->units == 0) continue;
    decimals_differ = decimals_differ || usual_decimals.value_or(amount.value->scale) != amount.value->scale;
    usual_decimals = amount.value->scale;
  }
}

/// Reads the cells of the open row up to `limit`; the entries are in `scan`.
Boundary Parser::State::read_row(std::uint32_t limit) {
  read_entries(limit);
  return boundary_of_row(limit);
}

void Parser::State::read_entries(std::uint32_t limit) {
  entries->begin_row();
  entries->scan(row.text, {row.body, limit}, scan);
}

/// Where the cells of the open row end whose entries are in `scan`.
Boundary Parser::State::boundary_of_row(std::uint32_t limit) const {
  return find_boundary(row.text, {row.body, limit}, scan, row.indent, style, form->entry);
}

/// Whether a row without cells is a spending unit: by its indent where projects have one, else by what its
/// amounts say.
bool Parser::State::is_spending_unit() {
  if (row.indent == Indent::yes && style.projects_indent.value_or(true)) return false;
  if (row.indent == Indent::no && (style.projects_indent.value_or(false) || next_row.indent == Indent::yes))
    return true;
  const auto judgement =
      row_kinds.judge(row.amounts.column.front().value, next_row.amounts.column.front().value);
  if (judgement.is_assumed) add_damage(model::Damage::Kind::row_kind_assumed, row.name);
  return judgement.is_unit;
}

/// Gives the open row out, up to `end`. Its text goes with it.
void Parser::State::close_row(Boundary boundary, std::uint32_t end) {
  if (row.left_out > 0) {
    model::Damage& damage = add_damage(model::Damage::Kind::limit_reached, {});
    damage.begin = damage.end = row.left_out_at;
    damage.count = row.left_out;
  }
  forget_behind(scan, std::max(end, row.body));
  const bool has_entries = !scan.indicators.empty() || !scan.damaged.empty();
  if (is_foot_line(boundary.resumed)) {
    fates.take_all(row.text, {boundary.resumed.begin, end}, Fate::furniture);
    end = std::exchange(boundary.resumed, {}).begin;
  }
  const bool has_foot =
      !has_entries && boundary.objective.begin == row.body && is_foot_line(boundary.objective);
  bool has_cells = has_entries || !boundary.objective.absent();
  const bool is_unit = !row.is_total && (!has_cells || has_foot) && is_spending_unit();
  if (has_foot && (row.is_total || is_unit)) {
    fates.take_all(row.text, {row.body, end}, Fate::furniture);
    has_cells = false;
  }
  if (has_cells || has_unit) undecided = refused = false;
  const bool is_project = has_cells || (!row.is_total && !is_unit);
  ++source_end.rows_read;
  if (row.is_total && !has_cells) {
    close_total_row();
  } else if (is_project) {
    row_kinds.add_project(row.amounts.column.front().value);
    column_sums.settle(ColumnSums::Level::project, has_unit, row.amounts);
    close_project(boundary, std::max(end, row.body));
  } else {
    row_kinds.open_unit(row.amounts.column.front().value);
    column_sums.settle(ColumnSums::Level::spending_unit, false, row.amounts);
    emit_head();
    rows_given = has_unit = unit_is_empty = true;
    unit_name = row.text[row.name];
    account_row(row.body, false);
    if (rows_seen < most_rows_to_learn) widths.learn(row.text, row.name, Cell::unit_name);
    keep(unit, given.units);
    give(row, row.body, unit.row);
    queue.push_back(&unit);
  }
  flush_damages();
}

/// Moves what a row is to where an event holds it.
void Parser::State::give(OpenRow& from, std::uint32_t end, model::Row& to) {
  swap(from.text, to.text);
  to.text.truncate(end);
  to.name = from.name;
  to.amounts_text = from.amounts_text;
  to.amounts = from.amounts;
}

void Parser::State::close_total_row() {
  account_row(row.body, true);
  if (rows_given || head_given) {
    emit_head();
    late_total = true;
    give(row, row.body, table_end.total);
    return;
  }
  column_sums.settle(ColumnSums::Level::total, false, row.amounts);
  head.text.append_range(row.text, {0, row.body}, Seam::line_break);
  const std::uint32_t shift = head.text.size() - row.body;
  const auto moved = [shift](Leaf leaf) {
    return leaf.absent() ? leaf : Leaf{leaf.begin + shift, leaf.end + shift};
  };
  head.has_total = true;
  head.total = row.amounts;
  for (model::Amount& amount : head.total.column) amount.text = moved(amount.text);
  head.total_name = moved(row.name);
  head.total_amounts_text = moved(row.amounts_text);
  emit_head();
}

void Parser::State::close_project(const Boundary& boundary, std::uint32_t end) {
  emit_head();
  rows_given = true;
  unit_is_empty = false;
  if (!scan.indicators.empty() && row.indent != Indent::unknown)
    style.projects_indent = row.indent == Indent::yes;
  keep(project, given.projects);
  project.objective = boundary.objective;
  learn_widths(boundary);
  take_resumed_objective(boundary, end);
  drop_entries_with_bad_bytes();
  for (const Leaf leaf : scan.damaged) {
    if (cut_off && leaf == scan.damaged.back()) continue;  // the end of the table says it
    const Leaf range = trimmed(row.text.text(), leaf.begin, std::min(leaf.end, end));
    if (!range.empty()) add_damage(model::Damage::Kind::entry_unparsed, range);
  }
  account_cells(project.objective, end);
  for (model::Damage& damage : waiting) finding::show_name(row.text[row.name], damage.subject.project);
  std::swap(project.indicators, scan.indicators);
  project.lists = scan.lists;
  project.cut_off = row_cut_off;
  project.damaged = static_cast<std::uint32_t>(scan.damaged.size());
  project.has_spending_unit = has_unit;
  project.spending_unit = unit_name;
  ++source_end.projects;
  source_end.indicators += project.indicators.size();
  give(row, end, project.row);
  queue.push_back(&project);
}

/// An objective that goes on behind entries (the page turned between) is put together again, and the entries
/// are read once more behind it. Other text between two entries is no part of any cell.
void Parser::State::take_resumed_objective(const Boundary& boundary, std::uint32_t& end) {
  if (scan.resumed.empty() && boundary.resumed.absent()) return;
  std::vector<Leaf> resumed;
  for (const Leaf leaf : scan.resumed) (row.text.turns_page(leaf) ? resumed : scan.damaged).push_back(leaf);
  if (!boundary.resumed.absent()) resumed.push_back(boundary.resumed);
  std::sort(scan.damaged.begin(), scan.damaged.end(),
            [](Leaf left, Leaf right) { return left.begin < right.begin; });
  if (resumed.empty()) return;
  const std::uint32_t objective_begin = boundary.objective.absent() ? row.body : boundary.objective.begin;
  const std::uint32_t objective_end = boundary.objective.absent() ? row.body : boundary.objective.end;
  scratch.clear();
  scratch.append_range(row.text, {0, objective_end}, Seam::line_break);
  for (const Leaf leaf : resumed) {
    add_damage(model::Damage::Kind::cell_assumed, leaf).subject.field = "objective";
    scratch.append_range(row.text, leaf, Seam::page_break);
  }
  const std::uint32_t new_objective_end = scratch.size();
  std::uint32_t at = objective_end;
  for (const Leaf leaf : resumed) {
    scratch.append_range(row.text, {at, leaf.begin}, Seam::page_break);
    at = leaf.end;
  }
  if (at < end) scratch.append_range(row.text, {at, end}, Seam::page_break);
  swap(row.text, scratch);
  end = row.text.size();
  project.objective = trimmed(row.text.text(), objective_begin, new_objective_end);
  entries->scan(row.text, {new_objective_end, end}, scan);
  scan.damaged.insert(scan.damaged.end(), scan.resumed.begin(), scan.resumed.end());
}

/// Where bad bytes were left out, digits may be missing: an entry is read only if they stood in its name.
void Parser::State::drop_entries_with_bad_bytes() {
  if (!row.text.may_lack_bytes()) return;
  std::vector<std::uint32_t> places;  // in the row's text, wherever a page has moved it
  for (const text::Splice& splice : row.text.splices()) {
    if (splice.skipped.bad > 0) places.push_back(splice.begin);
  }
  if (places.empty()) return;
  std::erase_if(scan.indicators, [&](const model::Indicator& entry) {
    auto place = std::upper_bound(places.begin(), places.end(), entry.whole.begin);
    bool hurt = false;
    for (; place != places.end() && *place < entry.whole.end; ++place)
      hurt = hurt || *place < entry.name.begin || *place > entry.name.end;
    if (hurt) scan.damaged.push_back(entry.whole);
    return hurt;
  });
  std::sort(scan.damaged.begin(), scan.damaged.end(),
            [](Leaf left, Leaf right) { return left.begin < right.begin; });
  const auto begins = [](Leaf damaged, std::uint32_t at) { return damaged.begin < at; };
  const auto ends = [](Leaf damaged, std::uint32_t at) { return damaged.end < at; };
  const auto none = scan.damaged.end();
  for (model::Indicator& entry : scan.indicators) {
    const auto behind = std::lower_bound(scan.damaged.begin(), none, entry.whole.end, begins);
    const auto in_front = std::lower_bound(scan.damaged.begin(), none, entry.whole.begin, ends);
    entry.before_damage = entry.before_damage || (behind != none && behind->begin == entry.whole.end);
    entry.after_damage = entry.after_damage || (in_front != none && in_front->end == entry.whole.begin);
  }
}

/// The input has ended.
void Parser::State::finish() {
  std::uint32_t end = 0, name_begin = 0;
  if (stands_side_by_side()) refuse_layout();
  if (inside) {
    const bool another_table = next_table_begins(end);
    if (!another_table) end = row.text.size();
    take_page_furniture(end);
    const auto other = other_text_in({row.body, end}, false, {});
    if (another_table || other) close_table_before(other ? other->begin : end);
  }
  if (!inside && begin_table_in({0, row.text.size()}, name_begin)) {
    end_table(close_head_without_rows({name_begin, row.text.size()}));
  } else if (inside) {
    close_last_row();
  } else {
    leave_outside({0, row.text.size()});
  }
  fates.take_all(tail, {0, tail.size()}, Fate::unparsed);
  if (source_end.tables == 0 && !refused) {
    model::Damage& damage = add_damage(model::Damage::Kind::no_table, {});
    damage.begin = damage.end = {};
  }
  flush_damages();
  source_end.accounting = fates.total();
  source_end.encoding = lexer.lines().encoding();
  source_end.bytes = lexer.lines().bytes();
  source_end.lines = lexer.lines().lines();
  queue.push_back(&source_end);
}

/// A head is all there is of a table, and perhaps the beginning of its first row: whether that is so.
bool Parser::State::close_head_without_rows(Leaf behind) {
  const Leaf rest = trimmed(row.text.text(), behind.begin, behind.end);
  const bool truncated = !rest.empty() && (is_cut_rest(row.text, rest, {}, *form, grammar.amounts) ||
                                           text::begins_with_any(row.text[rest], form->total_names));
  leave_behind(behind, rest, truncated);
  return truncated;
}

/// What stands behind the last thing that could be read of the last table.
void Parser::State::leave_behind(Leaf behind, Leaf rest, bool truncated) {
  if (!truncated || rest.empty()) return leave_outside(behind);
  fates.take_all(row.text, behind, Fate::unparsed);
  add_damage(model::Damage::Kind::table_truncated, rest);
}

/// Closes the last row of a table at the end of the input, which may have been cut off anywhere.
void Parser::State::close_last_row() {
  next_row.clear();
  std::uint32_t limit = row.text.size();
  mend_pages(limit, false);
  Boundary boundary = read_row(row.text.size());
  const std::uint32_t size = row.text.size();
  const bool has_entries = !scan.indicators.empty() || !scan.damaged.empty();
  std::uint32_t end = has_entries ? scan.end : size;
  const Leaf rest = trimmed(row.text.text(), has_entries ? scan.end : row.body, size);
  const bool is_note = text::begins_with_any(row.text[rest], form->notes);
  bool truncated = scan.open;
  if (has_entries) {
    boundary.resumed = {};
    const std::string_view last_entry =
        scan.indicators.empty() ? std::string_view{} : row.text[scan.indicators.back().whole];
    const bool a_name_begins = !rest.empty() && style.projects_indent.value_or(row.indent == Indent::yes) &&
                               indent_at(row.text, rest.begin, style.left_edge) == Indent::yes;
    const bool more_begins = a_name_begins || is_cut_rest(row.text, rest, last_entry, *form, grammar.amounts);
    truncated = truncated || (more_begins && !is_note);
    leave_behind({scan.end, size}, rest, truncated);
  } else if (!rest.empty() && !is_note) {
    // An objective whose entries are missing, or the name of a row whose amounts are.
    boundary.objective = row.is_total ? Leaf{} : rest;
    if (row.is_total) fates.take_all(row.text, {row.body, size}, Fate::unparsed);
    truncated = true;
  } else {
    boundary.objective = {};
    end = row.body;
    leave_outside({row.body, size});
    const bool is_project = row.indent == Indent::yes && style.projects_indent.value_or(false);
    truncated =
        !row.is_total && (is_project || (unit_is_empty && (source_end.projects > 0 || projects_before)));
  }
  if (truncated && (!has_entries || rest.empty())) {
    const Leaf last = rest.empty() ? (scan.damaged.empty() ? row.amounts_text : scan.damaged.back()) : rest;
    add_damage(model::Damage::Kind::table_truncated, last.absent() ? Leaf{0, 0} : last);
  }
  cut_off = truncated && scan.open;
  row_cut_off = truncated;
  close_row(boundary, end);
  cut_off = row_cut_off = false;
  end_table(truncated);
}

}  // namespace jixiao::parse
