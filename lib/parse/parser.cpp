#include "parse/parser.h"

#include <algorithm>
#include <limits>
#include <utility>

#include "parse/state.h"
#include "parse/wrapped_amounts.h"
#include "text/find.h"

namespace jixiao::parse {
namespace {

/// Outside a table no more than this much text is kept; a head and its title fit many times.
constexpr std::uint32_t most_outside = 64U << 10;
constexpr std::uint32_t kept_outside = 16U << 10;
/// A row is searched for repeated heads when it has grown by so much, but for its end.
constexpr std::uint32_t most_without_search = 64U << 10;
/// How far back the nearest end of an entry is looked for when a lone number has to be judged.
constexpr std::size_t look_back = 2048;
/// More pieces in a row that could be amounts than any row prints: the rest is text.
constexpr std::size_t longest_run = 32;
/// A row may have one piece for so many bytes of --max-row, and always this many.
constexpr std::size_t bytes_of_piece = 16;
constexpr std::size_t fewest_pieces = std::size_t{1} << 16;
/// A number that bad bytes cut is not put together beyond this.
constexpr std::size_t longest_number = 256;

}  // namespace

Parser::Parser(decode::ByteSource& source, const grammar::Grammar& grammar, Options options)
    : state_(std::make_unique<State>(source, grammar, std::move(options))) {}
Parser::~Parser() = default;

void Parser::restart(decode::ByteSource& source) {
  state_ = std::make_unique<State>(source, std::move(*state_));
}

const model::Event* Parser::next() {
  return state_->next();
}

void Parser::pause_from(std::uint64_t byte) {
  state_->pause_from = byte;
}
const std::optional<Opening>& Parser::opening() const {
  return state_->opening;
}
void Parser::go_on() {
  state_->opening.reset();
}
model::SourceEnd Parser::before_opening() const {
  return state_->before_opening();
}
lex::RunningLines& Parser::running_lines() {
  return state_->lexer.running_lines();
}
void Parser::has_read_projects() {
  state_->projects_before = true;
}

std::span<const model::FateRange> Parser::watched_fates() const {
  return state_->fates.watched();
}

void OpenRow::clear() {
  text.clear();
  name = amounts_text = {};
  amounts = {};
  has_cut_amounts = false;
  body = heads_taken_to = 0;
  below_heads.clear();
  is_total = false;
  indent = Indent::unknown;
  left_out = 0;
}

void OpenRow::take(OpenRow& other) {
  swap(text, other.text);
  name = other.name;
  amounts_text = other.amounts_text;
  amounts = other.amounts;
  has_cut_amounts = other.has_cut_amounts;
  body = other.body;
  heads_taken_to = other.heads_taken_to;
  swap(below_heads, other.below_heads);
  other.below_heads.clear();
  is_total = other.is_total;
  indent = other.indent;
  left_out = other.left_out;
  left_out_at = other.left_out_at;
}

Parser::State::State(decode::ByteSource& source, const grammar::Grammar& what, Options how)
    : grammar(what), options(std::move(how)), lexer(source, what) {
  fates.watch(options.watched_bytes);
  for (const grammar::Form& each : grammar.forms) {
    readers.push_back(std::make_unique<EntryReader>(grammar, each));
    head_readers.emplace_back(each);
  }
}

Parser::State::State(decode::ByteSource& source, State&& before)
    : grammar(before.grammar),
      options(std::move(before.options)),
      lexer(source, std::move(before.lexer)),
      readers(std::move(before.readers)),
      head_readers(std::move(before.head_readers)) {
  fates.watch(options.watched_bytes);
  for (const auto& reader : readers) reader->begin_row();
}

const model::Event* Parser::State::next() {
  if (served == queue.size()) {
    queue.clear();
    damages.clear();
    if (given.any()) given = {};  // an empty one takes room as well
    served = held_from = 0;
  }
  if (served == ready() && !opening) advance();
  return served < ready() ? &queue[served++] : nullptr;
}

/// Up to where the queue may be served.
std::size_t Parser::State::ready() const {
  return undecided ? held_from : queue.size();
}

/// Reads on until something is known.
void Parser::State::advance() {
  while (served == ready() && !ended && !opening) {
    if (ahead == nullptr && take_lines()) continue;
    const lex::Piece* piece = take();
    if (piece == nullptr) {
      ended = true;
      finish();
      return;
    }
    if (piece->bad_before.length > 0) report_bad_bytes(piece->bad_before);
    if (piece->text.empty()) {
      fates.skip_at_end(piece->skipped, lexer.lines().bytes(), inside);
      continue;
    }
    if (piece->cls == lex::PieceClass::text) {
      add(*piece);
      if (!inside) forget_far_outside();
      continue;
    }
    gather(*piece);
    judge_run();
  }
}

/// Adds the lines of plain text that come next, all at once; whether there were any.
bool Parser::State::take_lines() {
  constexpr std::size_t any = std::numeric_limits<std::size_t>::max();
  if (!inside) {
    const bool taken = lexer.append_lines(row.text, {most_outside + 1, any, any});
    if (taken) forget_far_outside();
    return taken;
  }
  if (row.left_out > 0) return false;
  const std::size_t enough = std::size_t{row.heads_taken_to} + most_without_search;
  const bool taken = lexer.append_lines(row.text, {enough, options.max_row, most_pieces()});
  if (row.text.size() >= enough) take_repeated_heads_early();
  return taken;
}

const lex::Piece* Parser::State::take() {
  if (ahead == nullptr) return lexer.next();
  return std::exchange(ahead, nullptr);
}

/// Collects the run that begins with `first`. The lexer's pieces go with their line, so they are copied.
void Parser::State::gather(const lex::Piece& first) {
  run.clear();
  for (const lex::Piece* piece = &first; piece != nullptr;
       piece = lexer.text_follows() ? nullptr : lexer.next()) {
    const bool number = piece->cls != lex::PieceClass::text && !piece->text.empty();
    const bool fragment = !run.empty() && piece->before != text::Seam::none &&
                          piece->bad_before.length == 0 && may_be_fragment(piece->text);
    if (!(number || fragment) || run.size() >= longest_run) {
      ahead = piece;
      return;
    }
    const bool interrupted = !run.empty() && piece->bad_before.length > 0;
    if (interrupted) report_bad_bytes(piece->bad_before);
    const bool goes_on = interrupted && piece->before == text::Seam::none &&
                         run.back().cls != lex::PieceClass::text && run.back().text.size() < longest_number;
    if (goes_on) {
      run.back().add_behind_bad_bytes(*piece);
      continue;
    }
    run.emplace_back(*piece).after_bad_bytes = interrupted;
    if (piece->cls == lex::PieceClass::malformed) split_twins(run, grammar.amounts);
  }
}

/// Takes a fragment of an amount that ends the line in front of the run back from the open row's text.
void Parser::State::take_back_fragment() {
  const text::Piece& first = run.front().source;
  if (first.before != text::Seam::line_break || row.text.splices().empty() || row_is_full(first)) return;
  const std::uint32_t begin = row.text.splices().back().begin;
  const text::Piece last = row.text.last_piece();
  const bool is_word = begin >= row.body && last.before != text::Seam::none && last.identical;
  if (!is_word || !may_be_fragment(last.text)) return;
  run.insert(run.begin(), RunPiece(last));
  row.text.truncate(begin);
}

/// Takes an amount that stands behind the last word of the open row's text, without a gap, back from it:
/// where only with it the run adds up.
void Parser::State::take_back_glued() {
  const std::string_view text = row.text.text();
  if (!inside || usual_count < 2 || run.size() >= head.columns.size() || text.empty() ||
      !text::is_ascii_digit(text.back()) || row_is_full(run.front().source))
    return;
  const std::uint32_t begin = row.text.splices().back().begin;
  const text::Piece last = row.text.last_piece();
  const std::size_t end_of_word = last.text.find_last_not_of("0123456789,.");
  if (begin < row.body || !last.identical || end_of_word == std::string_view::npos) return;
  const auto [word, amount] = cut_piece(last, end_of_word + 1);
  if (amount.text.find('.') == std::string_view::npos || !grammar.amounts.amount.matches(amount.text)) return;
  Run all = run;
  all.insert(all.begin(), RunPiece(amount))->cls = lex::PieceClass::amount;
  if (adds_up(run) || !adds_up(all)) return;
  run = std::move(all);
  const std::string kept(word.text);
  row.text.truncate(begin);
  row.text.append(word, kept);
}

RunContext Parser::State::run_context(bool ends_line) const {
  RunContext context;
  context.columns = inside ? head.columns.size() : 0;
  context.usual_count = usual_count;
  context.whole_numbers = whole_numbers;
  if (!decimals_differ) context.usual_decimals = usual_decimals;
  context.ends_line = ends_line;
  if (!inside) {
    for (const grammar::Form& each : grammar.forms) {
      for (const std::string& name : each.total_names) {
        context.after_total_name = context.after_total_name || row.text.text().ends_with(name);
      }
    }
    return context;
  }
  const bool is_plain = std::count_if(run.begin(), run.end(), [](const RunPiece& piece) {
                          return piece.cls == lex::PieceClass::amount;
                        }) >= 2;
  if (is_plain) return context;  // two amounts in a row need no more evidence
  const std::string_view text = row.text.text();
  context.after_digit = !text.empty() && text.back() >= '0' && text.back() <= '9';
  const std::string_view near = text.substr(text.size() > look_back ? text.size() - look_back : 0);
  const std::size_t label = entries->last_label(near);
  if (label == std::string_view::npos) return context;
  context.after_entries = std::any_of(
      form->entry.ends.begin(), form->entry.ends.end(),
      [&](const std::string& end) { return text::find(near, end, label) != std::string_view::npos; });
  context.inside_entry = !context.after_entries;
  return context;
}

/// Judges the run at hand, piece by piece where fragments that nothing belongs to cut it.
void Parser::State::judge_run() {
  take_back_fragment();
  take_back_glued();
  join_wrapped(run, inside ? usual_count : 0, grammar.amounts);
  const auto is_text = [](const RunPiece& piece) { return piece.cls == lex::PieceClass::text; };
  if (std::none_of(run.begin(), run.end(), is_text))
    return judge_numbers(ahead == nullptr || ahead->opens_line);
  const Run all = std::exchange(run, {});
  run_is_cut = true;
  for (auto at = all.begin(); at != all.end();) {
    const auto end = std::find_if(at, all.end(), is_text);
    run.assign(at, end);
    const bool opens_line = end == all.end() ? ahead == nullptr || ahead->opens_line
                                             : end->source.before >= text::Seam::line_break;
    if (!run.empty()) judge_numbers(opens_line);
    if (end == all.end()) break;
    add(end->part(0));
    at = end + 1;
  }
  run_is_cut = false;
}

/// Judges the run at hand, which is of numbers; `ends_line`: nothing follows it on its last line.
void Parser::State::judge_numbers(bool ends_line) {
  Choice choice = choose_amounts(run, run_context(ends_line));
  if (choice.count == 0) {
    add_run(0, run.size());
  } else {
    add_run(0, choice.begin);
    amounts_begin(choice);
    add_run(choice.begin + choice.count, run.size());
  }
  if (!inside) forget_far_outside();
}

void Parser::State::add_run(std::size_t begin, std::size_t end) {
  for (std::size_t index = begin; index < end; ++index) {
    for (std::size_t part = 0; part < run[index].parts(); ++part) add(run[index].part(part));
  }
}

/// Whether the open row can't take any more. What a piece takes beside its text counts as well: no row has
/// so many short ones unless something is wrong with it.
bool Parser::State::row_is_full(const text::Piece& piece) const {
  return row.left_out > 0 || row.text.size() + piece.text.size() > options.max_row ||
         row.text.splices().size() > most_pieces();
}

/// How many pieces a row may have before it counts as full.
std::size_t Parser::State::most_pieces() const {
  return std::max(options.max_row / bytes_of_piece, fewest_pieces);
}

/// Adds a piece to the open row, or only to its tail when the row is full.
void Parser::State::add(const text::Piece& piece) {
  if (!inside || !row_is_full(piece)) {
    row.text.append(piece);
    if (inside && row.text.size() >= row.heads_taken_to + most_without_search) take_repeated_heads_early();
    return;
  }
  if (row.left_out == 0) row.left_out_at = piece.at;
  row.left_out += piece.source_bytes;
  tail.append(piece);
  if (tail.size() <= most_outside) return;
  // Of one piece that is longer than any name nothing is kept.
  std::uint32_t cut = tail.splices()[tail.splice_at(tail.size() - kept_outside)].begin;
  if (tail.size() - cut > most_outside / 2) cut = tail.size();
  fates.take_all(tail, {0, cut}, Fate::unparsed);
  scratch.clear();
  scratch.append_range(tail, {cut, tail.size()}, text::Seam::line_break);
  swap(tail, scratch);
}

/// Text before a table: only its end can belong to the head that comes.
void Parser::State::forget_far_outside() {
  if (row.text.size() <= most_outside) return;
  std::uint32_t cut = row.text.splices()[row.text.splice_at(row.text.size() - kept_outside)].begin;
  if (cut == 0) cut = row.text.size();
  leave_outside({0, cut});
  scratch.clear();
  scratch.append_range(row.text, {cut, row.text.size()}, text::Seam::line_break);
  swap(row.text, scratch);
  flush_damages();
}

}  // namespace jixiao::parse
