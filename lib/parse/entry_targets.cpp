#include <algorithm>
#include <array>

#include "parse/entry_reader.h"
#include "parse/entry_text.h"
#include "parse/ranges.h"
#include "text/utf8.h"

/// The targets of an undamaged entry. Their fields mostly say what those of another entry said, but for a
/// number, and are looked up as one text.
namespace jixiao::parse {

using text::Leaf;

namespace {

/// No longer text of an entry's targets is remembered, in bytes, and no more of them.
constexpr std::size_t longest_targets = 240;
constexpr std::size_t most_targets = 4096;

Leaf moved(Leaf leaf, std::uint32_t by) {
  return {leaf.begin + by, leaf.end + by};
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), text::is_ascii_digit);
}

}  // namespace

bool EntryReader::read_targets(std::string_view text, model::Indicator& entry, EntryScan& out) {
  const std::uint32_t begin = plain_fields_[first_target_].begin;
  const std::uint32_t size = plain_fields_.back().end - begin;
  bool may_have_head = false;
  for (std::size_t index = first_target_; index < plain_fields_.size(); ++index)
    may_have_head = may_have_head || plain_fields_[index].may_have_head;
  if (!targets_repeat_ || size > longest_targets || may_have_head)
    return read_targets_one_by_one(text, entry, out);
  std::array<char, longest_targets + text::mask_room> masked;
  text::mask_digits(text.substr(begin, size), masked.data());
  const std::string_view key(masked.data(), size);
  if (TargetsText* const known = targets_.find(key)) {
    take_known_targets(text, begin, *known, entry, out);
    return true;
  }
  if (!read_targets_one_by_one(text, entry, out)) return false;
  learn_targets(text, begin, key, entry, out);
  return true;
}

/// Reads the targets of the entry at hand anew, when it ends elsewhere.
bool EntryReader::read_targets_again(std::string_view text, model::Indicator& entry, EntryScan& out) {
  for (std::size_t index = first_target_; index < plain_fields_.size(); ++index) {
    out.sums.labels -= out.labels.back().size();
    out.labels.pop_back();
  }
  entry.period = entry.annual = {};
  entry.targets_alike = 0;
  return read_targets(text, entry, out);
}

bool EntryReader::read_targets_one_by_one(std::string_view text, model::Indicator& entry, EntryScan& out) {
  for (std::size_t index = first_target_; index < plain_fields_.size(); ++index) {
    const grammar::Field& field = entry_.fields[index];
    const PlainField& range = plain_fields_[index];
    if (index + 1 < plain_fields_.size() && range.may_have_head && hides_head(text, range)) return false;
    const bool is_period = field.role == grammar::FieldRole::period_target;
    model::Target& target = is_period ? entry.period : entry.annual;
    Leaf label;
    if (!read_labelled(text, index, target, label)) return false;
    out.labels.push_back(label);
    out.sums.labels += label.size();
    if (target.text.empty()) continue;
    if (!any_text_[index] && !field.pattern.matches(slice(text, target.text))) return false;
  }
  return true;
}

/// Reads the text of a target's field with its label.
bool EntryReader::read_labelled(std::string_view text, std::size_t index, model::Target& target,
                                Leaf& label) {
  const PlainField& range = plain_fields_[index];
  const Leaf leaf = trimmed(text, range.begin, range.end);
  const std::size_t length = label_length(slice(text, leaf), entry_.fields[index].labels);
  label = {leaf.begin, leaf.begin + static_cast<std::uint32_t>(length)};
  // An empty text stands where the patient way finds it: the last field's blanks are trimmed without its
  // label.
  const bool last = index + 1 == plain_fields_.size();
  target.text = trimmed(text, label.end, last ? range.end : leaf.end);
  if (!target.text.empty()) target.reading = readings_.read(slice(text, target.text));
  return length > 0;
}

void EntryReader::take_known_targets(std::string_view text, std::uint32_t begin, TargetsText& known,
                                     model::Indicator& entry, EntryScan& out) {
  for (const Leaf label : known.labels) out.labels.push_back(moved(label, begin));
  out.sums.labels += known.label_bytes;
  entry.period.text = moved(known.period.text, begin);
  entry.annual.text = moved(known.annual.text, begin);
  const std::string_view period = slice(text, entry.period.text), annual = slice(text, entry.annual.text);
  if (known.period.shape != nullptr) entry.period.reading = readings_.read(*known.period.shape, period);
  // Most entries print the same target twice.
  if (known.annual.shape != nullptr) {
    entry.annual.reading =
        text::same_text(annual, period) ? entry.period.reading : readings_.read(*known.annual.shape, annual);
  }
  if (!known.settled) settle(known);
  entry.targets_alike = known.alike;
}

void EntryReader::learn_targets(std::string_view text, std::uint32_t begin, std::string_view masked,
                                const model::Indicator& entry, const EntryScan& out) {
  const std::size_t labels = plain_fields_.size() - first_target_;
  TargetsText fresh;
  for (std::size_t index = out.labels.size() - labels; index < out.labels.size(); ++index) {
    fresh.labels.push_back({out.labels[index].begin - begin, out.labels[index].end - begin});
    fresh.label_bytes += out.labels[index].size();
  }
  const auto part_of = [&](const model::Target& target, TargetsText::Part& part) {
    part.text = {target.text.begin - begin, target.text.end - begin};
    if (target.text.empty()) return true;
    const std::string_view printed = slice(text, target.text);
    if (printed.size() > Readings::longest_remembered) return false;
    part.shape = &readings_.shape_of(printed);
    return true;
  };
  if (entry.period.text.absent() || entry.annual.text.absent()) return;
  if (part_of(entry.period, fresh.period) && part_of(entry.annual, fresh.annual))
    targets_.add(masked, std::move(fresh));
}

/// Finds out whether all entries with these targets are alike, as soon as the shapes say it.
void EntryReader::settle(TargetsText& known) {
  bool alike = true;
  for (const Readings::Shape* shape : {known.period.shape, known.annual.shape}) {
    if (shape == nullptr || !has_digit(shape->first)) continue;
    if (!shape->learned) return;
    alike = alike && shape->general && shape->power == 0;
  }
  known.settled = true;
  if (alike) known.alike = model::next_alike();
}

/// Forgets what was remembered of targets when it has become too much, or when the readings forgot.
void EntryReader::forget_targets() {
  if (targets_.size() <= most_targets && targets_generation_ == readings_.generation()) return;
  targets_.clear();
  targets_generation_ = readings_.generation();
}

}  // namespace jixiao::parse
