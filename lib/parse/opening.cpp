#include "parse/opening.h"

#include <algorithm>

#include "parse/state.h"

namespace jixiao::parse {
namespace {

using text::Leaf;

/// Puts what decides how reading goes on into a hash.
class StateHash {
 public:
  void add(std::uint64_t number) { hasher_.add(number); }
  void add(Leaf leaf) {
    add(leaf.begin);
    add(leaf.end);
  }
  void add(const text::Position& at) {
    add(at.byte);
    add(at.line);
    add(at.column);
    add(at.page);
  }
  /// `from_head`: what stands before the first piece is not looked at, for there another table may have
  /// ended.
  void add(const text::SplicedText& text, bool from_head) {
    hasher_.add(text.text());
    for (std::size_t index = 0; index < text.splices().size(); ++index) {
      const text::Splice& splice = text.splices()[index];
      add(splice.begin);
      add(splice.at);
      add(splice.text_bytes);
      add(splice.source_bytes);
      add(splice.identical ? 1U : 0U);
      if (index == 0 && from_head) continue;
      add(static_cast<std::uint64_t>(splice.before));
      add(splice.form_feeds);
      add(splice.skipped.sum());
    }
  }
  void add(const model::Amounts& amounts) {
    for (const model::Amount& amount : amounts.column) {
      add(amount.text);
      add(amount.value ? 1U : 0U);
    }
    add(static_cast<std::uint64_t>(amounts.basis));
  }
  void add(std::string_view text) { hasher_.add(text); }
  [[nodiscard]] finding::Hash value() const { return hasher_.value(); }

 private:
  finding::Hasher hasher_;
};

}  // namespace

/// The head of a table was found behind text that is no part of it: remembers what had been given before.
void Parser::State::note_before_head(std::uint32_t head_begin) {
  if (pause_from == no_byte) return;
  const text::Splice& first = row.text.splices()[row.text.splice_at(head_begin)];
  before_head.clear = first.begin == head_begin && first.skipped.bad == 0 && waiting.empty() && !refused;
  before_head.at = first.at.byte;
  before_head.accounting = fates.total();
  // What lies between the table before and this head counts for that one, but for the form feeds on its line.
  const std::uint64_t feeds = first.form_feeds;
  const auto add = [this](model::Fate fate, std::uint64_t bytes) {
    before_head.accounting.bytes[static_cast<std::size_t>(fate)] += bytes;
  };
  before_head.clear = before_head.clear && first.skipped.furniture >= feeds;
  add(model::Fate::separators, first.skipped.breaks);
  add(first.skipped.breaks == 0 ? model::Fate::separators : model::Fate::stray_spaces, first.skipped.spaces);
  add(model::Fate::furniture, first.skipped.furniture - std::min(feeds, first.skipped.furniture));
}

/// A table has begun: whether to pause there.
void Parser::State::note_opening(const Choice& choice) {
  if (before_head.at < pause_from || !before_head.clear || undecided || row.left_out > 0 ||
      !waiting.empty() || run_is_cut) {
    return;
  }
  // Cells that stood side by side not long ago would be remembered.
  if (side_by_side_nearby()) return;
  StateHash hash;
  hash.add(head.text, true);
  hash.add(head.at);
  for (const Leaf leaf : {head.title, head.department, head.money_unit}) hash.add(leaf);
  for (const Leaf leaf : head.heads) hash.add(leaf);
  for (const model::Column& column : head.columns) hash.add(column.id);
  hash.add(head.grammar);
  hash.add(static_cast<std::uint64_t>(head.year.value_or(0)));
  hash.add(row.text, false);
  hash.add(run.size());
  hash.add(choice.begin);
  hash.add(choice.count);
  hash.add(row.name);
  hash.add(row.amounts_text);
  hash.add(row.amounts);
  hash.add(row.body);
  hash.add(row.heads_taken_to);
  hash.add(row.is_total ? 1U : 0U);
  hash.add(static_cast<std::uint64_t>(row.indent));
  hash.add(usual_count);
  hash.add(whole_numbers ? 1U : 0U);
  hash.add(usual_decimals ? 1U + *usual_decimals : 0U);
  hash.add(decimals_differ ? 1U : 0U);
  hash.add(ahead == nullptr ? lexer.following_byte() : ahead->at.byte);
  hash.add(lexer.page_gaps().state());
  const model::Accounting& total = fates.total();
  for (std::size_t fate = 0; fate < total.bytes.size(); ++fate) {
    hash.add(total.bytes[fate] - before_head.accounting.bytes[fate]);
  }
  opening = Opening{before_head.at, hash.value()};
}

/// What has been read up to the table that has just begun, without it.
model::SourceEnd Parser::State::before_opening() const {
  model::SourceEnd before = source_end;
  --before.tables;
  before.accounting = before_head.accounting;
  return before;
}

}  // namespace jixiao::parse
