#include "grammar/compile_catalogue.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "grammar/expand.h"
#include "grammar/suggest.h"

namespace jixiao::grammar {
namespace {

// The ids that readers of the output rely on.
constexpr std::array<std::string_view, 4> level1_ids = {"output", "benefit", "satisfaction", "cost"};
constexpr std::array<std::string_view, 9> level2_ids = {"quantity",   "quality",     "timeliness",
                                                        "cost",       "economic",    "social",
                                                        "ecological", "sustainable", "service_recipient"};

std::vector<CatalogueItem> compile_items(const Part& part,
                                         const std::vector<CatalogueItemDefinition>& definitions,
                                         std::span<const std::string_view> ids,
                                         std::vector<Problem>& problems) {
  std::vector<CatalogueItem> items;
  std::map<std::string_view, const Located*> codes;
  for (const CatalogueItemDefinition& definition : definitions) {
    check_value(part, definition.id, "id", ids, problems);
    if (!definition.code.text.empty()) {
      const auto [first, is_new] = codes.try_emplace(definition.code.text, &definition.code);
      if (!is_new) problems.push_back(duplicate(part, definition.code, "code", part, *first->second));
    }
    CatalogueItem item{definition.code.text,
                       definition.id.text,
                       definition.parent.text,
                       definition.name.text,
                       {definition.name.text}};
    for (const Located& spelling : definition.spellings) {
      if (!Catalogue::has_name(item, spelling.text)) {
        item.spellings.push_back(spelling.text);
      } else if (spelling.text != item.name) {
        problems.push_back(
            problem_at(part, spelling, ProblemKind::duplicate_word, {spelling.text, item.name}));
      }
    }
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace

Catalogue compile_catalogue(const Part& part, const CatalogueDefinition& definition,
                            std::vector<Problem>& problems) {
  Catalogue catalogue;
  catalogue.name = definition.name.text;
  catalogue.level1 = compile_items(part, definition.level1, level1_ids, problems);
  catalogue.level2 = compile_items(part, definition.level2, level2_ids, problems);
  // A level without codes names its parent by id.
  std::vector<std::string_view> parents;
  for (const CatalogueItem& item : catalogue.level1)
    parents.emplace_back(item.code.empty() ? item.id : item.code);
  for (const CatalogueItemDefinition& item : definition.level2) {
    check_value(part, item.parent, "parent", parents, problems);
  }
  return catalogue;
}

}  // namespace jixiao::grammar
