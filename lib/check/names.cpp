#include "check/names.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "text/utf8.h"

namespace jixiao::check {
namespace {

std::uint64_t mixed(std::uint64_t state, std::uint64_t part) {
  state = (state ^ part) * 0x9e3779b97f4a7c15U;
  return state ^ (state >> 32);
}

std::uint64_t hash_of_bytes(std::string_view bytes) {
  std::uint64_t state = bytes.size();
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

/// U+FF01 to U+FF5E as the ASCII characters that they widen.
std::string with_narrow_forms(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t begin = at;
    const char32_t character = text::next_character(name, at);
    if (character >= 0xFF01 && character <= 0xFF5E) {
      out += static_cast<char>(character - 0xFF01 + '!');
    } else {
      out += name.substr(begin, at - begin);
    }
  }
  return out;
}

}  // namespace

std::string_view core_of_name(std::string_view name, const Words& words) {
  for (std::string_view core = name;;) {
    if (const auto mark = words.name_mark.at_end(core)) {
      core.remove_suffix(mark->length);
    } else {
      std::size_t begin = 0, end = 0;
      if (!words.closing_bracket.at_end(core) || !words.unit_bracket.find(core, 0, begin, end)) return core;
      core.remove_suffix(core.size() - begin);
    }
    if (core.empty()) return name;  // nothing but marks: then they are the name
  }
}

std::uint64_t hash_of_name(std::string_view name) {
  constexpr char lead_of_wide_forms = '\xEF';
  if (name.find(lead_of_wide_forms) == std::string_view::npos) return hash_of_bytes(name);
  return hash_of_bytes(with_narrow_forms(name));
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

NameFacts& EntryNames::facts_of(std::string_view name, const Words& words) {
  constexpr std::size_t longest_remembered = 192;
  const bool is_long = name.size() > longest_remembered;
  if (!is_long) {
    if (NameFacts* const known = known_.find(name)) return *known;
  }
  NameFacts& fresh = is_long ? long_ones_.emplace_back() : known_.add(name, {});
  const std::string_view core = core_of_name(name, words);
  fresh.core = {hash_of_name(core), static_cast<std::uint32_t>(core.size())};
  return fresh;
}

void EntryNames::read(const model::Project& project, const Words& words) {
  constexpr std::size_t most_names = 8192;
  if (known_.size() > most_names) known_.clear();
  if (!long_ones_.empty()) long_ones_.clear();
  const auto count = static_cast<std::uint32_t>(project.indicators.size());
  cores_.clear();
  facts_.clear();
  first_.assign(count, none);
  std::array<std::uint64_t, 4> hashes{};  // a bit for each hash
  bool may_repeat = false;
  for (std::uint32_t entry = 0; entry < count; ++entry) {
    const std::string_view name = project.row.text[project.indicators[entry].name];
    NameFacts& facts = facts_of(name, words);
    facts_.push_back(&facts);
    cores_.push_back(name.substr(0, facts.core.size));
    std::uint64_t& seen = hashes[facts.core.hash >> 62];
    const std::uint64_t bit = std::uint64_t{1} << (facts.core.hash >> 56 & 63U);
    may_repeat = may_repeat || (seen & bit) != 0;
    seen |= bit;
  }
  if (may_repeat) find_repeated();
}

/// Sorts the names by their hashes, so that equal ones stand together.
void EntryNames::find_repeated() {
  seen_.clear();
  for (std::uint32_t entry = 0; entry < facts_.size(); ++entry) {
    if (facts_[entry]->core.size > 0) seen_.push_back({facts_[entry]->core.hash, entry});
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
