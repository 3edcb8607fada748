#include "config/in_force.h"

#include <algorithm>

#include "text/glob.h"
#include "text/utf8.h"

namespace jixiao::config {
namespace {

using From = Origin::From;

/// Settings with the one who says them.
struct Layer {
  const Settings* settings;
  From from;
};

bool applies(const Override& one, std::string_view path) {
  return std::any_of(one.paths.begin(), one.paths.end(),
                     [path](const std::string& glob) { return text::glob_matches(glob, path); });
}

std::vector<Layer> layers_of(const Configuration* configuration, std::string_view path,
                             const Settings& command_line) {
  static const Settings nothing;
  std::vector<Layer> layers = {{&nothing, From::built_in}};
  if (configuration != nullptr) {
    layers.push_back({&configuration->settings, From::file});
    for (const Override& one : configuration->overrides) {
      if (applies(one, path)) layers.push_back({&one.settings, From::file});
    }
  }
  layers.push_back({&command_line, From::command_line});
  return layers;
}

template <class Value>
void take(Applied<Value>& into, const std::optional<Said<Value>>& said, const Origin& origin) {
  if (said) into = {said->value, {origin.from, said->line, origin.layer}};
}

void take_year(Applied<std::optional<int>>& into, const std::optional<Said<YearSource>>& said,
               std::string_view path, const Origin& origin) {
  if (!said) return;
  std::optional<int> year = said->value.number;
  for (const std::string& glob : said->value.globs) {
    if (!year) year = year_in(glob, path);
  }
  if (year) into = {year, {origin.from, said->line, origin.layer}};
}

/// Puts together which rules run.
class RuleChoice {
 public:
  explicit RuleChoice(const std::vector<Layer>& layers) : layers_(layers) {
    // The last one who names a profile or selects rules says what the others start from.
    for (std::size_t index = 0; index < layers.size(); ++index) {
      const Settings& said = *layers[index].settings;
      if (said.profile) start_ = {false, index, said.profile->line};
      if (said.select) start_ = {true, index, said.select->line};
      if (said.profile) profile_ = said.profile->value;
    }
  }

  /// `severity_layer` is set to who gave the rule its severity.
  [[nodiscard]] Applied<Level> of(const KnownRule& rule, std::size_t& severity_layer) const {
    severity_layer = 0;
    bool runs = !start_.selects && rule.profile <= profile_;
    finding::Severity severity = rule.severity;
    Origin why;
    if (start_.selects || rule.profile > Profile::publish) why = origin(start_.layer, start_.line);
    for (std::size_t index = 0; index < layers_.size(); ++index) {
      const Settings& said = *layers_[index].settings;
      if (start_.selects && index == start_.layer && contains(said.select->value, rule.id)) {
        runs = true;
        why = origin(index, start_.line);
      }
      for (const Said<RuleLevel>& one : said.severity) {
        if (one.value.rule != rule.id) continue;
        // A selection is complete: only who comes after it can add to it.
        if (!start_.selects || index > start_.layer) runs = true;
        if (one.value.level) severity = *one.value.level;
        if (!one.value.level) runs = false;
        severity_layer = index;
        why = origin(index, one.line);
      }
      for (const Said<std::string>& id : said.ignore) {
        if (id.value != rule.id) continue;
        runs = false;
        why = origin(index, id.line);
      }
    }
    return {runs ? Level(severity) : std::nullopt, why};
  }

 private:
  struct Start {
    bool selects = false;
    std::size_t layer = 0;
    std::uint32_t line = 0;
  };

  static bool contains(const std::vector<std::string>& ids, std::string_view id) {
    return std::find(ids.begin(), ids.end(), id) != ids.end();
  }
  [[nodiscard]] Origin origin(std::size_t layer, std::uint32_t line) const {
    return {layers_[layer].from, line, layer};
  }

  const std::vector<Layer>& layers_;
  Start start_;
  Profile profile_ = Profile::publish;
};

/// A category weighs what its rule weighs, unless somebody says otherwise after that.
void settle_category(std::size_t index, const Applied<Level>& rule, std::size_t severity_layer,
                     InForce& out) {
  Applied<Level>& level = out.required[index];
  const bool is_said = level.origin.layer > 0;
  if (!is_said && !category_rules[index].wanted) return;
  if (!is_said || !rule.value || (level.value && severity_layer > level.origin.layer)) level = rule;
}

bool is_year(std::string_view digits) {
  if (!std::all_of(digits.begin(), digits.end(), text::is_ascii_digit)) return false;
  const int year = std::stoi(std::string(digits));
  return first_year <= year && year <= last_year;
}

}  // namespace

InForce in_force(const Configuration* configuration, std::string_view path, const Settings& command_line,
                 KnownRules rules) {
  const std::vector<Layer> layers = layers_of(configuration, path, command_line);
  InForce out;
  for (std::size_t index = 0; index < layers.size(); ++index) {
    const Settings& said = *layers[index].settings;
    const Origin origin{layers[index].from, 0, index};
    take(out.profile, said.profile, origin);
    take(out.fail_on, said.fail_on, origin);
    take(out.rounding, said.rounding, origin);
    take_year(out.year, said.year, path, origin);
    take(out.compare, said.compare, origin);
    for (std::size_t one = 0; one < said.required.size(); ++one) {
      take(out.required[one], said.required[one], origin);
    }
  }
  if (out.compare.origin.layer == 0 && out.profile.value == Profile::all)
    out.compare = {Compare::table, out.profile.origin};
  const RuleChoice choice(layers);
  out.rules.reserve(rules.size());
  for (const KnownRule& rule : rules) {
    std::size_t severity_layer = 0;
    out.rules.push_back(choice.of(rule, severity_layer));
    for (std::size_t one = 0; one < std::size(categories); ++one) {
      if (category_rules[one].rule == rule.id) settle_category(one, out.rules.back(), severity_layer, out);
    }
  }
  return out;
}

std::optional<int> year_in(std::string_view glob, std::string_view path) {
  constexpr std::string_view mark = "{year}";
  constexpr std::size_t digits = 4;
  for (std::size_t at = 0; at + digits <= path.size(); ++at) {
    const std::string_view year = path.substr(at, digits);
    if (!is_year(year)) continue;
    std::string filled(glob);
    for (std::size_t place = filled.find(mark); place != std::string::npos; place = filled.find(mark)) {
      filled.replace(place, mark.size(), year);
    }
    if (text::glob_matches(filled, path)) return std::stoi(std::string(year));
  }
  return std::nullopt;
}

}  // namespace jixiao::config
