#include <algorithm>

#include "parse/entry_reader.h"
#include "parse/entry_text.h"
#include "parse/ranges.h"

/// The targets of an undamaged entry.
namespace jixiao::parse {

using text::Leaf;

void EntryReader::prepare_targets() {
  for (std::size_t index = first_target_; index < entry_.fields.size(); ++index) {
    const grammar::Field& field = entry_.fields[index];
    target_fields_.push_back({&field, field.role == grammar::FieldRole::period_target, any_text_[index], {}});
  }
}

bool EntryReader::read_targets(std::string_view text, model::Indicator& entry, EntryScan& out) {
  const PlainField* range = plain_fields_.data() + first_target_;
  const PlainField* const last = plain_fields_.data() + plain_fields_.size() - 1;
  for (TargetField& field : target_fields_) {
    if (range->may_have_head && range != last && hides_head(text, *range)) return false;
    model::Target& target = field.is_period ? entry.period : entry.annual;
    // Nearly all entries have the label of the one before.
    Leaf label{range->begin, range->begin + static_cast<std::uint32_t>(field.label.size())};
    if (label.end < range->end && !label.empty() && text::same_text(slice(text, label), field.label) &&
        is_trimmed(text, label.end, range->end)) {
      target.text = {label.end, range->end};
    } else {
      label = read_labelled(text, *range, range == last, field, target.text);
      if (label.absent()) return false;
    }
    ++range;
    out.labels.push_back(label);
    out.sums.labels += label.size();
    if (target.text.empty()) continue;
    const std::string_view printed = slice(text, target.text);
    if (!field.any_text && !field.field->pattern.matches(printed)) return false;
    // Most entries print the same target twice.
    if (!field.is_period && entry.period.reading != nullptr &&
        text::same_padded(printed, slice(text, entry.period.text))) {
      target.reading = entry.period.reading;
      target.alike = entry.period.alike;
    } else {
      readings_.read(printed, target);
    }
  }
  return true;
}

/// Reads the targets of the entry at hand anew, when it ends elsewhere.
bool EntryReader::read_targets_again(std::string_view text, model::Indicator& entry, EntryScan& out) {
  for (std::size_t index = first_target_; index < plain_fields_.size(); ++index) {
    out.sums.labels -= out.labels.back().size();
    out.labels.pop_back();
  }
  entry.period = entry.annual = {};
  return read_targets(text, entry, out);
}

/// Takes the label off the field of a target; absent if there is none. What is behind it becomes `said`.
Leaf EntryReader::read_labelled(std::string_view text, const PlainField& range, bool is_last,
                                TargetField& field, Leaf& said) {
  const Leaf leaf = trimmed(text, range.begin, range.end);
  const std::vector<std::string>& labels = field.field->labels;
  const std::size_t length = label_length(slice(text, leaf), labels);
  if (length == 0) return {};
  const std::string_view found = text.substr(leaf.begin, length);
  const auto is_longer = [&](const std::string& label) {
    return label.size() > length && label.starts_with(found);
  };
  const auto same = std::find(labels.begin(), labels.end(), found);
  if (std::none_of(labels.begin(), labels.end(), is_longer)) field.label = *same;
  const Leaf label{leaf.begin, leaf.begin + static_cast<std::uint32_t>(length)};
  // An empty text stands where the patient way finds it: the last field's blanks are trimmed without its
  // label.
  said = trimmed(text, label.end, is_last ? range.end : leaf.end);
  return label;
}

}  // namespace jixiao::parse
