#include "grammar/archive.h"

#include "grammar/bytes.h"

namespace jixiao::grammar {

template <class Archive, Is<Located> T>
void fields(Archive& a, T& text) {
  all(a, text.text, text.line, text.column);
}
template <class Archive, Is<Want> T>
void fields(Archive& a, T& want) {
  all(a, want.capture, want.value);
}
template <class Archive, Is<Sample> T>
void fields(Archive& a, T& sample) {
  all(a, sample.text, sample.wants);
}
template <class Archive, Is<Reject> T>
void fields(Archive& a, T& reject) {
  all(a, reject.text, reject.why);
}
template <class Archive, Is<PatternDefinition> T>
void fields(Archive& a, T& pattern) {
  all(a, pattern.name, pattern.expression, pattern.matching, pattern.may_be_empty, pattern.samples,
      pattern.rejects);
}
template <class Archive, Is<FragmentDefinition> T>
void fields(Archive& a, T& fragment) {
  all(a, fragment.name, fragment.expression);
}
template <class Archive, Is<WordDefinition> T>
void fields(Archive& a, T& word) {
  all(a, word.canonical, word.spellings, word.samples);
}
template <class Archive, Is<VocabularyDefinition> T>
void fields(Archive& a, T& vocabulary) {
  all(a, vocabulary.name, vocabulary.words, vocabulary.lookup, vocabulary.rejects);
}
template <class Archive, Is<AlternativesDefinition> T>
void fields(Archive& a, T& alternatives) {
  all(a, alternatives.names);
}
template <class Archive, Is<ColumnDefinition> T>
void fields(Archive& a, T& column) {
  all(a, column.id, column.role, column.spellings);
}
template <class Archive, Is<FieldDefinition> T>
void fields(Archive& a, T& field) {
  all(a, field.name, field.labels, field.pattern);
}
template <class Archive, Is<EntryDefinition> T>
void fields(Archive& a, T& entry) {
  all(a, entry.at, entry.head, entry.trace, entry.separators, entry.ends, entry.fields, entry.samples,
      entry.rejects);
}
template <class Archive, Is<FormDefinition> T>
void fields(Archive& a, T& form) {
  all(a, form.at, form.title, form.year, form.department_labels, form.money_unit_labels, form.money_unit,
      form.columns, form.total_names, form.notes, form.after, form.around, form.continued);
}
template <class Archive, Is<AmountsDefinition> T>
void fields(Archive& a, T& amounts) {
  all(a, amounts.at, amounts.amount, amounts.integer, amounts.blank, amounts.malformed);
}
template <class Archive, Is<FurnitureDefinition> T>
void fields(Archive& a, T& furniture) {
  all(a, furniture.at, furniture.lines, furniture.page_edge);
}
template <class Archive, Is<CatalogueItemDefinition> T>
void fields(Archive& a, T& item) {
  all(a, item.at, item.id, item.code, item.parent, item.name, item.spellings);
}
template <class Archive, Is<CatalogueDefinition> T>
void fields(Archive& a, T& catalogue) {
  all(a, catalogue.at, catalogue.name, catalogue.level1, catalogue.level2);
}
template <class Archive, Is<Part> T>
void fields(Archive& a, T& part) {
  all(a, part.path, part.source, part.name, part.summary, part.summary_zh, part.fragments, part.vocabularies,
      part.patterns, part.alternatives, part.form, part.entry, part.amounts, part.furniture, part.catalogue);
}

std::string archive(const Definition& definition) {
  std::string bytes;
  Writer writer(bytes);
  all(writer, definition.parts);
  return bytes;
}

Definition unarchive(std::string_view bytes) {
  Definition definition;
  Reader reader(bytes);
  all(reader, definition.parts);
  for (Part& part : definition.parts) part.is_built_in = true;
  return definition;
}

}  // namespace jixiao::grammar
