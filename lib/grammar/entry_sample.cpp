#include "grammar/entry_sample.h"

#include <array>
#include <utility>

namespace jixiao::grammar {
namespace {

EntryReading fault(ProblemKind kind, std::vector<std::string> arguments = {}) {
  EntryReading reading;
  reading.fault = kind;
  reading.fault_arguments = std::move(arguments);
  return reading;
}

void add_captures(const Pattern& pattern, const std::vector<std::string_view>& groups,
                  EntryReading& reading) {
  for (const std::string& name : pattern.group_names()) {
    const auto number = static_cast<std::size_t>(pattern.group(name));
    if (number < groups.size() && groups[number].data() != nullptr) reading.captures[name] = groups[number];
  }
}

bool remove_end(const Entry& entry, std::string_view& text) {
  for (const std::string& end : entry.ends) {
    if (!text.ends_with(end)) continue;
    text.remove_suffix(end.size());
    return true;
  }
  return false;
}

std::vector<std::string_view> cut(std::string_view text, const std::vector<std::string>& separators) {
  std::vector<std::string_view> fields;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t length = 0;
    for (const std::string& separator : separators) {
      if (text.substr(at).starts_with(separator)) length = separator.size();
    }
    if (length == 0) {
      ++at;
      continue;
    }
    fields.push_back(text.substr(begin, at - begin));
    at += length;
    begin = at;
  }
  fields.push_back(text.substr(begin));
  return fields;
}

bool remove_label(const Field& field, std::string_view& text) {
  if (field.labels.empty()) return true;
  for (const std::string& label : field.labels) {
    if (!text.starts_with(label)) continue;
    text.remove_prefix(label.size());
    return true;
  }
  return false;
}

}  // namespace

EntryReading read_entry(const Entry& entry, std::string_view text) {
  EntryReading reading;
  std::vector<std::string_view> groups;
  if (!entry.head.starts(text, 0, groups)) return fault(ProblemKind::entry_head_unmatched);
  add_captures(entry.head, groups, reading);
  text.remove_prefix(groups[0].size());
  if (!remove_end(entry, text)) return fault(ProblemKind::entry_end_missing);

  const std::vector<std::string_view> texts = cut(text, entry.separators);
  if (texts.size() != entry.fields.size()) {
    return fault(ProblemKind::entry_field_count,
                 {std::to_string(texts.size()), std::to_string(entry.fields.size())});
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Field& field = entry.fields[i];
    const std::string name(role_name(field.role));
    std::string_view value = texts[i];
    if (!remove_label(field, value))
      return fault(ProblemKind::entry_label_missing, {std::string(value), name});
    if (!field.pattern.match(value, groups)) {
      return fault(ProblemKind::entry_field_unmatched, {std::string(value), name});
    }
    reading.captures[name] = value;
    add_captures(field.pattern, groups, reading);
  }
  reading.is_entry = true;
  return reading;
}

std::string_view role_name(FieldRole role) {
  constexpr std::array<std::string_view, 5> names = {"level1", "level2", "name", "period_target",
                                                     "annual_target"};
  return names[static_cast<std::size_t>(role)];
}

}  // namespace jixiao::grammar
