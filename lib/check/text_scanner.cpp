#include "check/text_scanner.h"

namespace jixiao::check {

TextScanner::TextScanner(std::initializer_list<const grammar::Vocabulary*> vocabularies)
    : vocabularies_(vocabularies) {
  if (vocabularies_.empty()) return;
  alone_.resize(keys);
  pairs_.resize(rows * rows);
  short_.resize(rows * rows);
  triples_.resize(triples);
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
  const std::size_t first = key_at(spelling, offset);
  if (offset == spelling.size()) {
    alone_[first] |= bit;
    return;
  }
  const std::size_t second = key_at(spelling, offset);
  pairs_[pair_of(first, second)] |= bit;
  if (offset == spelling.size()) {
    short_[pair_of(first, second)] |= bit;
  } else {
    triples_[triple_of(first, second, key_at(spelling, offset))] |= bit;
  }
}

}  // namespace jixiao::check
