#include <utility>

#include "grammar/archive.h"
#include "grammar/bytes.h"

namespace jixiao::grammar {

inline void fields(Writer& writer, const Pattern& pattern) {
  all(writer, pattern.name(), pattern.source(), pattern.facts());
}
inline void fields(Reader& reader, Pattern& pattern) {
  std::string_view name, source, facts;
  all(reader, name, source, facts);
  pattern = Pattern(std::string(name), source, facts);
}
template <class Archive, Is<Word> T>
void fields(Archive& a, T& word) {
  all(a, word.canonical, word.spellings);
}
inline void fields(Writer& writer, const Vocabulary& vocabulary) {
  std::string words;
  Writer(words).value(vocabulary.words());
  all(writer, vocabulary.name(), vocabulary.lookup(), words);
}
inline void fields(Reader& reader, Vocabulary& vocabulary) {
  std::string name;
  Lookup lookup = Lookup::full;
  std::string_view bytes;
  all(reader, name, lookup, bytes);
  const auto read_words = [bytes] {
    std::vector<Word> words;
    Reader(bytes).value(words);
    return words;
  };
  vocabulary = Vocabulary(std::move(name), read_words, lookup);
}
template <class Archive, Is<Column> T>
void fields(Archive& a, T& column) {
  all(a, column.id, column.role, column.spellings);
}
template <class Archive, Is<Field> T>
void fields(Archive& a, T& field) {
  all(a, field.role, field.labels, field.pattern);
}
template <class Archive, Is<Entry> T>
void fields(Archive& a, T& entry) {
  all(a, entry.head, entry.separators, entry.ends, entry.fields, entry.trace);
}
template <class Archive, Is<Form> T>
void fields(Archive& a, T& form) {
  all(a, form.name, form.summary, form.title, form.year, form.department_labels, form.money_unit_labels,
      form.money_unit, form.columns, form.total_names, form.notes, form.after, form.around, form.continued,
      form.entry);
}
inline void fields(Writer& writer, const AmountPatterns& amounts) {
  all(writer, amounts.amount, amounts.integer, amounts.blank, amounts.malformed,
      amounts.ask_of_usual_numbers());
}
inline void fields(Reader& reader, AmountPatterns& amounts) {
  all(reader, amounts.amount, amounts.integer, amounts.blank, amounts.malformed, amounts.of_usual_numbers);
}
template <class Archive, Is<Furniture> T>
void fields(Archive& a, T& furniture) {
  all(a, furniture.lines, furniture.page_edge);
}
template <class Archive, Is<CatalogueItem> T>
void fields(Archive& a, T& item) {
  all(a, item.code, item.id, item.parent, item.name, item.spellings);
}
template <class Archive, Is<Catalogue> T>
void fields(Archive& a, T& catalogue) {
  all(a, catalogue.name, catalogue.level1, catalogue.level2);
}

inline void fields(Writer& writer, const Lexicon& lexicon) {
  all(writer, lexicon.patterns().size());
  for (const auto& [name, pattern] : lexicon.patterns()) all(writer, name, *pattern);
  all(writer, lexicon.vocabularies().size());
  for (const Vocabulary* vocabulary : lexicon.vocabularies()) all(writer, *vocabulary);
}
inline void fields(Reader& reader, Lexicon& lexicon) {
  std::size_t count = 0;
  for (all(reader, count); count > 0; --count) {
    std::string name;
    Pattern pattern;
    all(reader, name, pattern);
    lexicon.add(name, std::move(pattern));
  }
  for (all(reader, count); count > 0; --count) {
    Vocabulary vocabulary;
    all(reader, vocabulary);
    lexicon.add(std::move(vocabulary));
  }
}
template <class Archive, Is<Grammar> T>
void fields(Archive& a, T& grammar) {
  all(a, grammar.forms, grammar.amounts, grammar.furniture, grammar.catalogue, grammar.lexicon);
}

std::string archive(const Grammar& grammar) {
  std::string bytes;
  Writer writer(bytes);
  all(writer, grammar);
  return bytes;
}

Grammar unarchive_grammar(std::string_view bytes) {
  Grammar grammar;
  Reader reader(bytes);
  all(reader, grammar);
  make_lists(grammar);
  return grammar;
}

}  // namespace jixiao::grammar
