#include "parse/cut_rest.h"

#include <algorithm>
#include <vector>

#include "text/utf8.h"

namespace jixiao::parse {
namespace {

/// Nothing longer is the beginning of an entry or of a row.
constexpr std::size_t longest_rest = 1024;

/// Whether a text is how another one begins, whatever numbers stand in both.
bool begins_like(std::string_view text, std::string_view other) {
  std::size_t at = 0, there = 0;
  const auto skip_digits = [](std::string_view in, std::size_t& offset) {
    const std::size_t from = offset;
    while (offset < in.size() && text::is_ascii_digit(in[offset])) ++offset;
    return offset > from;
  };
  while (at < text.size() && there < other.size()) {
    const bool digits = skip_digits(text, at);
    if (skip_digits(other, there) != digits) return false;
    if (digits) continue;
    if (text[at++] != other[there++]) return false;
  }
  return at == text.size();
}

/// Whether there is nothing but digits on a line of its own: the number of a page.
bool may_be_page_number(const text::SplicedText& text, text::Leaf rest) {
  const std::string_view words = text[rest];
  const text::Splice& splice = text.splices()[text.splice_at(rest.begin)];
  return splice.begin == rest.begin && splice.before >= text::Seam::line_break &&
         std::all_of(words.begin(), words.end(), text::is_ascii_digit);
}

bool is_cut_entry(const text::SplicedText& text, text::Leaf rest, std::string_view last_entry,
                  const grammar::Entry& entry) {
  std::vector<std::string_view> groups;
  if (entry.head.starts(text[rest], 0, groups)) return true;
  return !last_entry.empty() && begins_like(text[rest], last_entry) && !may_be_page_number(text, rest);
}

/// Whether one of the last two pieces is an amount: two amounts would have been a row.
bool is_cut_row(const text::SplicedText& text, text::Leaf rest, const grammar::AmountPatterns& amounts) {
  std::size_t index = text.splice_at(rest.end - 1);
  for (int pieces = 0; pieces < 2; ++pieces, --index) {
    const text::Splice& splice = text.splices()[index];
    if (splice.begin <= rest.begin) return false;
    if (amounts.amount.matches(text[{splice.begin, splice.begin + splice.text_bytes}])) return true;
  }
  return false;
}

}  // namespace

bool is_cut_rest(const text::SplicedText& text, text::Leaf rest, std::string_view last_entry,
                 const grammar::Form& form, const grammar::AmountPatterns& amounts) {
  if (rest.empty() || rest.size() > longest_rest) return false;
  return is_cut_entry(text, rest, last_entry, form.entry) || is_cut_row(text, rest, amounts);
}

}  // namespace jixiao::parse
