#include "diff/compare_indicators.h"

#include <string>

#include "diff/match.h"

namespace jixiao::diff {
namespace {

using Kind = model::ChangeKind;

enum class Bound : std::uint8_t { none, lower, upper };

Bound bound_of(model::Op op) {
  switch (op) {
    case model::Op::greater_equal:
    case model::Op::greater:
    case model::Op::equal:
    case model::Op::about:
      return Bound::lower;
    case model::Op::less_equal:
    case model::Op::less:
      return Bound::upper;
    case model::Op::none:
      break;
  }
  return Bound::none;
}

/// Whether two targets say a figure of the same kind, so that the figures alone can be compared.
bool are_comparable(const Target& left, const Target& right) {
  return left.value && right.value && left.unit == right.unit && left.per == right.per &&
         bound_of(left.op) == bound_of(right.op) && bound_of(left.op) != Bound::none;
}

bool say_the_same(const Target& left, const Target& right) {
  return are_comparable(left, right) && left.op == right.op && *left.value == *right.value;
}

Kind kind_of(const Target& old_target, const Target& new_target) {
  if (say_the_same(old_target, new_target)) return Kind::target_reworded;
  if (!are_comparable(old_target, new_target) || *old_target.value == *new_target.value)
    return Kind::target_changed;
  return *new_target.value < *old_target.value ? Kind::target_lowered : Kind::target_raised;
}

class Comparison {
 public:
  Comparison(const Subject& subject, model::Difference& out) : subject_(subject), out_(out) {}

  void changed(const Indicator& old_one, const Indicator& new_one, unsigned percent) {
    ++out_.indicators;
    const std::size_t before = out_.changes.size();
    if (old_one.name.text != new_one.name.text) {
      model::Change& change = add(Kind::indicator_renamed, new_one);
      change.field = "indicator_name";
      change.old_side = {old_one.name.text, subject_.old_side.standing(old_one.name.at)};
      change.new_side = {new_one.name.text, subject_.new_side.standing(new_one.name.at)};
      if (old_one.name.folded != new_one.name.folded) change.similarity = percent;
    }
    if (old_one.type != new_one.type) {
      model::Change& change = add(Kind::indicator_retyped, new_one);
      change.old_side = {old_one.type, subject_.old_side.standing(old_one.name.at)};
      change.new_side = {new_one.type, subject_.new_side.standing(new_one.name.at)};
    }
    compare_targets("period_target", old_one.period, new_one.period, new_one);
    compare_targets("annual_target", old_one.annual, new_one.annual, new_one);
    if (out_.changes.size() > before) return;
    out_.unchanged.push_back({std::string(subject_.department), std::string(subject_.spending_unit),
                              std::string(subject_.project), new_one.name.text, new_one.annual.text,
                              subject_.old_side.standing(old_one.name.at),
                              subject_.new_side.standing(new_one.name.at)});
  }

  void added(const Indicator& indicator) {
    add(Kind::indicator_added, indicator).new_side = {indicator.name.text,
                                                      subject_.new_side.standing(indicator.name.at)};
  }
  void dropped(const Indicator& indicator) {
    add(Kind::indicator_dropped, indicator).old_side = {indicator.name.text,
                                                        subject_.old_side.standing(indicator.name.at)};
  }

 private:
  model::Change& add(Kind kind, const Indicator& indicator) {
    model::Change& change = out_.changes.emplace_back();
    change.kind = kind;
    change.department = subject_.department;
    change.spending_unit = subject_.spending_unit;
    change.project = subject_.project;
    change.indicator = indicator.name.text;
    return change;
  }

  void compare_targets(std::string_view field, const Target& old_target, const Target& new_target,
                       const Indicator& indicator) {
    if (old_target.text == new_target.text) return;
    model::Change& change = add(kind_of(old_target, new_target), indicator);
    change.field = field;
    change.old_side = {old_target.text, subject_.old_side.standing(old_target.at)};
    change.new_side = {new_target.text, subject_.new_side.standing(new_target.at)};
    change.easier = is_easier(old_target, new_target);
  }

  const Subject& subject_;
  model::Difference& out_;
};

std::vector<std::string> keys_of(const std::vector<Indicator>& indicators) {
  std::vector<std::string> keys;
  for (const Indicator& indicator : indicators) keys.push_back(indicator.type + '\n' + indicator.name.folded);
  return keys;
}

/// An indicator of the same name is the same one under another type; of the same type, one that is called
/// much the same.
unsigned likeness(const Indicator& left, const Indicator& right) {
  if (left.name.folded == right.name.folded) return 100;
  return left.type == right.type ? similarity(left.name.folded, right.name.folded) : 0;
}

}  // namespace

std::optional<bool> is_easier(const Target& old_target, const Target& new_target) {
  if (!are_comparable(old_target, new_target) || *old_target.value == *new_target.value) return std::nullopt;
  const bool smaller = *new_target.value < *old_target.value;
  return bound_of(new_target.op) == Bound::lower ? smaller : !smaller;
}

void compare_indicators(const Subject& subject, const std::vector<Indicator>& old_indicators,
                        const std::vector<Indicator>& new_indicators, model::Difference& out) {
  const std::vector<std::string> old_keys = keys_of(old_indicators), new_keys = keys_of(new_indicators);
  const auto alike_by_index = [&](std::size_t old_index, std::size_t new_index) {
    return likeness(old_indicators[old_index], new_indicators[new_index]);
  };
  const std::vector<Match> matches =
      match({old_keys.begin(), old_keys.end()}, {new_keys.begin(), new_keys.end()}, alike_by_index);
  Comparison comparison(subject, out);
  std::vector<bool> kept(old_indicators.size());
  auto next = matches.begin();
  for (std::size_t index = 0; index < new_indicators.size(); ++index) {
    if (next == matches.end() || next->new_index != index) {
      comparison.added(new_indicators[index]);
      continue;
    }
    kept[next->old_index] = true;
    comparison.changed(old_indicators[next->old_index], new_indicators[index], next->similarity);
    ++next;
  }
  for (std::size_t index = 0; index < old_indicators.size(); ++index) {
    if (!kept[index]) comparison.dropped(old_indicators[index]);
  }
}

}  // namespace jixiao::diff
