#include <algorithm>
#include <tuple>

#include "finding/snippet.h"
#include "parse/ranges.h"
#include "parse/state.h"
#include "text/utf8.h"

namespace jixiao::parse {
namespace {

/// Unread text is handed on in parts of this size, so that no finding grows with the input.
constexpr std::uint32_t longest_part = 2048;
/// So much damage of one row is told apart, because it waits until the row is out.
constexpr std::size_t most_waiting = 1024;

/// What a finding quotes of a text: its beginning, in whole characters.
std::string_view quote(std::string_view text) {
  std::size_t size = std::min<std::size_t>(text.size(), longest_part);
  while (size > 0 && size < text.size() && text::is_continuation(text[size])) --size;
  return text.substr(0, size);
}

/// Whether one row may be full of it.
bool is_frequent(model::Damage::Kind kind) {
  using enum model::Damage::Kind;
  return kind == entry_unparsed || kind == encoding_invalid || kind == cell_assumed;
}

}  // namespace

/// Notes damage in a range of the open row; it goes out with the row. The last of very much takes in the
/// rest: then it has a place already.
model::Damage& Parser::State::add_damage(model::Damage::Kind kind, text::Leaf range) {
  if (waiting.size() >= most_waiting && is_frequent(kind)) {
    const auto rest = std::find_if(waiting.rbegin(), waiting.rend(),
                                   [kind](const model::Damage& damage) { return damage.kind == kind; });
    if (rest != waiting.rend()) {
      const text::Position end = range.absent() ? rest->end : row.text.place(range).second;
      if (end.byte > rest->end.byte) rest->end = end;
      return *rest;
    }
  }
  model::Damage& damage = waiting.emplace_back();
  damage.kind = kind;
  damage.subject.table = inside ? head.number : 0;
  if (inside) finding::show_name(head.text[head.department], damage.subject.department);
  if (inside && has_unit) finding::show_name(unit_name, damage.subject.spending_unit);
  if (range.absent()) return damage;
  std::tie(damage.begin, damage.end) = row.text.place(range);
  damage.text = quote(row.text[range]);
  damage.snippet = finding::snippet_of(row.text, range);
  return damage;
}

void Parser::State::report_bad_bytes(const decode::BadBytes& bad) {
  model::Damage& damage = add_damage(model::Damage::Kind::encoding_invalid, {});
  if (damage.count == 0) damage.begin = bad.at;
  damage.end = bad.end;
  damage.count += bad.length;
  damage.encoding = lexer.lines().source_encoding();
}

/// Text that belongs to no table. It is no loss unless it looks like part of one.
void Parser::State::leave_outside(text::Leaf range) {
  const text::Leaf rest = trimmed(row.text.text(), range.begin, range.end);
  if (rest.empty()) {
    fates.take_all(row.text, range, Fate::outside);
    return;
  }
  const bool like_a_table = std::any_of(
      readers.begin(), readers.end(), [&](const auto& reader) { return reader->has_label(row.text[rest]); });
  const bool is_refused = refused || (like_a_table && side_by_side_nearby());
  fates.take_all(row.text, range, like_a_table || is_refused ? Fate::unparsed : Fate::outside);
  if (is_refused) report_layout(row.text.position(rest.begin));
  if (like_a_table && !is_refused) report_unread(rest);
}

/// Says of a part of the open row's text that no row can be read from it.
void Parser::State::report_unread(text::Leaf text) {
  for (std::uint32_t at = text.begin; at < text.end;) {
    std::uint32_t stop = std::min(at + longest_part, text.end);
    if (stop < text.end) {
      const text::Splice& splice = row.text.splices()[row.text.splice_at(stop)];
      stop = splice.begin > at ? splice.begin : text.end;
    }
    add_damage(model::Damage::Kind::row_unparsed, trimmed(row.text.text(), at, stop));
    at = stop;
  }
}

void Parser::State::flush_damages() {
  if (waiting.empty()) return;
  const std::size_t before = damages.size();
  damages.reserve(before + waiting.size());
  for (model::Damage& damage : waiting) {
    using Kind = model::Damage::Kind;
    if (damage.kind == Kind::entry_unparsed || damage.kind == Kind::row_unparsed) ++source_end.rows_unread;
    damages.push_back(std::move(damage));
  }
  waiting.clear();
  // The queue holds addresses, and `damages` may have moved.
  std::size_t index = 0;
  for (model::Event& event : queue) {
    if (std::holds_alternative<const model::Damage*>(event)) event = &damages[index++];
  }
  for (; index < damages.size(); ++index) queue.push_back(&damages[index]);
}

}  // namespace jixiao::parse
