#include "parse/amount_run.h"

#include <algorithm>
#include <span>

#include "text/character.h"
#include "text/utf8.h"

namespace jixiao::parse {
namespace {

using lex::PieceClass;

/// What a printed amount says in ASCII: digits, commas, a point and a minus sign.
std::optional<text::Decimal> read_value(std::string_view printed) {
  if (const auto value = text::Decimal::read(printed)) return value;
  std::string plain;
  bool negative = false;
  for (std::size_t at = 0; at < printed.size();) {
    char32_t character = text::next_character(printed, at);
    if (character >= 0xFF01 && character <= 0xFF5E) character -= 0xFEE0;  // full-width forms of ASCII
    if (character == '-' || character == 0x2212 || character == '(') {
      negative = true;
    } else if ((character >= '0' && character <= '9') || character == '.' || character == ',') {
      plain += static_cast<char>(character);
    }
  }
  if (negative) plain.insert(0, 1, '-');
  return text::Decimal::read(plain);
}

bool is_zero(const RunPiece& piece) {
  const auto value = read_value(piece.text);
  return value && value->units == 0;
}

bool is_year(const RunPiece& piece) {
  const auto value = read_value(piece.text);
  return value && value->scale == 0 && value->units >= 1900 && value->units < 2100;
}

bool has_digit(const RunPiece& piece) {
  for (std::size_t at = 0; at < piece.text.size();) {
    if (text::is_digit(text::next_character(piece.text, at))) return true;
  }
  return false;
}

bool is_money(const RunPiece& piece) {
  return piece.cls == PieceClass::amount || (piece.cls == PieceClass::malformed && has_digit(piece));
}

/// Two figures without a gap between them, which no prose has.
bool has_two_points(const RunPiece& piece) {
  return std::count(piece.text.begin(), piece.text.end(), '.') > 1;
}

/// Whether a piece stands for an amount and has no digit: a mark or a word, of which text has some as well.
bool stands_for_amount(const RunPiece& piece) {
  return piece.cls == PieceClass::blank || (piece.cls == PieceClass::malformed && !has_digit(piece));
}

bool is_word(const RunPiece& piece) {
  std::size_t at = 0;
  return stands_for_amount(piece) && text::is_letter(text::next_character(piece.text, at));
}

/// Takes words off both ends of a choice that belong to the name or to the text behind the amounts: where
/// there would be more than rows have, or, while that is not known, on a line of their own. Whether the
/// amounts then end their line.
bool strip_words(const Run& run, const RunContext& context, Choice& choice) {
  const bool is_known = context.usual_count > 0;
  const auto too_many = [&] { return choice.count > context.usual_count; };
  while (!context.after_total_name && choice.count > 0 && too_many() && is_word(run[choice.begin]))
    ++choice.begin, --choice.count;
  bool ends_line = context.ends_line;
  while (choice.count > 0 && too_many()) {
    const RunPiece& last = run[choice.begin + choice.count - 1];
    const bool opens_line = last.source.before >= text::Seam::line_break;
    if (!is_word(last) || (!is_known && !opens_line)) break;
    ends_line = opens_line;
    --choice.count;
  }
  return ends_line;
}

/// The decimals of a figure that is not zero: many tables print a zero without any.
std::optional<std::uint8_t> decimals(const RunPiece& piece) {
  const auto value = value_of(piece.cls, piece.text);
  return value && value->units != 0 ? std::optional(value->scale) : std::nullopt;
}

/// Whether the figures of `own` have the same decimals, and the others of `all` are figures that have others.
bool is_alike_only(const Run& run, Choice own, Choice all) {
  std::optional<std::uint8_t> of_own;
  for (std::size_t index = own.begin; index < own.begin + own.count; ++index) {
    const auto figure = decimals(run[index]);
    if (figure && of_own.value_or(*figure) != *figure) return false;
    if (figure) of_own = figure;
  }
  for (std::size_t index = all.begin; index < all.begin + all.count; ++index) {
    const bool is_own = index >= own.begin && index < own.begin + own.count;
    const auto figure = decimals(run[index]);
    if (!is_own && (!figure || figure == of_own)) return false;
  }
  return of_own.has_value();
}

/// Takes figures off the ends of a choice that has more than rows have: they belong to the name (the 2.0 of a
/// release) or to the text behind the amounts, where they have other decimals than the rest, and the rest
/// adds up as all of them do not.
void strip_figures(const Run& run, std::size_t usual_count, Choice& choice) {
  const auto adds_up_in = [&run](Choice some) {
    return adds_up(std::span(run).subspan(some.begin, some.count));
  };
  const bool has_more = usual_count > 1 && choice.count > usual_count;
  if (!has_more ||
      std::any_of(run.begin(), run.end(), [](const auto& piece) { return piece.has_bad_bytes(); }))
    return;
  if (adds_up_in(choice)) return;
  for (std::size_t count = choice.count - 1; count >= usual_count; --count) {
    for (std::size_t begin = choice.begin; begin + count <= choice.begin + choice.count; ++begin) {
      const Choice own{begin, count};
      if (!is_alike_only(run, own, choice) || !adds_up_in(own)) continue;
      choice = own;
      return;
    }
  }
}

/// Whether two whole numbers are those of a page and the next one, at the end of its foot and on a line of
/// its own at the other's head, among rows whose figures have decimals.
bool are_page_numbers(const Run& run, Choice choice, const RunContext& context) {
  constexpr std::size_t longest_number = 4;
  if (choice.count != 2 || context.usual_decimals.value_or(0) == 0) return false;
  const RunPiece &foot = run[choice.begin], &head = run[choice.begin + 1];
  for (const RunPiece* piece : {&foot, &head}) {
    if (piece->cls != PieceClass::integer || piece->text.size() > longest_number) return false;
  }
  if (head.source.before < text::Seam::line_break) return false;
  const auto number = read_value(foot.text), next = read_value(head.text);
  return number && next && number->units + 1 == next->units;
}

}  // namespace

std::optional<text::Decimal> value_of(lex::PieceClass cls, std::string_view printed) {
  if (cls == PieceClass::blank) return text::Decimal{};
  return cls == PieceClass::amount || cls == PieceClass::integer ? read_value(printed) : std::nullopt;
}

void RunPiece::add_behind_bad_bytes(const text::Piece& piece) {
  rest.push_back({text.size(), piece});
  text += piece.text;
}

void RunPiece::add_behind_line_end(const RunPiece& piece) {
  rest.push_back({text.size(), piece.source});
  text += piece.text;
  cls = PieceClass::amount;
  is_wrapped = true;
}

text::Piece RunPiece::part(std::size_t index) const {
  text::Piece piece = index == 0 ? source : rest[index - 1].source;
  const std::size_t begin = index == 0 ? 0 : rest[index - 1].begin;
  const std::size_t end = index < rest.size() ? rest[index].begin : text.size();
  piece.text = std::string_view(text).substr(begin, end - begin);
  return piece;
}

std::pair<text::Piece, text::Piece> cut_piece(const text::Piece& piece, std::size_t size) {
  text::Piece front = piece, back = piece;
  front.text = piece.text.substr(0, size);
  back.text = piece.text.substr(size);
  front.source_bytes = static_cast<std::uint32_t>(text::source_length(piece.encoding, front.text));
  back.source_bytes -= front.source_bytes;
  back.at.byte += front.source_bytes;
  back.at.column += static_cast<std::uint32_t>(text::count_characters(front.text));
  if (back.line_offset != text::unknown_offset) back.line_offset += front.source_bytes;
  back.before = text::Seam::none;
  back.skipped = {};
  back.form_feeds = 0;
  return {front, back};
}

void split_twins(Run& run, const grammar::AmountPatterns& amounts) {
  constexpr std::size_t shortest_amount = 4;  // 0.00
  const std::string text = run.back().text;
  const std::size_t half = text.size() / 2;
  if (half < shortest_amount || text.substr(0, half) != text.substr(half) || !run.back().source.identical ||
      !amounts.amount.matches(text.substr(0, half)))
    return;
  text::Piece whole = run.back().source;
  whole.text = text;
  const auto [front, back] = cut_piece(whole, half);
  const bool after_bad_bytes = run.back().after_bad_bytes;
  run.back() = RunPiece(front);
  run.back().after_bad_bytes = after_bad_bytes;
  run.emplace_back(back);
  for (std::size_t index = run.size() - 2; index < run.size(); ++index) run[index].cls = PieceClass::amount;
}

Choice choose_amounts(const Run& run, const RunContext& context) {
  Choice choice{0, run.size()};
  const bool ends_line = strip_words(run, context, choice);
  const auto is_weak = [&](std::size_t index) {
    return run[index].cls == PieceClass::integer && !context.whole_numbers && !is_zero(run[index]);
  };
  // A whole number in front of money is the end of the name (…2024), one behind it begins the objective.
  const auto money = static_cast<std::size_t>(std::count_if(run.begin(), run.end(), is_money));
  // But where amounts would be missing otherwise, it is one of them that has lost its point, unless they add
  // up without it only.
  const auto is_spare = [&](std::size_t index) {
    return is_weak(index) && (choice.count > context.usual_count || !ends_line || is_year(run[index]));
  };
  if (money > 0) {
    while (choice.count > 0 && is_spare(choice.begin)) ++choice.begin, --choice.count;
    while (choice.count > 0 && is_spare(choice.begin + choice.count - 1)) --choice.count;
    const auto adds_up_from = [&](std::size_t first) {
      return adds_up(std::span(run).subspan(choice.begin + first, choice.count - first));
    };
    if (choice.count > 2 && is_weak(choice.begin) && !adds_up_from(0) && adds_up_from(1))
      ++choice.begin, --choice.count;
  }
  strip_figures(run, context.usual_count, choice);
  const std::size_t most = context.columns > 0 ? context.columns : model::max_columns;
  if (choice.count > most) {
    if (context.columns == 0) return {0, 0};
    choice.count = most;
  }
  if (choice.count == 0) return {0, 0};
  const auto first = run.begin() + static_cast<std::ptrdiff_t>(choice.begin);
  const bool has_digits =
      !std::all_of(first, first + static_cast<std::ptrdiff_t>(choice.count), stands_for_amount);
  if (!has_digits) {
    // Nothing but marks: a row, if it has as many as rows have. Of one mark nobody knows.
    const bool fits = context.columns > 0 && choice.count > 1 && choice.count == context.usual_count;
    return fits && ends_line && !context.inside_entry ? choice : Choice{0, 0};
  }
  if (context.after_total_name && context.columns > 0) return choice;
  if (context.columns == 0) return choice.count >= 2 || money > 0 ? choice : Choice{0, 0};
  if (choice.count >= 2 && money > 0) return choice;
  if (context.inside_entry) return {0, 0};
  if (choice.count >= 2) {
    const bool fits = context.whole_numbers || choice.count == context.usual_count;
    return fits && !are_page_numbers(run, choice, context) ? choice : Choice{0, 0};
  }
  // A single number: prose has such, too, and a name that a line end cuts, if without separators.
  const auto own_decimals = decimals(*first);
  const bool is_other = own_decimals && context.usual_decimals && *own_decimals != *context.usual_decimals &&
                        first->text.find(',') == std::string::npos;
  if (is_other && run.size() == 1 && !context.after_digit && context.usual_count > 1) return {0, 0};
  const bool fits = context.after_entries || context.usual_count == 1;
  const bool opens_line = first->source.before >= text::Seam::line_break;
  if (first->cls == PieceClass::malformed && opens_line && !has_two_points(*first)) return {0, 0};
  return fits && ends_line && (money > 0 || context.whole_numbers) ? choice : Choice{0, 0};
}

text::Leaf read_amounts(const Run& run, Choice choice, std::size_t columns, text::SplicedText& row,
                        model::Amounts& amounts) {
  text::Leaf all;
  for (std::size_t index = 0; index < choice.count; ++index) {
    const RunPiece& piece = run[choice.begin + index];
    const std::size_t first_size = piece.rest.empty() ? piece.text.size() : piece.rest.front().begin;
    row.append(piece.source, std::string_view(piece.text).substr(0, first_size));
    text::Leaf leaf{row.size() - static_cast<std::uint32_t>(first_size), 0};
    for (std::size_t index_of_part = 1; index_of_part < piece.parts(); ++index_of_part) {
      text::Piece part = piece.part(index_of_part);
      if (part.before == text::Seam::gap) part.before = text::Seam::none;  // a stray blank: it is left out
      row.append(part);
    }
    leaf.end = row.size();
    if (index == 0) all.begin = leaf.begin;
    all.end = leaf.end;
    model::Amount& amount = amounts.column[index];
    amount.text = leaf;
    if (piece.cls == PieceClass::blank) continue;
    if (!piece.has_bad_bytes() && piece.cls != PieceClass::malformed) amount.value = read_value(piece.text);
    amount.malformed = !amount.value;
    ++amounts.printed;
  }
  amounts.basis = choice.count >= columns ? model::AmountsBasis::printed : model::AmountsBasis::order;
  return all;
}

}  // namespace jixiao::parse
