#include <string>
#include <vector>

#include "check/entry_fields.h"
#include "check/rules/all.h"
#include "check/target_words.h"
#include "check/traits.h"
#include "check/units.h"

/// What a target says beside the name it stands under: its unit, its comparator, its size.
namespace jixiao::check::apply {
namespace {

using model::Form;
using model::Op;

/// Whether a target is one figure and nothing else.
bool is_plain(const model::Reading* reading) {
  if (reading == nullptr || !reading->value) return false;
  return reading->form == Form::exact || reading->form == Form::bounded;
}

bool is_one_figure(const model::Reading* reading) {
  return is_plain(reading) || (reading != nullptr && reading->value && reading->form == Form::phrase);
}

bool bounds_from_above(Op op) {
  return op == Op::less || op == Op::less_equal;
}

/// Calls `say` for the targets that `is_wrong`; equal targets are looked at once.
template <class IsWrong>
void each_wrong(RuleId id, const EntryView& view, Report& report, IsWrong&& is_wrong,
                std::string_view named = {}) {
  OncePerEntry once(id, "also_text", view, report);
  const auto fields = targets_of(view);
  const bool period_is_wrong = is_wrong(fields[0]);
  const bool same = fields[0].reading == fields[1].reading;
  const bool annual_is_wrong = same ? period_is_wrong : is_wrong(fields[1]);
  for (const bool annual : {false, true}) {
    if (!(annual ? annual_is_wrong : period_is_wrong) || fields[annual ? 1 : 0].reading == nullptr) continue;
    Draft* draft = once.at(fields[annual ? 1 : 0]);
    if (draft != nullptr && !named.empty()) draft->say("name", std::string(named));
  }
}

/// Whether the name itself says the unit: a bracket at its end, or a word that is one.
bool says_unit(std::string_view name, const EntryView& view) {
  if (view.target_words.count.look(name)) return true;
  if (view.words.percent.at_end(name)) return true;
  const auto mark = view.words.final_mark.at_end(name);
  if (mark && mark->length < name.size()) name.remove_suffix(mark->length);
  if (!view.words.name.closing_bracket.at_end(name)) return false;
  const TargetWords& words = view.target_words;
  std::size_t begin = 0, end = 0;
  if (words.unit_in_name.find(name, 0, begin, end)) return true;
  std::vector<std::string_view> groups;
  if (!words.bracket.match(name, groups)) return false;
  const auto group = [&](const char* which) {
    return groups[static_cast<std::size_t>(words.bracket.group(which))];
  };
  return words.count.look(group("before")) || words.count.look(group("inside"));
}

/// Whether a share of those who are served is one that they judge with: not one that is asked, grows or is
/// bad.
bool is_judgement(const EntryView& view, std::string_view name) {
  const bool here = view.entry.level2.id == "service_recipient" || view.entry.level1.id == "satisfaction";
  if (!here && !view.target_words.satisfied.look(name)) return false;
  if (view.target_words.modest.look(name)) return false;
  return !is_bad_result(name, view.target_words);
}

}  // namespace

void target_implausible(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::target_implausible)) return;
  const auto is_low = [&](const Field& field) {
    if (!is_one_figure(field.reading) || bounds_from_above(field.reading->op)) return false;
    const int whole = whole_of(field.reading->unit, view.words);
    return whole != 0 && *field.reading->value < text::Decimal{whole * 6 / 10, 0};
  };
  const auto [period, annual] = targets_of(view);
  if (!is_low(period) && !is_low(annual)) return;
  if (!is_judgement(view, view.names.core(view.index))) return;
  each_wrong(RuleId::target_implausible, view, report, is_low);
}

void percent_without_rate(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::percent_without_rate) || view.entry.level1.id == "cost") return;
  const std::string_view name = view.names.core(view.index);
  const auto may_be_share = [&](std::string_view text) {
    return names_share(text, view.target_words) || has_word(text, view.words.above_whole, "growth") ||
           has_word(text, view.words.above_whole, "plan") || view.words.fall.inside(text);
  };
  NameFacts& facts = view.names.facts(view.index);
  if (facts.is(NameFacts::Question::may_be_share, [&] { return may_be_share(name); })) {
    facts.silent |= trait::share;
    return;
  }
  const auto is_share = [&](const Field& field) {
    return is_one_figure(field.reading) && whole_of(field.reading->unit, view.words) != 0;
  };
  const auto [period, annual] = targets_of(view);
  if (!is_share(period) && !is_share(annual)) return;
  const auto is_wrong = [&](const Field& field) {
    return is_share(field) && (field.reading->form != Form::phrase || !may_be_share(view.text(field.text)));
  };
  each_wrong(RuleId::percent_without_rate, view, report, is_wrong, view.text(view.entry.name));
}

void target_without_unit(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::target_without_unit)) return;
  const auto is_bare = [&](const Field& field) {
    return is_plain(field.reading) && field.reading->has_unit && field.reading->unit.empty();
  };
  const auto [period, annual] = targets_of(view);
  if (!is_bare(period) && !is_bare(annual)) return;
  if (says_unit(view.names.core(view.index), view) || says_unit(view.text(view.entry.name), view)) {
    view.names.facts(view.index).silent |= trait::without_unit;
    return;
  }
  each_wrong(RuleId::target_without_unit, view, report, is_bare);
}

void comparator_missing(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::comparator_missing)) return;
  const auto is_bare = [&](const Field& field) {
    if (field.reading == nullptr || field.reading->form != Form::exact || !field.reading->value) return false;
    if (!field.reading->comparator.absent()) return false;
    const int whole = whole_of(field.reading->unit, view.words);
    return whole != 0 && *field.reading->value != text::Decimal{0, 0} &&
           *field.reading->value != text::Decimal{whole, 0};
  };
  const auto [period, annual] = targets_of(view);
  if (!is_bare(period) && !is_bare(annual)) return;
  if (view.target_words.fixed.look(view.names.core(view.index))) return;
  each_wrong(RuleId::comparator_missing, view, report, is_bare);
}

void comparator_redundant(const EntryView& view, Report& report) {
  if (!report.wants(RuleId::comparator_redundant)) return;
  OncePerEntry once(RuleId::comparator_redundant, "also_text", view, report);
  for (const Field& field : targets_of(view)) {
    if (field.reading == nullptr) continue;
    const model::Reading* twice = field.reading->second_comparator.absent() ? nullptr : field.reading;
    for (const model::Reading& part : field.reading->parts) {
      if (twice == nullptr && !part.second_comparator.absent()) twice = &part;
    }
    if (twice == nullptr) continue;
    const std::string_view text = view.text(field.text);
    if (Draft* draft = once.at(field)) {
      const auto piece = [&](text::Leaf leaf) {
        return std::string(text.substr(leaf.begin, leaf.end - leaf.begin));
      };
      draft->say("first", piece(twice->comparator));
      draft->say("second", piece(twice->second_comparator));
    }
  }
}

}  // namespace jixiao::check::apply
