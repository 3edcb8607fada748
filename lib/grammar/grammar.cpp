#include "grammar/grammar.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "grammar/usual_numbers.h"

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
  return known(patterns_, name, "pattern");
}

const Vocabulary& Lexicon::vocabulary(std::string_view name) const {
  return known(vocabularies_, name, "vocabulary");
}

bool Lexicon::has_pattern(std::string_view name) const {
  return patterns_.contains(std::string(name));
}

bool Lexicon::has_vocabulary(std::string_view name) const {
  return vocabularies_.contains(std::string(name));
}

void Lexicon::add(const std::string& name, Pattern pattern) {
  patterns_.try_emplace(name, std::move(pattern));
}

void Lexicon::add(Vocabulary vocabulary) {
  std::string name = vocabulary.name();
  vocabularies_.try_emplace(std::move(name), std::move(vocabulary));
}

std::vector<std::pair<std::string_view, const Pattern*>> Lexicon::patterns() const {
  std::vector<std::pair<std::string_view, const Pattern*>> all;
  for (const auto& [name, pattern] : patterns_) all.emplace_back(name, &pattern);
  std::sort(all.begin(), all.end());
  return all;
}

std::vector<const Vocabulary*> Lexicon::vocabularies() const {
  std::vector<const Vocabulary*> all;
  for (const auto& [name, vocabulary] : vocabularies_) all.push_back(&vocabulary);
  std::sort(all.begin(), all.end(),
            [](const Vocabulary* left, const Vocabulary* right) { return left->name() < right->name(); });
  return all;
}

std::size_t AmountPatterns::first_match(std::string_view text) const {
  const std::size_t shape = shape_of_number(text);
  if (shape >= of_usual_numbers.size()) return all.first_match(text);
  const auto which = static_cast<std::size_t>(of_usual_numbers[shape]);
  return which < patterns ? which : PatternList::none;
}

std::string AmountPatterns::ask_of_usual_numbers() const {
  std::string said;
  if (!all.take_digits_alike()) return said;
  for (std::size_t shape = 0; shape < usual_numbers; ++shape) {
    const std::size_t which = all.first_match(number_of_shape(shape));
    said += static_cast<char>(std::min(which, patterns));
  }
  return said;
}

void make_lists(Grammar& grammar) {
  for (Form& form : grammar.forms) {
    std::vector<Pattern> other_text = form.after;
    other_text.insert(other_text.end(), form.around.begin(), form.around.end());
    form.any_other_text = PatternList(other_text);
    form.any_continued = PatternList(form.continued);
  }
  AmountPatterns& amounts = grammar.amounts;
  amounts.all = PatternList({amounts.amount, amounts.integer, amounts.blank, amounts.malformed});
  grammar.furniture.any_line = PatternList(grammar.furniture.lines);
  grammar.furniture.any_page_edge = PatternList(grammar.furniture.page_edge);
}

}  // namespace jixiao::grammar
