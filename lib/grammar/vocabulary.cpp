#include "grammar/vocabulary.h"

#include <algorithm>
#include <iterator>
#include <numeric>
#include <utility>

#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

std::size_t bit_of(char32_t key) {
  return (key ^ (key >> 12)) & 4095U;
}

std::size_t bucket_of(char32_t key) {
  return (key ^ (key >> 7)) & 127U;
}

char32_t first_character(std::string_view text) {
  std::size_t offset = 0;
  return text::next_character(text, offset);
}

char32_t last_character(std::string_view text) {
  std::size_t offset = text.size();
  return text::previous_character(text, offset);
}

bool has_digit(const std::string& text) {
  return std::any_of(text.begin(), text.end(), text::is_ascii_digit);
}

}  // namespace

Vocabulary::Vocabulary(std::string name, std::vector<Word> words, Lookup lookup)
    : Vocabulary(
          std::move(name), [words = std::move(words)] { return words; }, lookup) {}

Vocabulary::Vocabulary(std::string name, std::function<std::vector<Word>()> words, Lookup lookup)
    : name_(std::move(name)), lookup_(lookup), source_(std::make_shared<const Source>(std::move(words))) {}

const std::vector<Word>& Vocabulary::words() const {
  static const std::vector<Word> nothing;
  return source_ ? source_->words.get(source_->make_words) : nothing;
}

const Vocabulary::Index& Vocabulary::index(End end) const {
  const auto make = [&] { return std::make_unique<const Index>(index_of(words(), end)); };
  return *(end == End::first ? source_->first : source_->last).get(make);
}

const std::vector<std::string>& Vocabulary::with_digits() const {
  static const std::vector<std::string> nothing;
  if (!source_) return nothing;
  return source_->with_digits.get([this] {
    std::vector<std::string> found;
    for (const Word& word : words())
      std::copy_if(word.spellings.begin(), word.spellings.end(), std::back_inserter(found), has_digit);
    return found;
  });
}

Vocabulary::Index Vocabulary::index_of(const std::vector<Word>& words, End end) {
  Index index;
  struct Declared {
    char32_t key;
    std::uint32_t word;
    std::string_view text;
  };
  std::vector<Declared> declared;
  // By bucket, the longest first, and then as declared: numbers are sorted more quickly than what they stand
  // for.
  std::vector<std::uint64_t> order;
  std::size_t bytes = 0;
  for (std::uint32_t word = 0; word < words.size(); ++word) {
    for (const std::string& spelling : words[word].spellings) {
      if (spelling.empty()) continue;
      const char32_t key = end == End::first ? first_character(spelling) : last_character(spelling);
      index.keys.set(bit_of(key));
      index.bytes.set(static_cast<unsigned char>(end == End::first ? spelling.front() : spelling.back()));
      const std::size_t bucket = bucket_of(key);
      ++index.begins[bucket + 1];
      constexpr std::size_t longest = 0xFFFF;
      const std::uint64_t shortness = longest - std::min(spelling.size(), longest);
      order.push_back(std::uint64_t{bucket} << 48U | shortness << 32U | declared.size());
      declared.push_back({key, word, spelling});
      bytes += spelling.size();
    }
  }
  std::partial_sum(index.begins.begin(), index.begins.end(), index.begins.begin());
  std::sort(order.begin(), order.end());
  index.spellings.reserve(order.size());
  index.texts.reserve(bytes);
  for (const std::uint64_t place : order) {
    const Declared& one = declared[place & 0xFFFFFFFFU];
    index.spellings.push_back({one.key, one.word, static_cast<std::uint32_t>(index.texts.size()),
                               static_cast<std::uint32_t>(one.text.size())});
    index.texts += one.text;
  }
  return index;
}

std::optional<Vocabulary::Hit> Vocabulary::longest(End end, std::string_view text) const {
  if (text.empty() || !source_) return std::nullopt;
  const Index& index = this->index(end);
  const char outermost = end == End::first ? text.front() : text.back();
  if (!index.bytes[static_cast<unsigned char>(outermost)]) return std::nullopt;
  const char32_t key = end == End::first ? first_character(text) : last_character(text);
  if (!index.keys[bit_of(key)]) return std::nullopt;
  const std::size_t bucket = bucket_of(key);
  for (std::uint32_t at = index.begins[bucket]; at < index.begins[bucket + 1]; ++at) {
    const Index::Spelling& one = index.spellings[at];
    if (one.key != key || one.size > text.size()) continue;
    // What begins alike mostly ends otherwise, and a byte is compared without a call.
    const std::string_view spelling(index.texts.data() + one.begin, one.size);
    const std::size_t offset = end == End::first ? 0 : text.size() - one.size;
    const std::string_view here = text.substr(offset, one.size);
    const bool may_be = end == End::first ? here.back() == spelling.back() : here.front() == spelling.front();
    if (may_be && here == spelling) return Hit{&words()[one.word], one.size, offset};
  }
  return std::nullopt;
}

const Word* Vocabulary::find(std::string_view text) const {
  const auto found = at_start(text);
  return found && found->length == text.size() ? found->word : nullptr;
}

std::optional<Vocabulary::Hit> Vocabulary::at_start(std::string_view text) const {
  return longest(End::first, text);
}

std::optional<Vocabulary::Hit> Vocabulary::at_end(std::string_view text) const {
  return longest(End::last, text);
}

std::optional<Vocabulary::Hit> Vocabulary::inside(std::string_view text) const {
  for (std::size_t offset = 0; offset < text.size();) {
    if (auto hit = longest(End::first, text.substr(offset))) {
      hit->offset = offset;
      return hit;
    }
    text::next_character(text, offset);
  }
  return std::nullopt;
}

std::optional<Vocabulary::Hit> Vocabulary::last(std::string_view text) const {
  for (std::size_t end = text.size(); end > 0;) {
    if (const auto hit = longest(End::last, text.substr(0, end))) return hit;
    text::previous_character(text, end);
  }
  return std::nullopt;
}

bool Vocabulary::has_digits() const {
  return !with_digits().empty();
}

bool Vocabulary::digits_matter_at_start(std::string_view text) const {
  const auto same = [](char left, char right) {
    return left == right || (text::is_ascii_digit(left) && text::is_ascii_digit(right));
  };
  const std::vector<std::string>& spellings = with_digits();
  return std::any_of(spellings.begin(), spellings.end(), [&](const std::string& spelling) {
    return text.size() >= spelling.size() && std::equal(spelling.begin(), spelling.end(), text.begin(), same);
  });
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
