#pragma once
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "check/name_facts.h"
#include "check/name_table.h"
#include "check/words.h"
#include "model/table.h"

namespace jixiao::check {

/// A hash of a name that does not tell full-width forms from their ASCII ones.
std::uint64_t hash_of_name(std::string_view name);

/// Whether every character of a text stands twice, as converters print fake bold: 合合计计.
bool is_doubled(std::string_view text);
/// Whether the first one may; of nearly all texts the last byte of it tells that it does not.
inline bool may_be_doubled(std::string_view text) {
  if (text.size() < 4 || text.size() % 2 != 0) return false;
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t size = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  return text.size() >= 2 * size && text[size - 1] == text[2 * size - 1];
}
/// Every second character of such a text.
std::string half_of(std::string_view doubled);

/// The names of a project's entries, and which of them stand twice. Reused: `read` keeps the memory.
class EntryNames {
 public:
  static constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

  /// Who will ask for the facts of an entry.
  enum class Facts : std::uint8_t { of_some, of_all };
  /// The views given out are valid as long as the project's text; the words must outlive the next `read`.
  void read(const model::Project& project, const Words& words, Facts facts = Facts::of_some);
  [[nodiscard]] std::string_view core(std::size_t entry) const {
    return entries_[entry].name.substr(0, entries_[entry].core_size);
  }
  /// What its name says; looked up when somebody asks for it.
  [[nodiscard]] NameFacts& facts(std::size_t entry) const {
    const Entry& known = entries_[entry];
    if (known.facts == nullptr) known.facts = &facts_of(known);
    return *known.facts;
  }
  /// Whether it seems to end with a mark or a bracket; else it is its own core.
  [[nodiscard]] bool may_end_oddly(std::size_t entry) const { return entries_[entry].may_end_oddly; }
  /// The core with its hash.
  [[nodiscard]] NameFacts::Compared compared_core(std::size_t entry) const {
    return {entries_[entry].core_hash, entries_[entry].core_size};
  }
  /// The first entry of the same name, `none` if it is this one.
  [[nodiscard]] std::uint32_t first(std::size_t entry) const { return repeats_ ? first_[entry] : none; }

 private:
  struct Entry {
    std::string_view name;
    std::uint64_t hash = 0, core_hash = 0;
    std::uint32_t core_size = 0;
    bool may_end_oddly = false;
    mutable NameFacts* facts = nullptr;  ///< null: nobody has asked
  };
  struct Seen {
    std::uint64_t hash;
    std::uint32_t entry;
  };
  NameFacts& facts_of(const Entry& entry) const;
  void find_core(Entry& entry) const;
  void find_repeated(std::uint32_t count);

  const Words* words_ = nullptr;
  mutable NameTable known_;
  mutable std::deque<NameFacts> long_ones_;  ///< of names of the project that are too long to be remembered
  std::vector<Entry> entries_;               ///< as many as the largest project had
  std::vector<Seen> seen_;                   ///< sorted by hash, equal ones as they stand
  bool repeats_ = false;                     ///< two names may be equal; else `first_` does not count
  std::vector<std::uint32_t> first_;
};

}  // namespace jixiao::check
