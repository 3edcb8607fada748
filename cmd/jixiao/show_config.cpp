#include <string>

#include "config/load.h"
#include "jixiao/commands.h"
#include "jixiao/configuration.h"

namespace jixiao::command {
namespace {

constexpr std::size_t comment_column = 44;

std::string place(const config::Configuration& configuration, std::uint32_t line) {
  return run::printable(configuration.path) + ":" + std::to_string(line);
}

/// A configuration that is being written: one value a line, with a comment that says where it comes from.
class Page {
 public:
  Page(const Options& options, const config::Configuration* configuration)
      : options_(options), configuration_(configuration) {}

  void heading(std::string_view input) {
    comment(say(Say::in_force_for, options_.language, {run::printable(input)}));
    if (configuration_ != nullptr) {
      comment(say(Say::configuration_is, options_.language, {run::printable(configuration_->path)}));
    } else if (options_.isolated) {
      comment(say(Say::isolated, options_.language, {long_name(Flag::isolated)}));
    } else {
      comment(say(Say::no_configuration, options_.language, {config::file_name}));
    }
  }
  void table(std::string_view name) { out_.append("\n[").append(name).append("]\n"); }
  void value(std::string_view key, std::string_view written, std::string_view from) {
    std::string line = std::string(key).append(" = ").append(written);
    if (line.size() < comment_column) line.append(comment_column - line.size(), ' ');
    out_.append(line).append(" # ").append(from).append("\n");
  }
  void text(std::string_view key, std::string_view written, std::string_view from) {
    value(key, std::string("\"").append(written).append("\""), from);
  }
  [[nodiscard]] std::string origin(const config::Origin& origin) const {
    switch (origin.from) {
      case config::Origin::From::built_in:
        break;
      case config::Origin::From::file:
        return place(*configuration_, origin.line);
      case config::Origin::From::command_line:
        return say(Say::from_command_line, options_.language);
    }
    return say(Say::from_default, options_.language);
  }
  [[nodiscard]] const std::string& written() const { return out_; }

 private:
  void comment(std::string_view text) { out_.append("# ").append(text).append("\n"); }

  const Options& options_;
  const config::Configuration* configuration_;
  std::string out_;
};

/// Where the language comes from, in a comment.
std::string language_origin(const Options& options, const config::Configuration* configuration) {
  switch (options.language_from) {
    case LanguageFrom::option:
      return say(Say::from_command_line, options.language);
    case LanguageFrom::variable:
      return "JIXIAO_LANG";
    case LanguageFrom::configuration:
      if (configuration != nullptr && configuration->lang) {
        return place(*configuration, configuration->lang->line);
      }
      break;
    case LanguageFrom::locale:
      break;
  }
  return say(Say::from_locale, options.language);
}

std::string page_of(const Options& options, std::string_view input,
                    const config::Configuration* configuration, const config::InForce& in_force,
                    config::KnownRules rules) {
  Page page(options, configuration);
  page.heading(input);
  page.text("lang", run::language_code(options.language), language_origin(options, configuration));
  page.text("profile", config::profile_names[static_cast<std::size_t>(in_force.profile.value)],
            page.origin(in_force.profile.origin));
  page.text("fail-on", config::level_name(in_force.fail_on.value, "never"),
            page.origin(in_force.fail_on.origin));
  page.text("rounding", config::rounding_names[static_cast<std::size_t>(in_force.rounding.value)],
            page.origin(in_force.rounding.origin));
  page.text("compare", config::compare_names[static_cast<std::size_t>(in_force.compare.value)],
            page.origin(in_force.compare.origin));
  if (in_force.year.value) {
    page.value("year", std::to_string(*in_force.year.value), page.origin(in_force.year.origin));
  }
  page.table("required");
  for (std::size_t index = 0; index < std::size(config::categories); ++index) {
    const config::Applied<config::Level>& level = in_force.required[index];
    page.text(config::categories[index], config::level_name(level.value, "off"), page.origin(level.origin));
  }
  page.table("severity");
  for (std::size_t index = 0; index < rules.size(); ++index) {
    const config::Applied<config::Level>& level = in_force.rules[index];
    page.text(rules[index].id, config::level_name(level.value, "off"), page.origin(level.origin));
  }
  return page.written();
}

}  // namespace

int show_config(const Options& options) {
  if (options.operands.size() > 1) {
    throw UsageError(say(Say::unexpected_argument, options.language, {options.operands.back()}));
  }
  CallConfiguration call(options);
  const run::Input input = input_of(options.operands.empty() ? "-" : options.operands.front(), options);
  const config::Found found = call.find(input);
  const config::InForce in_force =
      config::in_force(found.configuration.get(), found.path, call.command_line(), call.store().rules());
  const std::string text =
      page_of(options, input.path, found.configuration.get(), in_force, call.store().rules());
  return write_text(options, [&](emit::Output& out) { out.append(text); });
}

}  // namespace jixiao::command
