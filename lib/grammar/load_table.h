#pragma once
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/located.h"
#include "grammar/toml.h"

/// How TOML files are read: value by value, each with its place, and every mistake as a located problem.
namespace jixiao::grammar {

/// A text with the place of a node of the file.
Located located(std::string text, const toml::source_region& at);

/// One table of a file: hands out its values by key and says at the end which keys nobody asked for.
class Table {
 public:
  /// `file`, `problems` and `table` must outlive it; `name` is how the table is called in problems.
  Table(const TextFile& file, std::vector<Problem>& problems, const toml::table& table, std::string name)
      : file_(file), problems_(problems), table_(table), name_(std::move(name)) {}
  Table(const Table&) = delete;
  Table& operator=(const Table&) = delete;
  ~Table() { report_unknown_keys(); }

  [[nodiscard]] Located at() const { return located(name_, table_.source()); }

  /// A string; its line is 0 when there is none.
  Located text(std::string_view key, bool required = true);
  /// True or false; false when there is none.
  bool boolean(std::string_view key);
  /// A string, or an array of strings.
  std::vector<Located> texts(std::string_view key, bool required = true);
  /// The place in `values` of the string of a key, and where it stands; nothing when there is none or it is
  /// another one.
  std::optional<std::size_t> one_of(std::string_view key, std::span<const std::string_view> values,
                                    Located* at = nullptr);
  /// The same of a node that is at hand.
  std::optional<std::size_t> one_of(const toml::node& node, std::string_view key,
                                    std::span<const std::string_view> values);

  /// Calls `read(Table&)` for the table of that key; false when there is none.
  template <class Read>
  bool table(std::string_view key, bool required, Read&& read) {
    const toml::node* node = find(key, required);
    if (node == nullptr) return false;
    if (!node->is_table()) return wrong_type(*node, key, "a table"), false;
    Table inner(file_, problems_, *node->as_table(), inner_name(key));
    read(inner);
    return true;
  }

  /// Calls `read(Table&)` for each table of the array of that key.
  template <class Read>
  void tables(std::string_view key, bool required, Read&& read) {
    const toml::node* node = find(key, required);
    if (node == nullptr) return;
    const toml::array* array = node->as_array();
    if (array == nullptr) return wrong_type(*node, key, "an array of tables");
    for (const toml::node& item : *array) {
      if (!item.is_table()) {
        wrong_type(item, key, "an array of tables");
        continue;
      }
      Table inner(file_, problems_, *item.as_table(), inner_name(key));
      read(inner);
    }
  }

  /// The keys and values of a table that may have any keys: fragments, wants, severities.
  template <class Read>
  void each(Read&& read) {
    for (auto&& [key, node] : table_) {
      known_.emplace_back(key.str());
      read(located(std::string(key.str()), key.source()), node);
    }
  }

  /// The value of a key, whatever it is; null when there is none.
  const toml::node* find(std::string_view key, bool required);

  /// The strings of a value that is a string or an array of strings.
  std::vector<Located> expression(const toml::node& node, std::string_view key);

  void report(const Located& where, ProblemKind kind, std::vector<std::string> arguments,
              std::string suggestion = {});
  /// `expected` is one of the terms of problem_messages.cpp: "a string".
  void wrong_type(const toml::node& node, std::string_view key, std::string expected);

 private:
  [[nodiscard]] std::string inner_name(std::string_view key) const;
  Located checked_text(const toml::node& node, std::string_view key);
  void report_unknown_keys();

  const TextFile& file_;
  std::vector<Problem>& problems_;
  const toml::table& table_;
  std::string name_;
  std::vector<std::string> known_;
};

/// Reads a file's top level with `read(Table&)`; a file that is no TOML is a problem.
template <class Read>
void read_toml(const TextFile& file, std::vector<Problem>& problems, Read&& read) {
  try {
    const toml::table document = toml::parse(file.source, file.path);
    Table top(file, problems, document, "top level");
    read(top);
  } catch (const toml::parse_error& error) {
    const Located at = located({}, error.source());
    problems.push_back(problem_at(file, at, ProblemKind::syntax, {std::string(error.description())}));
  }
}

}  // namespace jixiao::grammar
