#include "check/rules/all.h"

namespace jixiao::check::apply {
namespace {

RuleId rule_of(model::Damage::Kind kind) {
  using enum model::Damage::Kind;
  switch (kind) {
    case entry_unparsed:
      return RuleId::entry_unparsed;
    case row_unparsed:
      return RuleId::row_unparsed;
    case table_truncated:
      return RuleId::table_truncated;
    case no_table:
      return RuleId::no_table;
    case limit_reached:
      return RuleId::limit_reached;
    case encoding_invalid:
      return RuleId::encoding_invalid;
    case cell_assumed:
      return RuleId::cell_assumed;
    case row_kind_assumed:
      return RuleId::row_kind_assumed;
    case layout_unsupported:
      return RuleId::layout_unsupported;
  }
  return RuleId::row_unparsed;
}

}  // namespace

void damage(const model::Damage& damage, Report& report) {
  const RuleId id = rule_of(damage.kind);
  if (!report.wants(id)) return;
  Draft& draft = report.add(id, Place{damage.begin, damage.end, damage.text, damage.snippet});
  draft.finding.subject = damage.subject;
  switch (id) {
    case RuleId::encoding_invalid:
      draft.say("offset", std::to_string(damage.begin.byte));
      draft.say("n", std::to_string(damage.count));
      draft.say("encoding", std::string(text::encoding_name(damage.encoding)));
      // Which bytes are bad depends on how the dump was made, not on what the table says.
      draft.of_table = true;
      break;
    case RuleId::limit_reached:
      draft.say("n", std::to_string(damage.count));
      break;
    case RuleId::cell_assumed:
    case RuleId::row_kind_assumed:
      draft.say("excerpt", damage.text);
      draft.say("field", damage.subject.field);
      if (damage.subject.field.empty()) draft.say("variant", "unnamed");
      break;
    default:
      draft.say("excerpt", damage.text);
  }
}

}  // namespace jixiao::check::apply
