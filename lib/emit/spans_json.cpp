#include "emit/spans_json.h"

namespace jixiao::emit {
namespace {

using text::JsonPen;
using text::Leaf;
using text::SplicedText;

/// An object whose keys are the leaves that are printed; closed when it is destroyed.
class LeavesPen {
 public:
  LeavesPen(JsonPen& pen, const SplicedText& text, std::vector<text::ByteSpan>& scratch)
      : pen_(pen), text_(text), spans_(scratch) {
    pen_.raw("{");
  }
  ~LeavesPen() { pen_.raw("}"); }
  LeavesPen(const LeavesPen&) = delete;
  LeavesPen& operator=(const LeavesPen&) = delete;

  template <std::size_t size>
  void leaf(const char (&key)[size], Leaf leaf) {
    if (leaf.absent() || leaf.empty()) return;
    next();
    pen_.raw(key);
    ranges(leaf);
  }
  /// A level: its code and its name.
  template <std::size_t size>
  void level(const char (&key)[size], const model::Level& level) {
    if (level.code.empty() && level.name.empty()) return;
    next();
    pen_.raw(key);
    LeavesPen inner(pen_, text_, spans_);
    inner.leaf("\"code\":", level.code);
    inner.leaf("\"name\":", level.name);
  }
  template <std::size_t size>
  void target(const char (&key)[size], const model::Target& target) {
    if (target.text.empty()) return;
    next();
    pen_.raw(key);
    LeavesPen inner(pen_, text_, spans_);
    inner.leaf("\"text\":", target.text);
  }
  /// Amounts that have a value: a mark for nothing and what is no amount say none.
  void amounts(const model::Amounts& amounts, const ColumnKeys& keys) {
    bool opened = false;
    for (std::size_t index = 0; index < keys.size() && index < amounts.column.size(); ++index) {
      const model::Amount& amount = amounts.column[index];
      if (!amount.value || amount.text.empty()) continue;
      if (!opened) next();
      opened ? pen_.raw(",") : pen_.raw("\"amounts\":{");
      opened = true;
      pen_.json(keys[index]);
      ranges(amount.text);
    }
    if (opened) pen_.raw("}");
  }

 private:
  void next() {
    if (!first_) pen_.raw(",");
    first_ = false;
  }
  void ranges(Leaf leaf) {
    text_.spans(leaf, spans_);
    bool first = true;
    pen_.raw("[");
    for (const text::ByteSpan& span : spans_) {
      first ? pen_.raw("[") : pen_.raw(",[");
      first = false;
      pen_.number(span.begin);
      pen_.raw(",");
      pen_.number(span.end);
      pen_.raw("]");
    }
    pen_.raw("]");
  }

  JsonPen& pen_;
  const SplicedText& text_;
  std::vector<text::ByteSpan>& spans_;
  bool first_ = true;
};

}  // namespace

void SpansWriter::write(JsonPen& pen, const model::TableHead& head, const ColumnKeys& keys) {
  pen.raw(",\"spans\":");
  LeavesPen leaves(pen, head.text, spans_);
  leaves.leaf("\"title\":", head.title);
  leaves.leaf("\"department\":", head.department);
  leaves.leaf("\"money_unit\":", head.money_unit);
  if (head.has_total) leaves.amounts(head.total, keys);
}

void SpansWriter::write(JsonPen& pen, const model::Row& row, const ColumnKeys& keys, Leaf objective) {
  pen.raw(",\"spans\":");
  LeavesPen leaves(pen, row.text, spans_);
  leaves.leaf("\"name\":", row.name);
  leaves.amounts(row.amounts, keys);
  leaves.leaf("\"objective\":", objective);
}

void SpansWriter::write(JsonPen& pen, const SplicedText& text, const model::Indicator& indicator) {
  pen.raw(",\"spans\":");
  LeavesPen leaves(pen, text, spans_);
  leaves.leaf("\"number\":", indicator.number_text);
  leaves.level("\"level1\":", indicator.level1);
  leaves.level("\"level2\":", indicator.level2);
  leaves.leaf("\"name\":", indicator.name);
  leaves.target("\"period_target\":", indicator.period);
  leaves.target("\"annual_target\":", indicator.annual);
}

}  // namespace jixiao::emit
