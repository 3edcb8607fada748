#include "check/text_scanner.h"

namespace jixiao::check {

TextScanner::TextScanner(std::initializer_list<const grammar::Vocabulary*> vocabularies)
    : vocabularies_(vocabularies) {
  if (vocabularies_.empty()) return;
  pairs_.resize(rows * rows);
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
  std::uint8_t* const row = &pairs_[row_at(spelling, offset) * rows];
  if (offset < spelling.size()) {
    row[row_at(spelling, offset)] |= bit;
  } else {
    for (std::size_t second = 0; second < rows; ++second) row[second] |= bit;  // anything may follow
  }
}

}  // namespace jixiao::check
