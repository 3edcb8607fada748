#include "grammar/archive.h"

#include <concepts>
#include <cstdint>
#include <optional>
#include <type_traits>
#include <vector>

namespace jixiao::grammar {
namespace {

/// Appends values: numbers in groups of seven bits, texts and lists after their length.
class Writer {
 public:
  explicit Writer(std::string& bytes) : bytes_(bytes) {}

  template <class Number>
  requires std::integral<Number> || std::is_enum_v<Number>
  void value(const Number& number) {
    auto rest = static_cast<std::uint64_t>(number);
    for (; rest >= 0x80; rest >>= 7) bytes_ += static_cast<char>((rest & 0x7F) | 0x80);
    bytes_ += static_cast<char>(rest);
  }
  void value(const std::string& text) {
    value(text.size());
    bytes_ += text;
  }
  template <class Item>
  void value(const std::vector<Item>& items) {
    value(items.size());
    for (const Item& item : items) fields(*this, item);
  }
  template <class Item>
  void value(const std::optional<Item>& item) {
    value(item.has_value());
    if (item) fields(*this, *item);
  }

 private:
  std::string& bytes_;
};

/// Reads them again, in the same order.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  requires std::integral<Number> || std::is_enum_v<Number>
  void value(Number& number) { number = static_cast<Number>(read_number()); }
  void value(std::string& text) {
    const std::size_t size = read_number();
    text.assign(bytes_.substr(0, size));
    bytes_.remove_prefix(text.size());
  }
  template <class Item>
  void value(std::vector<Item>& items) {
    items.resize(read_number());
    for (Item& item : items) fields(*this, item);
  }
  template <class Item>
  void value(std::optional<Item>& item) {
    if (read_number() != 0) fields(*this, item.emplace());
  }

 private:
  std::uint64_t read_number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
    return number;
  }
  std::string_view bytes_;
};

/// `Kind`, const or not: one list of fields serves both directions.
template <class T, class Kind>
concept Is = std::same_as<std::remove_const_t<T>, Kind>;

template <class Archive, Is<Located> T>
void fields(Archive& a, T& text);
template <class Archive, Is<PatternDefinition> T>
void fields(Archive& a, T& pattern);
template <class Archive, Is<Lookup> T>
void fields(Archive& a, T& lookup);

template <class Archive, class... Values>
void all(Archive& a, Values&... values) {
  const auto one = [&](auto& value) {
    if constexpr (requires { a.value(value); }) {
      a.value(value);
    } else {
      fields(a, value);
    }
  };
  (one(values), ...);
}

template <class Archive, Is<Located> T>
void fields(Archive& a, T& text) {
  all(a, text.text, text.line, text.column);
}
template <class Archive, Is<Lookup> T>
void fields(Archive& a, T& lookup) {
  all(a, lookup);
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
      form.columns, form.total_names, form.notes, form.after);
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

}  // namespace

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
