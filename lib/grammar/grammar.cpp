#include "grammar/grammar.h"

#include <algorithm>
#include <stdexcept>

namespace jixiao::grammar {
namespace {

const std::vector<CatalogueItem>& items(const Catalogue& catalogue, int level) {
  return level == 1 ? catalogue.level1 : catalogue.level2;
}

template <class Map>
const typename Map::mapped_type& known(const Map& map, std::string_view name, const char* what) {
  const auto found = map.find(std::string(name));
  if (found != map.end()) return found->second;
  throw std::logic_error("a part of the program asks for the " + std::string(what) + " \"" +
                         std::string(name) + "\" and does not list it in required_names()");
}

}  // namespace

const CatalogueItem* Catalogue::by_code(int level, std::string_view code) const {
  if (code.empty()) return nullptr;
  for (const CatalogueItem& item : items(*this, level)) {
    if (item.code == code) return &item;
  }
  return nullptr;
}

const CatalogueItem* Catalogue::by_name(int level, std::string_view printed) const {
  const CatalogueItem* found = nullptr;
  for (const CatalogueItem& item : items(*this, level)) {
    if (!has_name(item, printed)) continue;
    if (found != nullptr) return nullptr;
    found = &item;
  }
  return found;
}

bool Catalogue::has_name(const CatalogueItem& item, std::string_view name) {
  return std::find(item.spellings.begin(), item.spellings.end(), name) != item.spellings.end();
}

const Pattern& Lexicon::pattern(std::string_view name) const {
  return known(patterns, name, "pattern");
}

const Vocabulary& Lexicon::vocabulary(std::string_view name) const {
  return known(vocabularies, name, "vocabulary");
}

}  // namespace jixiao::grammar
