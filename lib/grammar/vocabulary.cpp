#include "grammar/vocabulary.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

std::size_t bit_of(char32_t key) {
  return (key ^ (key >> 12)) & 4095U;
}

char32_t first_character(std::string_view text) {
  std::size_t offset = 0;
  return text::next_character(text, offset);
}

char32_t last_character(std::string_view text) {
  std::size_t offset = text.size();
  return text::previous_character(text, offset);
}

}  // namespace

Vocabulary::Vocabulary(std::string name, std::vector<Word> words, Lookup lookup)
    : name_(std::move(name)),
      words_(std::move(words)),
      lookup_(lookup),
      first_(index_of(End::first)),
      last_(index_of(End::last)) {}

Vocabulary::Index Vocabulary::index_of(End end) const {
  Index index;
  for (std::uint32_t word = 0; word < words_.size(); ++word) {
    for (std::uint32_t i = 0; i < words_[word].spellings.size(); ++i) {
      const std::string& spelling = words_[word].spellings[i];
      if (spelling.empty()) continue;
      const char32_t key = end == End::first ? first_character(spelling) : last_character(spelling);
      index.keys.set(bit_of(key));
      index.bytes.set(static_cast<unsigned char>(end == End::first ? spelling.front() : spelling.back()));
      index.spellings.push_back({key, static_cast<std::uint32_t>(spelling.size()), word, i});
    }
  }
  std::sort(index.spellings.begin(), index.spellings.end(),
            [](const Index::Spelling& a, const Index::Spelling& b) {
              return std::tuple(a.key, b.length, a.word, a.spelling) <
                     std::tuple(b.key, a.length, b.word, b.spelling);
            });
  return index;
}

std::optional<Vocabulary::Hit> Vocabulary::longest(const Index& index, End end, std::string_view text) const {
  if (text.empty()) return std::nullopt;
  const char outermost = end == End::first ? text.front() : text.back();
  if (!index.bytes[static_cast<unsigned char>(outermost)]) return std::nullopt;
  const char32_t key = end == End::first ? first_character(text) : last_character(text);
  if (!index.keys[bit_of(key)]) return std::nullopt;
  auto at = std::lower_bound(
      index.spellings.begin(), index.spellings.end(), key,
      [](const Index::Spelling& spelling, char32_t wanted) { return spelling.key < wanted; });
  for (; at != index.spellings.end() && at->key == key; ++at) {
    const Word& word = words_[at->word];
    const std::string& spelling = word.spellings[at->spelling];
    if (end == End::first ? text.starts_with(spelling) : text.ends_with(spelling))
      return Hit{&word, spelling.size(), end == End::first ? 0 : text.size() - spelling.size()};
  }
  return std::nullopt;
}

const Word* Vocabulary::find(std::string_view text) const {
  const auto found = at_start(text);
  return found && found->length == text.size() ? found->word : nullptr;
}

std::optional<Vocabulary::Hit> Vocabulary::at_start(std::string_view text) const {
  return longest(first_, End::first, text);
}

std::optional<Vocabulary::Hit> Vocabulary::at_end(std::string_view text) const {
  return longest(last_, End::last, text);
}

std::optional<Vocabulary::Hit> Vocabulary::inside(std::string_view text) const {
  for (std::size_t offset = 0; offset < text.size();) {
    if (auto hit = longest(first_, End::first, text.substr(offset))) {
      hit->offset = offset;
      return hit;
    }
    text::next_character(text, offset);
  }
  return std::nullopt;
}

std::optional<Vocabulary::Hit> Vocabulary::last(std::string_view text) const {
  for (std::size_t end = text.size(); end > 0;) {
    if (const auto hit = longest(last_, End::last, text.substr(0, end))) return hit;
    text::previous_character(text, end);
  }
  return std::nullopt;
}

std::optional<Vocabulary::Hit> Vocabulary::look(std::string_view text) const {
  switch (lookup_) {
    case Lookup::full: {
      const auto hit = at_start(text);
      return hit && hit->length == text.size() ? hit : std::nullopt;
    }
    case Lookup::start:
      return at_start(text);
    case Lookup::end:
      return at_end(text);
    case Lookup::inside:
      return inside(text);
    case Lookup::last:
      return last(text);
  }
  return std::nullopt;
}

}  // namespace jixiao::grammar
