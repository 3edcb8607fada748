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

Selection::Selection(const Options& options) {
  const auto setting = [this](const Rule& rule) -> Setting& {
    return setting_[static_cast<std::size_t>(rule.id)];
  };
  for (const Rule& rule : rules()) {
    setting(rule) = {options.select.empty() && rule.profile == Profile::publish, rule.kind.severity};
  }
  for (const std::string& id : options.select) setting(known(id)).runs = true;
  for (const std::string& id : options.ignore) setting(known(id)).runs = false;
  for (const auto& [id, severity] : options.severities) setting(known(id)).severity = severity;
  if (options.scope == Options::Scope::all) return;
  for (const Rule& rule : rules()) {
    if (rule.family != Family::structure) setting(rule).runs = false;
  }
}

}  // namespace jixiao::check
