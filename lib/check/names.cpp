#include "check/names.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "grammar/name.h"
#include "text/hash_secret.h"
#include "text/utf8.h"

namespace jixiao::check {
namespace {

std::uint64_t mixed(std::uint64_t state, std::uint64_t part) {
  return text::fold_product(state ^ part, text::hash_secret.factor);
}

constexpr char lead_of_wide_forms = '\xEF';

std::uint64_t hash_of(const NameWords& words, std::size_t size) {
  return words.mixed(text::hash_secret.start ^ size, mixed);
}

std::uint64_t hash_of_bytes(std::string_view bytes) {
  if (NameWords::fits(bytes)) return hash_of(NameWords(bytes), bytes.size());
  std::uint64_t state = text::hash_secret.start ^ bytes.size();
  while (bytes.size() >= sizeof state) {
    std::uint64_t part;
    std::memcpy(&part, bytes.data(), sizeof part);
    state = mixed(state, part);
    bytes.remove_prefix(sizeof part);
  }
  std::uint64_t rest = 0;
  if (!bytes.empty()) std::memcpy(&rest, bytes.data(), bytes.size());
  return mixed(state, rest);
}

}  // namespace

std::uint64_t hash_of_name(std::string_view name) {
  if (NameWords::fits(name)) {
    const NameWords words(name);
    if (!words.has_byte(static_cast<unsigned char>(lead_of_wide_forms))) return hash_of(words, name.size());
  } else if (name.find(lead_of_wide_forms) == std::string_view::npos) {
    return hash_of_bytes(name);
  }
  return hash_of_bytes(grammar::with_narrow_forms(name));
}

bool is_doubled(std::string_view text) {
  if (!may_be_doubled(text)) return false;
  std::size_t pairs = 0, different = 0;
  char32_t before = 0;
  for (std::size_t at = 0; at < text.size(); ++pairs) {
    const char32_t one = text::next_character(text, at);
    if (at >= text.size() || text::next_character(text, at) != one) return false;
    if (pairs == 0 && one < 0x80) return false;  // 1122 is a number
    different += one != before ? 1 : 0;
    before = one;
  }
  return pairs >= 2 && different >= 2;
}

std::string half_of(std::string_view doubled) {
  std::string out;
  for (std::size_t at = 0; at < doubled.size();) {
    const std::size_t begin = at;
    text::next_character(doubled, at);
    out += doubled.substr(begin, at - begin);
    if (at < doubled.size()) text::next_character(doubled, at);
  }
  return out;
}

NameFacts& EntryNames::facts_of(const Entry& entry) const {
  if (entry.name.size() <= NameTable::longest) return known_.of(entry.name, entry.hash);
  return long_ones_.emplace_back();
}

void EntryNames::read(const model::Project& project, const Words& its_words, Facts facts) {
  constexpr std::size_t most_names = 8192;
  if (known_.size() > most_names) known_.clear();
  if (!long_ones_.empty()) long_ones_.clear();
  words_ = &its_words;
  const auto count = static_cast<std::uint32_t>(project.indicators.size());
  known_.make_room(count);
  if (entries_.size() < count) entries_.resize(count);
  std::array<std::uint64_t, 4> hashes{};  // a bit for each hash
  repeats_ = false;
  for (std::uint32_t index = 0; index < count; ++index) {
    Entry& entry = entries_[index];
    entry.name = project.row.text[project.indicators[index].name];
    entry.hash = entry.core_hash = hash_of_name(entry.name);
    entry.core_size = static_cast<std::uint32_t>(entry.name.size());
    entry.facts = nullptr;
    if (facts == Facts::of_all) known_.expect(entry.hash);
    entry.may_end_oddly = words_->name_end.may_end(entry.name);
    if (entry.may_end_oddly) find_core(entry);  // hardly any
    std::uint64_t& seen = hashes[entry.core_hash >> 62];
    const std::uint64_t bit = std::uint64_t{1} << (entry.core_hash >> 56 & 63U);
    repeats_ |= (seen & bit) != 0;
    seen |= bit;
  }
  if (repeats_) find_repeated(count);
}

void EntryNames::find_core(Entry& entry) const {
  entry.facts = &facts_of(entry);
  const auto& core = entry.facts->core([&]() -> NameFacts::Compared {
    const std::string_view found = grammar::core_of_name(entry.name, words_->name);
    return {hash_of_name(found), static_cast<std::uint32_t>(found.size())};
  });
  entry.core_hash = core.hash;
  entry.core_size = core.size;
}

/// Sorts the names by their hashes, so that equal ones stand together.
void EntryNames::find_repeated(std::uint32_t count) {
  first_.assign(count, none);
  seen_.clear();
  for (std::uint32_t index = 0; index < count; ++index) {
    if (entries_[index].core_size > 0) seen_.push_back({entries_[index].core_hash, index});
  }
  std::sort(seen_.begin(), seen_.end(), [](const Seen& left, const Seen& right) {
    return left.hash != right.hash ? left.hash < right.hash : left.entry < right.entry;
  });
  for (std::size_t index = 1, first = 0; index < seen_.size(); ++index) {
    if (seen_[index].hash == seen_[first].hash) {
      first_[seen_[index].entry] = seen_[first].entry;
    } else {
      first = index;
    }
  }
}

}  // namespace jixiao::check
