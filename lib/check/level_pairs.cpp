#include "check/level_pairs.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "config/config.h"

namespace jixiao::check {
namespace {

/// Whether a level 2 stands under a level 1 of this id in the catalogue.
bool belongs_to(std::string_view level2, std::string_view level1, const grammar::Catalogue& catalogue) {
  const auto item = std::find_if(catalogue.level2.begin(), catalogue.level2.end(),
                                 [&](const grammar::CatalogueItem& known) { return known.id == level2; });
  if (item == catalogue.level2.end()) return false;
  return std::any_of(catalogue.level1.begin(), catalogue.level1.end(), [&](const auto& parent) {
    return parent.id == level1 && (parent.code == item->parent || parent.id == item->parent);
  });
}

bool fills(std::string_view category, const model::Indicator& entry, const grammar::Catalogue& catalogue) {
  // Cost is a category of its own in some forms, a type of output in others.
  if (entry.level1.id == category || entry.level2.id == category) return true;
  // Where level 1 is unknown or wrong, level 2 may know better.
  return entry.level1.id.empty() || belongs_to(entry.level2.id, category, catalogue);
}

}  // namespace

LevelPairs::Pair& LevelPairs::look_up(const model::Indicator& entry, const grammar::Catalogue& catalogue) {
  // The latest stands in front, and the oldest is forgotten.
  Few& few = places_[place(entry)];
  if (is_known(entry)) std::rotate(few.begin(), few.end() - 1, few.end());
  Pair& pair = is_known(entry) ? few.front() : other_;
  pair = {entry.level1.alike, entry.level2.alike};
  for (std::size_t index = 0; index < std::size(config::categories); ++index) {
    const bool is_of_it = fills(config::categories[index], entry, catalogue);
    pair.categories = static_cast<std::uint8_t>(pair.categories | (is_of_it ? 1U << index : 0U));
  }
  for (std::size_t index = 0; index < catalogue.level2.size() && index < 16; ++index) {
    if (catalogue.level2[index].id == entry.level2.id) pair.type = static_cast<std::uint16_t>(1U << index);
  }
  pair.is_quantity = entry.level2.id == "quantity";
  return pair;
}

}  // namespace jixiao::check
