#include "grammar/load_table.h"

#include <algorithm>
#include <utility>

#include "grammar/suggest.h"

namespace jixiao::grammar {
namespace {

constexpr std::string_view top_level = "top level";
constexpr std::string_view one_or_more = "a string or an array of strings";

}  // namespace

Located located(std::string text, const toml::source_region& at) {
  return {std::move(text), at.begin.line, at.begin.column};
}

Located Table::text(std::string_view key, bool required) {
  const toml::node* node = find(key, required);
  if (node == nullptr) return {};
  if (!node->is_string()) return wrong_type(*node, key, "a string"), Located{};
  return checked_text(*node, key);
}

bool Table::boolean(std::string_view key) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return false;
  if (!node->is_boolean()) return wrong_type(*node, key, "true or false"), false;
  return node->as_boolean()->get();
}

std::vector<Located> Table::texts(std::string_view key, bool required) {
  const toml::node* node = find(key, required);
  return node == nullptr ? std::vector<Located>{} : expression(*node, key);
}

std::optional<std::size_t> Table::one_of(std::string_view key, std::span<const std::string_view> values,
                                         Located* at) {
  const toml::node* node = find(key, false);
  if (node == nullptr) return std::nullopt;
  if (at != nullptr) *at = located({}, node->source());
  return one_of(*node, key, values);
}

std::optional<std::size_t> Table::one_of(const toml::node& node, std::string_view key,
                                         std::span<const std::string_view> values) {
  if (!node.is_string()) return wrong_type(node, key, "a string"), std::nullopt;
  const Located value = located(node.as_string()->get(), node.source());
  const auto found = std::find(values.begin(), values.end(), value.text);
  if (found != values.end()) return static_cast<std::size_t>(found - values.begin());
  std::string all;
  for (const std::string_view known : values) all.append(all.empty() ? "" : ", ").append(known);
  report(value, ProblemKind::unknown_value, {value.text, std::string(key), all}, nearest(value.text, values));
  return std::nullopt;
}

const toml::node* Table::find(std::string_view key, bool required) {
  known_.emplace_back(key);
  const toml::node* node = table_.get(key);
  if (node == nullptr && required) report(at(), ProblemKind::missing_key, {name_, std::string(key)});
  return node;
}

std::vector<Located> Table::expression(const toml::node& node, std::string_view key) {
  std::vector<Located> pieces;
  if (node.is_string()) {
    pieces.push_back(checked_text(node, key));
  } else if (const toml::array* array = node.as_array(); array != nullptr && !array->empty()) {
    for (const toml::node& item : *array) {
      if (item.is_string()) {
        pieces.push_back(checked_text(item, key));
      } else {
        wrong_type(item, key, std::string(one_or_more));
      }
    }
  } else {
    wrong_type(node, key, std::string(one_or_more));
  }
  return pieces;
}

void Table::report(const Located& where, ProblemKind kind, std::vector<std::string> arguments,
                   std::string suggestion) {
  problems_.push_back(problem_at(file_, where, kind, std::move(arguments)));
  problems_.back().suggestion = std::move(suggestion);
}

void Table::wrong_type(const toml::node& node, std::string_view key, std::string expected) {
  report(located({}, node.source()), ProblemKind::wrong_type, {std::string(key), std::move(expected)});
}

std::string Table::inner_name(std::string_view key) const {
  return name_ == top_level ? std::string(key) : name_ + '.' + std::string(key);
}

Located Table::checked_text(const toml::node& node, std::string_view key) {
  Located text = located(node.as_string()->get(), node.source());
  if (text.text.empty() && key != "text" && key != "summary" && key != "summary_zh") {
    report(text, ProblemKind::blank_text, {std::string(key)});
  }
  return text;
}

void Table::report_unknown_keys() {
  std::string keys;
  for (const std::string& key : known_) keys += (keys.empty() ? "" : ", ") + key;
  for (auto&& [key, node] : table_) {
    if (std::find(known_.begin(), known_.end(), key.str()) != known_.end()) continue;
    report(located({}, key.source()), ProblemKind::unknown_key, {name_, std::string(key.str()), keys},
           nearest(key.str(), std::span<const std::string>(known_)));
  }
}

}  // namespace jixiao::grammar
