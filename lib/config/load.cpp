#include "config/load.h"

#include <algorithm>
#include <utility>

#include "grammar/load_table.h"
#include "grammar/read_file.h"
#include "grammar/suggest.h"

namespace jixiao::config {
namespace {

using grammar::Located;
using grammar::ProblemKind;
using grammar::Table;

Level level_at(std::size_t index) {
  if (index == std::size(level_names) - 1) return std::nullopt;
  return static_cast<finding::Severity>(index);
}

/// Reads the settings of one table, at the top or of an override.
class Reader {
 public:
  Reader(Table& table, KnownRules rules) : table_(table), rules_(rules) {}

  Settings settings() {
    Settings out;
    out.profile = one_of<Profile>("profile", profile_names);
    if (const auto level = one_of<std::size_t>("fail-on", fail_on_names)) {
      out.fail_on = Said<Level>{level_at(level->value), level->line};
    }
    out.rounding = one_of<Rounding>("rounding", rounding_names);
    out.year = year();
    out.compare = one_of<Compare>("compare", compare_names);
    out.select = selected();
    out.ignore = ignored();
    table_.table("severity", false, [&](Table& levels) { out.severity = severities(levels); });
    table_.table("required", false, [&](Table& levels) {
      Reader inner(levels, rules_);
      for (std::size_t index = 0; index < std::size(categories); ++index) {
        const auto level = inner.one_of<std::size_t>(categories[index], level_names);
        if (level) out.required[index] = Said<Level>{level_at(level->value), level->line};
      }
    });
    return out;
  }

 private:
  template <class Value>
  std::optional<Said<Value>> one_of(std::string_view key, std::span<const std::string_view> values) {
    Located at;
    const auto index = table_.one_of(key, values, &at);
    if (!index) return std::nullopt;
    return Said<Value>{static_cast<Value>(*index), at.line};
  }

  bool is_rule(const Located& id) {
    std::vector<std::string_view> known;
    for (const KnownRule& rule : rules_) {
      if (rule.id == id.text) return true;
      known.push_back(rule.id);
    }
    table_.report(id, ProblemKind::unknown_rule, {id.text}, grammar::nearest(id.text, known));
    return false;
  }

  std::optional<Said<std::vector<std::string>>> selected() {
    const std::vector<Located> ids = table_.texts("select", false);
    if (ids.empty()) return std::nullopt;
    Said<std::vector<std::string>> out{{}, ids.front().line};
    for (const Located& id : ids) {
      if (is_rule(id)) out.value.push_back(id.text);
    }
    return out;
  }

  std::vector<Said<std::string>> ignored() {
    std::vector<Said<std::string>> out;
    const toml::node* node = table_.find("ignore", false);
    const bool none = node == nullptr || (node->is_array() && node->as_array()->empty());
    if (none) return out;
    for (const Located& id : table_.expression(*node, "ignore")) {
      if (is_rule(id)) out.push_back({id.text, id.line});
    }
    return out;
  }

  std::vector<Said<RuleLevel>> severities(Table& levels) {
    std::vector<Said<RuleLevel>> out;
    levels.each([&](const Located& rule, const toml::node& node) {
      const auto level = levels.one_of(node, rule.text, level_names);
      if (is_rule(rule) && level) out.push_back({{rule.text, level_at(*level)}, rule.line});
    });
    return out;
  }

  std::optional<Said<YearSource>> year() {
    const toml::node* node = table_.find("year", false);
    if (node == nullptr) return std::nullopt;
    const std::uint32_t line = node->source().begin.line;
    if (const auto* number = node->as_integer()) {
      const std::int64_t value = number->get();
      if (value >= first_year && value <= last_year) {
        return Said<YearSource>{{static_cast<int>(value), {}}, line};
      }
    } else if (node->is_string() || node->is_array()) {
      return Said<YearSource>{{std::nullopt, year_globs(*node)}, line};
    }
    table_.wrong_type(*node, "year", "a year, or globs with {year}");
    return std::nullopt;
  }

  std::vector<std::string> year_globs(const toml::node& node) {
    std::vector<std::string> globs;
    for (const Located& glob : table_.expression(node, "year")) {
      if (glob.text.find("{year}") == std::string::npos) {
        table_.report(glob, ProblemKind::glob_without_year, {glob.text});
      }
      globs.push_back(glob.text);
    }
    return globs;
  }

  Table& table_;
  KnownRules rules_;
};

constexpr std::string_view languages[] = {"auto", "en", "zh"};

}  // namespace

Configuration load_text(std::string path, std::string folder, std::string_view source, KnownRules rules,
                        std::vector<grammar::Problem>& problems) {
  Configuration out;
  out.path = std::move(path);
  out.folder = std::move(folder);
  grammar::read_toml({out.path, source}, problems, [&](Table& top) {
    Located at;
    if (const auto lang = top.one_of("lang", languages, &at)) {
      out.lang = Said<std::string>{std::string(languages[*lang]), at.line};
    }
    out.settings = Reader(top, rules).settings();
    top.tables("override", false, [&](Table& table) {
      Override one;
      for (const Located& glob : table.texts("path")) one.paths.push_back(glob.text);
      one.settings = Reader(table, rules).settings();
      out.overrides.push_back(std::move(one));
    });
  });
  std::stable_sort(problems.begin(), problems.end(), [](const auto& left, const auto& right) {
    return std::pair(left.line, left.column) < std::pair(right.line, right.column);
  });
  return out;
}

Configuration load_file(const std::string& file, std::string path, std::string folder, KnownRules rules,
                        std::vector<grammar::Problem>& problems) {
  const std::optional<std::string> source = grammar::read_file(file, problems);
  if (source) return load_text(std::move(path), std::move(folder), *source, rules, problems);
  problems.back().file = path;
  return {};
}

}  // namespace jixiao::config
