#pragma once
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "grammar/pattern.h"
#include "grammar/pattern_list.h"
#include "grammar/vocabulary.h"

/// What jixiao can read, as data: a grammar is loaded once, checked, compiled, and then only read.
namespace jixiao::grammar {

/// What a column of a form holds.
enum class ColumnRole : std::uint8_t { name, amount, objective, indicators };

/// The largest number of money columns that a form may declare.
inline constexpr std::size_t most_money_columns = 8;

/// A column of a form and the heads it is printed under.
struct Column {
  std::string id;
  ColumnRole role = ColumnRole::amount;
  std::vector<std::string> spellings;  ///< without spaces, longest first
};

/// The fields of an entry that the parser knows by name.
enum class FieldRole : std::uint8_t { level1, level2, name, period_target, annual_target };

/// One field of an entry, between two separators.
struct Field {
  FieldRole role = FieldRole::name;
  std::vector<std::string> labels;  ///< printed before the text; longest first; empty: none
  Pattern pattern;  ///< of the text after the label, anchored at both ends; may capture `<role>` (else all of
                    ///< it is the field) and `<role>_code`
};

/// How an entry of the indicator cell is built: a head, then fields divided by separators, then an end mark.
/// The first field begins right after the head.
struct Entry {
  Pattern head;  ///< captures `number`, and `level1_code` when the code stands in the head
  std::vector<std::string> separators;
  std::vector<std::string> ends;
  std::vector<Field> fields;
  Pattern trace;  ///< where a damaged entry is seen to begin when its head is damaged
};

/// One published form of table.
struct Form {
  std::string name;
  std::string summary;  ///< one line, for `grammar list`
  Pattern title;        ///< searched in the head, ends where the title ends; captures `title`
  Pattern year;         ///< searched in title and head; captures `year`
  std::vector<std::string> department_labels;  ///< longest first, with their colon
  std::vector<std::string> money_unit_labels;
  Vocabulary money_unit;                 ///< canonical: 万元, 元
  std::vector<Column> columns;           ///< in the order of the form
  std::vector<std::string> total_names;  ///< 合计, 总计
  std::vector<std::string> notes;        ///< words that open a note below a table: 注：
  std::vector<Pattern> after;            ///< of a line that begins other text behind a table, in full
  std::vector<Pattern> around;           ///< of a line below or above a page's part of a table, in full
  std::vector<Pattern> continued;        ///< of a line, or the end of a title, that says: the table goes on
  PatternList any_other_text;            ///< those of `after`, then those of `around`
  PatternList any_continued;
  Entry entry;
};

/// Numbers in the place of amounts. All are matched in full against one word (no spaces).
struct AmountPatterns {
  static constexpr std::size_t patterns = 4;  ///< so many there are
  Pattern amount;     ///< an amount that cannot be anything else (decimals or thousands separators)
  Pattern integer;    ///< an amount if its neighbours are amounts
  Pattern blank;      ///< a mark for an empty money cell: —, -, *
  Pattern malformed;  ///< looks like an amount and is none: 1,54.96  5O.65
  PatternList all;    ///< these four, in this order
  /// What `all` says of usual numbers (see usual_numbers.h), a byte for each shape: index of the first
  /// pattern that matches, or the number of patterns. Found out while the program is built: of what a small
  /// table takes, RE2 takes a twentieth to compile `amount`. Empty where it is not known, or digits make a
  /// difference.
  std::string of_usual_numbers;

  /// Index in `all` of the first that matches a text; PatternList::none if none does.
  [[nodiscard]] std::size_t first_match(std::string_view text) const;
  /// What `of_usual_numbers` is for these patterns.
  [[nodiscard]] std::string ask_of_usual_numbers() const;
};

/// Page furniture: patterns matched in full against a whole line without the spaces at its ends.
struct Furniture {
  std::vector<Pattern> lines;           ///< page numbers in any dress
  std::vector<Pattern> page_edge;       ///< page numbers only next to a page break: a bare number
  PatternList any_line, any_page_edge;  ///< those of each list
};

/// One item of the catalogue of indicator types.
struct CatalogueItem {
  std::string code;                    ///< "1", "11"; empty where the scheme has none
  std::string id;                      ///< of the interface
  std::string parent;                  ///< code of its level 1, empty for level 1
  std::string name;                    ///< the form to suggest: 产出指标
  std::vector<std::string> spellings;  ///< all that may be printed, `name` among them
};

/// The official codes and names, dated and named as in its file.
class Catalogue {
 public:
  std::string name;
  std::vector<CatalogueItem> level1, level2;

  /// The item with this code; null when there is none.
  [[nodiscard]] const CatalogueItem* by_code(int level, std::string_view code) const;
  /// The item with this printed name; null when there is none or the name is that of several.
  [[nodiscard]] const CatalogueItem* by_name(int level, std::string_view name) const;
  [[nodiscard]] static bool has_name(const CatalogueItem& item, std::string_view name);
};

/// Patterns and vocabularies known by name, for the parts of the program that read more than the form:
/// targets, rules.
class Lexicon {
 public:
  /// The pattern of that name. Which names a part needs is checked when a grammar is loaded (see
  /// `required_names`), so a missing one is a fault of the program.
  [[nodiscard]] const Pattern& pattern(std::string_view name) const;
  /// Likewise.
  [[nodiscard]] const Vocabulary& vocabulary(std::string_view name) const;
  [[nodiscard]] bool has_pattern(std::string_view name) const;
  [[nodiscard]] bool has_vocabulary(std::string_view name) const;

  /// These keep what was added first under a name.
  void add(const std::string& name, Pattern pattern);
  void add(Vocabulary vocabulary);

  /// All of them, in the order of their names.
  [[nodiscard]] std::vector<std::pair<std::string_view, const Pattern*>> patterns() const;
  [[nodiscard]] std::vector<const Vocabulary*> vocabularies() const;

 private:
  std::unordered_map<std::string, Pattern> patterns_;
  std::unordered_map<std::string, Vocabulary> vocabularies_;
};

/// Everything that was loaded.
struct Grammar {
  std::vector<Form> forms;
  AmountPatterns amounts;
  Furniture furniture;
  Catalogue catalogue;
  Lexicon lexicon;
};

/// Makes the lists of patterns of a grammar from its patterns.
void make_lists(Grammar& grammar);

}  // namespace jixiao::grammar
