#pragma once
#include <cstddef>
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
            const Words& words, const TargetWords& target_words, const LevelPairs& levels);
  [[nodiscard]] const std::vector<Doubt>& doubts() const { return doubts_; }

 private:
  std::vector<Doubt> doubts_;
};

}  // namespace jixiao::check
