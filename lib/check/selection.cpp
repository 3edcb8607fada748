#include "check/selection.h"

namespace jixiao::check {
namespace {

const Rule& known(const std::string& id) {
  const Rule* found = find_rule(id);
  if (found == nullptr) throw UnknownRule(id);
  return *found;
}

}  // namespace

UnknownRule::UnknownRule(const std::string& unknown)
    : std::invalid_argument("unknown rule '" + unknown + "'; did you mean '" +
                            std::string(nearest_rule(unknown)) + "'?"),
      id(unknown),
      nearest(nearest_rule(unknown)) {}

Selection::Selection(const Options& options) : counts_infos_(options.counts_infos) {
  if (options.in_force != nullptr) {
    take(*options.in_force);
  } else {
    take_lists(options);
  }
  if (options.scope == Options::Scope::all) return;
  for (const Rule& rule : rules()) {
    if (rule.family != Family::structure) setting_[static_cast<std::size_t>(rule.id)].runs = false;
  }
  required_ = {};
}

void Selection::take_lists(const Options& options) {
  const auto setting = [this](const Rule& rule) -> Setting& {
    return setting_[static_cast<std::size_t>(rule.id)];
  };
  for (const Rule& rule : rules()) {
    setting(rule) = {options.select.empty() && rule.profile == Profile::publish, rule.kind.severity};
  }
  for (const std::string& id : options.select) setting(known(id)).runs = true;
  for (const std::string& id : options.ignore) setting(known(id)).runs = false;
  for (const auto& [id, severity] : options.severities) setting(known(id)).severity = severity;
  for (std::size_t index = 0; index < required_.size(); ++index) {
    const config::CategoryRule& category = config::category_rules[index];
    const Rule* rule = find_rule(category.rule);
    if (!category.wanted || rule == nullptr || !setting(*rule).runs) continue;
    required_[index] = setting(*rule).severity;
  }
}

void Selection::take(const config::InForce& in_force) {
  for (const Rule& rule : rules()) {
    const auto index = static_cast<std::size_t>(rule.id);
    const config::Level& level = in_force.rules[index].value;
    setting_[index] = {level.has_value(), level.value_or(rule.kind.severity)};
  }
  for (std::size_t index = 0; index < required_.size(); ++index)
    required_[index] = in_force.required[index].value;
  rounding_ = in_force.rounding.value;
  compare_ = in_force.compare.value;
  year_ = in_force.year.value;
}

}  // namespace jixiao::check
