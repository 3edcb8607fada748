#include "grammar/vocabulary.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <iterator>
#include <numeric>
#include <utility>

#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

constexpr std::size_t outermost = sizeof(std::uint64_t);  // bytes that are compared at once

/// The first bytes of a text as a number, the first one lowest, or the last ones with the last one highest;
/// 0 for those that a shorter text does not have.
template <bool first>
[[gnu::always_inline]] inline std::uint64_t bytes_at_end(std::string_view text) {
  const std::size_t size = text.size();
  if constexpr (std::endian::native == std::endian::little) {
    const auto load = [&text]<class Number>(Number number, std::size_t at) -> std::uint64_t {
      std::memcpy(&number, text.data() + at, sizeof number);
      return number;
    };
    if (size >= outermost) return load(std::uint64_t{}, first ? 0 : size - outermost);
    if (size == 0) return 0;
    // What is loaded twice is the same.
    constexpr std::size_t half = sizeof(std::uint32_t);
    const std::uint64_t all =
        size >= half ? load(std::uint32_t{}, 0) | load(std::uint32_t{}, size - half) << 8 * (size - half)
                     : load(std::uint8_t{}, 0) | load(std::uint8_t{}, size / 2) << 8 * (size / 2) |
                           load(std::uint8_t{}, size - 1) << 8 * (size - 1);
    return first ? all : all << 8 * (outermost - size);
  } else {
    std::uint64_t all = 0;
    for (std::size_t at = 0; at < std::min(size, outermost); ++at) {
      const auto byte = static_cast<unsigned char>(text[first ? at : size - 1 - at]);
      all |= std::uint64_t{byte} << 8 * (first ? at : outermost - 1 - at);
    }
    return all;
  }
}

/// A number below 4096 for the first or the last character of a text, of whose bytes there (see bytes_at_end)
/// it is made without a branch; of a last one two bytes count.
template <bool first>
[[gnu::always_inline]] inline std::size_t key_of(std::uint64_t bytes) {
  static constexpr std::array<std::uint32_t, 16> of_first{0xFF,   0xFF,   0xFF,     0xFF,    0xFF, 0xFF,
                                                          0xFF,   0xFF,   0xFF,     0xFF,    0xFF, 0xFF,
                                                          0xFFFF, 0xFFFF, 0xFFFFFF, 0xFFFFFF};
  std::uint64_t character = 0;
  if constexpr (first) {
    character = bytes & of_first[bytes >> 4U & 15U];
  } else {
    const std::uint64_t is_ascii = bytes >> 63U ^ 1U;
    character = bytes >> (48U + 8U * is_ascii);
  }
  return character * 0x9E3779B97F4A7C15U >> 52U;
}

std::size_t bucket_of(std::size_t key) {
  return key >> 5U;
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

template <Vocabulary::End end>
const Vocabulary::Index& Vocabulary::index() const {
  const auto make = [&] { return std::make_unique<const Index>(index_of<end>(words())); };
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

template <Vocabulary::End end>
Vocabulary::Index Vocabulary::index_of(const std::vector<Word>& words) {
  Index index;
  struct Declared {
    std::uint64_t bytes;
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
      const std::uint64_t outer = bytes_at_end<end == End::first>(spelling);
      const std::size_t key = key_of<end == End::first>(outer), bucket = bucket_of(key);
      index.keys.set(key);
      ++index.begins[bucket + 1];
      constexpr std::size_t longest = 0xFFFF;
      const std::uint64_t shortness = longest - std::min(spelling.size(), longest);
      order.push_back(std::uint64_t{bucket} << 48U | shortness << 32U | declared.size());
      declared.push_back({outer, word, spelling});
      bytes += spelling.size();
    }
  }
  std::partial_sum(index.begins.begin(), index.begins.end(), index.begins.begin());
  std::sort(order.begin(), order.end());
  index.spellings.reserve(order.size());
  index.texts.reserve(bytes);
  for (const std::uint64_t place : order) {
    const Declared& one = declared[place & 0xFFFFFFFFU];
    const std::size_t others = 8 * (outermost - std::min(one.text.size(), outermost));  // bits
    const std::uint64_t all = ~std::uint64_t{0};
    index.spellings.push_back({one.bytes, end == End::first ? all >> others : all << others, one.word,
                               static_cast<std::uint32_t>(index.texts.size()),
                               static_cast<std::uint32_t>(one.text.size())});
    index.texts += one.text;
  }
  return index;
}

template <Vocabulary::End end>
std::optional<Vocabulary::Hit> Vocabulary::longest(const Index& index, std::string_view text) const {
  constexpr bool is_first = end == End::first;
  const std::uint64_t bytes = bytes_at_end<is_first>(text);
  const std::size_t key = key_of<is_first>(bytes), bucket = bucket_of(key);
  if (!index.keys[key]) return std::nullopt;
  const Index::Spelling* const until = index.spellings.data() + index.begins[bucket + 1];
  for (const Index::Spelling* one = index.spellings.data() + index.begins[bucket]; one != until; ++one) {
    if ((bytes & one->mask) != one->bytes || one->size > text.size()) continue;
    const std::size_t offset = is_first ? 0 : text.size() - one->size;
    const std::string_view spelling(index.texts.data() + one->begin, one->size);
    if (one->size > outermost && text.substr(offset, one->size) != spelling) continue;
    return Hit{&words()[one->word], one->size, offset};
  }
  return std::nullopt;
}

const Word* Vocabulary::find(std::string_view text) const {
  const auto found = at_start(text);
  return found && found->length == text.size() ? found->word : nullptr;
}

std::optional<Vocabulary::Hit> Vocabulary::at_start(std::string_view text) const {
  return source_ ? longest<End::first>(index<End::first>(), text) : std::nullopt;
}

std::optional<Vocabulary::Hit> Vocabulary::at_end(std::string_view text) const {
  return source_ ? longest<End::last>(index<End::last>(), text) : std::nullopt;
}

std::optional<Vocabulary::Hit> Vocabulary::inside(std::string_view text) const {
  if (text.empty() || !source_) return std::nullopt;
  const Index& all = index<End::first>();
  for (std::size_t offset = 0; offset < text.size();) {
    if (auto hit = longest<End::first>(all, text.substr(offset))) {
      hit->offset = offset;
      return hit;
    }
    text::next_character(text, offset);
  }
  return std::nullopt;
}

std::optional<Vocabulary::Hit> Vocabulary::last(std::string_view text) const {
  if (text.empty() || !source_) return std::nullopt;
  const Index& all = index<End::last>();
  for (std::size_t end = text.size(); end > 0;) {
    if (const auto hit = longest<End::last>(all, text.substr(0, end))) return hit;
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
