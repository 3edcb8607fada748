#pragma once
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/located.h"
#include "grammar/vocabulary.h"

/// A grammar as it is written: what its files say, item by item, each with its place. `compile` makes a
/// Grammar of it.
namespace jixiao::grammar {

/// A pattern as written: the strings that make it up when they are joined.
using Expression = std::vector<Located>;

/// What a capture of a sample must give.
struct Want {
  Located capture;
  Located value;
};

/// A text that a pattern must match, with what its captures give.
struct Sample {
  Located text;
  std::vector<Want> wants;
};

/// A text that a pattern must refuse, and why.
struct Reject {
  Located text;
  std::string why;
};

/// How a pattern is put to a text: to the whole of it, anywhere in it, or to its start.
enum class Matching : std::uint8_t { full, search, start };

/// A pattern with its samples and rejects; `name` says where it belongs: amounts.blank, guangzhou.title.
struct PatternDefinition {
  Located name;
  Expression expression;
  Matching matching = Matching::full;
  bool may_be_empty = false;  ///< an empty text is a good one: a target that is left blank
  std::vector<Sample> samples;
  std::vector<Reject> rejects;
};

/// A piece of pattern that patterns and other fragments name by %{name}.
struct FragmentDefinition {
  Located name;
  Expression expression;
};

/// A word of a vocabulary with all its spellings, and texts in which it must be found.
struct WordDefinition {
  Located canonical;
  std::vector<Located> spellings;
  std::vector<Located> samples{};
};

/// A named set of words. One that says where they are looked for has samples that need every spelling.
struct VocabularyDefinition {
  Located name;
  std::vector<WordDefinition> words;
  std::optional<Lookup> lookup{};
  std::vector<Reject> rejects{};  ///< texts in which none of them may be found
};

/// Names of patterns of which no two may match the same sample.
struct AlternativesDefinition {
  std::vector<Located> names;
};

/// A column of a form.
struct ColumnDefinition {
  Located id, role;
  std::vector<Located> spellings;
};

/// A field of an entry.
struct FieldDefinition {
  Located name;
  std::vector<Located> labels;  ///< complete, with their colons
  PatternDefinition pattern;
};

/// How an entry is built, with samples and rejects of whole entries.
struct EntryDefinition {
  Located at;  ///< its table
  PatternDefinition head, trace;
  std::vector<Located> separators, ends;
  std::vector<FieldDefinition> fields;
  std::vector<Sample> samples;
  std::vector<Reject> rejects;
};

/// The layout of one published form.
struct FormDefinition {
  Located at;
  PatternDefinition title, year;
  std::vector<Located> department_labels, money_unit_labels;  ///< complete, with their colons
  VocabularyDefinition money_unit;
  std::vector<ColumnDefinition> columns;
  std::vector<Located> total_names, notes;
  std::vector<PatternDefinition> after, around, continued;
};

/// What may stand in the place of an amount.
struct AmountsDefinition {
  Located at;
  PatternDefinition amount, integer, blank, malformed;
};

/// Page furniture.
struct FurnitureDefinition {
  Located at;
  std::vector<PatternDefinition> lines, page_edge;
};

/// An item of the catalogue of indicator types.
struct CatalogueItemDefinition {
  Located at, id, code, parent, name;
  std::vector<Located> spellings;
};

/// A dated scheme of indicator types.
struct CatalogueDefinition {
  Located at, name;
  std::vector<CatalogueItemDefinition> level1, level2;
};

/// What one file says. Any file may have any of these.
struct Part {
  std::string path;    ///< as given, or grammar/<name>.toml for a built-in one
  std::string source;  ///< the whole file
  bool is_built_in = false;
  Located name;  ///< of the part: its key `name`, else the stem of the file
  std::string summary, summary_zh;
  std::vector<FragmentDefinition> fragments;
  std::vector<VocabularyDefinition> vocabularies;
  std::vector<PatternDefinition> patterns;
  std::vector<AlternativesDefinition> alternatives;
  std::optional<FormDefinition> form;
  std::optional<EntryDefinition> entry;
  std::optional<AmountsDefinition> amounts;
  std::optional<FurnitureDefinition> furniture;
  std::optional<CatalogueDefinition> catalogue;
};

/// Every file of a grammar. What reading them found wrong goes along, so that `compile` can say all there is
/// to say.
struct Definition {
  std::vector<Part> parts;
  std::vector<Problem> problems;
};

/// A problem at a place of a part.
Problem problem_at(const Part& part, const Located& at, ProblemKind kind,
                   std::vector<std::string> arguments = {});

/// Reports a value that is none of those allowed under a key, with the nearest of them. One without a place
/// is missing, which the loader has said.
void check_value(const Part& part, const Located& value, std::string_view key,
                 std::span<const std::string_view> allowed, std::vector<Problem>& problems);

/// The strings of an expression in one.
std::string joined(const Expression& expression);

}  // namespace jixiao::grammar
