#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "check/level_pairs.h"
#include "check/names.h"
#include "check/target_words.h"
#include "check/words.h"
#include "model/table.h"

namespace jixiao::check {

/// The item of level 2 with this id; null when the catalogue has none.
const grammar::CatalogueItem* type_with_id(const grammar::Catalogue& catalogue, std::string_view id);

/// The entries of a project whose name says another type than they are filed under. Reused: `read` keeps the
/// memory.
class EntryTypes {
 public:
  /// An entry in doubt, with the type that its name says; null: none does, and it is no satisfaction.
  struct Doubt {
    std::size_t entry;
    const grammar::CatalogueItem* better;
  };

  void read(const model::Project& project, const grammar::Grammar& grammar, const EntryNames& names,
            const Words& words, const TargetWords& target_words, LevelPairs& levels);
  [[nodiscard]] const std::vector<Doubt>& doubts() const { return doubts_; }

 private:
  /// Whether a target says how many there are.
  enum class Counts : std::uint8_t { no, yes, unless_share };  ///< the last: unless the name is that of one
  struct Entry;

  [[nodiscard]] static Counts look_at(const model::Target& target, const Entry& entry);
  [[nodiscard]] bool counts(const model::Target& target, const Entry& entry);
  [[nodiscard]] std::string_view type_by_target(const Entry& entry);
  [[nodiscard]] std::string_view type_by_name(const Entry& entry);
  [[nodiscard]] std::optional<Doubt> doubt_of(const Entry& entry, const grammar::Grammar& grammar,
                                              std::size_t index);

  std::vector<Doubt> doubts_;
  /// What was found out of targets, by their numbers (model::Target::alike).
  struct Known {
    std::uint64_t alike = 0;
    Counts counts = Counts::no;
  };
  static constexpr std::size_t places = 1024;  ///< a power of two
  std::array<Known, places> known_;
};

}  // namespace jixiao::check
