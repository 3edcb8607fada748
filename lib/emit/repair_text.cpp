#include <algorithm>

#include "emit/event_emitter.h"
#include "emit/formats.h"
#include "text/utf8.h"

namespace jixiao::emit {
namespace {

using text::Leaf;

constexpr std::string_view project_indent = "    ";

/// The dump unwrapped: a line a thing. Where the lines of the dump were wrapped must not show, so spaces are
/// put by what stands beside them and never by how it was printed.
class RepairText final : public EventEmitter {
 public:
  explicit RepairText(Output& output) : output_(output) {}

  void begin_source(std::string_view) override {}
  void end_source() override { output_.flush_if_full(); }
  void finish() override {}

 protected:
  void on(const model::TableHead& head) override;
  void on(const model::SpendingUnit& unit) override {
    write_row({}, unit.row);
    write_rest(unit.row.text, row_end(unit.row), unit.row.text.size());
    output_.flush_if_full();
  }
  void on(const model::Project& project) override;
  void on(const model::TableEnd& end) override {
    if (end.late_total) write_row({}, end.total);
  }
  void on(const finding::Finding& finding) override {
    // Text between rows stays in its place. What could not be read inside a row is in the row's text.
    if (finding.kind->id == "row-unparsed") write_line(finding.excerpt);
  }

 private:
  void write_line(std::string_view line) {
    if (line.empty()) return;
    text::Pen& pen = output_.pen();
    pen.bytes(line);
    pen.raw("\n");
  }
  /// Text that no leaf says, on a line of its own.
  void write_rest(const text::SplicedText& text, std::uint32_t begin, std::uint32_t end) {
    if (begin < end) write_line(text::trim(text[{begin, end}]));
  }
  void write_labels(const model::TableHead& head, std::uint32_t begin, std::uint32_t end);
  void write_column_heads(const model::TableHead& head);
  void write_row(std::string_view indent, const model::Row& row);
  void append_amounts(const text::SplicedText& text, Leaf range, const model::Amounts& amounts);
  static std::uint32_t row_end(const model::Row& row);

  Output& output_;
  std::string line_;
};

std::uint32_t end_of(Leaf leaf) {
  return leaf.absent() ? 0 : leaf.end;
}

/// Adds a piece to a line, with a space between it and what stands before.
void append_piece(std::string& line, std::string_view piece) {
  piece = text::trim(piece);
  if (piece.empty()) return;
  if (!line.empty()) line += ' ';
  line += piece;
}

void RepairText::on(const model::TableHead& head) {
  const bool has_title = !head.title.absent();
  const bool has_heads = !head.heads.empty();
  const Leaf total_begin = head.total_name.absent() ? head.total_amounts_text : head.total_name;
  const std::uint32_t end = head.has_total && !total_begin.absent() ? total_begin.begin : head.text.size();
  const std::uint32_t heads_begin = has_heads ? head.heads.front().begin : end;
  std::uint32_t at = 0;
  if (has_title) {
    write_labels(head, 0, head.title.begin);
    write_line(head.text[head.title]);
    at = head.title.end;
  }
  write_labels(head, at, heads_begin);
  if (has_heads) {
    write_column_heads(head);
    write_labels(head, head.heads.back().end, end);
  }
  if (head.has_total) {
    line_.assign(head.text[head.total_name]);
    append_amounts(head.text, head.total_amounts_text, head.total);
    write_line(line_);
  }
  output_.flush_if_full();
}

/// Labels with what they label, each ending where the thing labelled ends.
void RepairText::write_labels(const model::TableHead& head, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t first = end_of(head.department), second = end_of(head.money_unit);
  if (first > second) std::swap(first, second);
  line_.clear();
  for (const std::uint32_t stop : {first, second, end}) {
    if (stop <= begin || stop > end) continue;
    append_piece(line_, head.text[{begin, stop}]);
    begin = stop;
  }
  write_line(line_);
}

void RepairText::write_column_heads(const model::TableHead& head) {
  line_.clear();
  std::uint32_t at = head.heads.front().begin;
  for (const Leaf& leaf : head.heads) {
    if (leaf.begin > at) append_piece(line_, head.text[{at, leaf.begin}]);
    append_piece(line_, head.text[leaf]);
    at = leaf.end;
  }
  write_line(line_);
}

/// The amounts with whatever stands for a blank one, a space between two of them however they were laid out.
void RepairText::append_amounts(const text::SplicedText& text, Leaf range, const model::Amounts& amounts) {
  if (range.absent()) return;
  const auto inside_amount = [&amounts](std::uint32_t offset) {
    return std::any_of(amounts.column.begin(), amounts.column.end(), [offset](const model::Amount& amount) {
      return !amount.text.absent() && amount.text.begin < offset && offset < amount.text.end;
    });
  };
  std::uint32_t at = range.begin;
  for (const text::Splice& splice : text.splices()) {
    if (splice.begin <= at || splice.begin >= range.end || inside_amount(splice.begin)) continue;
    append_piece(line_, text[{at, splice.begin}]);
    at = splice.begin;
  }
  append_piece(line_, text[{at, range.end}]);
}

void RepairText::write_row(std::string_view indent, const model::Row& row) {
  line_.assign(row.text[row.name]);
  append_amounts(row.text, row.amounts_text, row.amounts);
  if (line_.empty()) return;
  output_.pen().bytes(indent);
  write_line(line_);
}

std::uint32_t RepairText::row_end(const model::Row& row) {
  return std::max(end_of(row.name), end_of(row.amounts_text));
}

void RepairText::on(const model::Project& project) {
  const text::SplicedText& text = project.row.text;
  write_row(project_indent, project.row);
  std::uint32_t at = row_end(project.row);
  const auto write_leaf = [&](Leaf leaf) {
    if (leaf.absent()) return;
    write_rest(text, at, leaf.begin);
    write_line(text[leaf]);
    at = std::max(at, leaf.end);
    output_.flush_if_full();
  };
  write_leaf(project.objective);
  for (const model::Indicator& indicator : project.indicators) write_leaf(indicator.whole);
  write_rest(text, at, text.size());
  output_.flush_if_full();
}

}  // namespace

std::unique_ptr<Emitter> make_repair_text(Output& output, const Options&) {
  return std::make_unique<RepairText>(output);
}

}  // namespace jixiao::emit
