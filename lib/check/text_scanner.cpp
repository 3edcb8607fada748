#include "check/text_scanner.h"

namespace jixiao::check {

TextScanner::TextScanner(std::initializer_list<const grammar::Vocabulary*> vocabularies)
    : vocabularies_(vocabularies) {
  if (vocabularies_.empty()) return;
  pairs_.resize((std::size_t{1} << pair_bits) / 64);
  for (auto* const words : {&alone_, &short_, &long_}) words->resize(std::size_t{1} << key_bits);
  for (std::size_t index = 0; index < vocabularies_.size(); ++index) {
    for (const grammar::Word& word : vocabularies_[index]->words()) {
      for (const std::string& spelling : word.spellings)
        add(spelling, static_cast<std::uint8_t>(1U << index));
    }
  }
}

void TextScanner::add(std::string_view spelling, std::uint8_t bit) {
  if (spelling.empty()) return;
  std::size_t offset = 0;
  const std::uint32_t first = code_at(spelling, offset);
  if (offset == spelling.size()) {
    alone_[key_of(first)] |= bit;
    return;
  }
  const std::uint32_t two = joined(first, code_at(spelling, offset));
  const std::size_t pair = pair_of(two);
  pairs_[pair / 64] |= std::uint64_t{1} << (pair % 64);
  if (offset == spelling.size()) {
    short_[key_of(two)] |= bit;
  } else {
    long_[key_of(joined(two, code_at(spelling, offset)))] |= bit;
  }
}

std::size_t TextScanner::next_place(std::string_view text, std::size_t at) const {
  if (at >= text.size()) return text.size();
  const std::uint64_t* const pairs = pairs_.data();
  const std::uint8_t* const alone = alone_.data();
  std::size_t next = at;
  for (std::uint32_t code = code_at(text, next); next < text.size();) {
    const std::size_t begin = at;
    const std::uint32_t first = code;
    at = next;
    code = code_at(text, next);
    const std::size_t pair = pair_of(joined(first, code));
    if (((pairs[pair / 64] >> (pair % 64) & 1U) | alone[key_of(first)]) != 0) return begin;
  }
  return at;  // the last character: a word of one may stand there
}

}  // namespace jixiao::check
