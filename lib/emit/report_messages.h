#pragma once
#include <cstdint>
#include <string_view>

namespace jixiao::emit {

/// The words of the report page. It holds both languages and shows one of them.
enum class ReportWord : std::uint8_t {
  title,
  skip_to_findings,
  other_language,
  amounts,
  findings,
  indicators,
  files,
  tables,
  projects,
  indicators_counted,
  errors,
  warnings,
  infos,
  error,
  warning,
  info,
  department,
  money_unit,
  name,
  amount,
  share,
  total_row,
  rule,
  spending_unit,
  any,
  only_with_findings,
  findings_shown,
  not_in_a_row,
  no_findings,
  also,
  number,
  project,
  level1,
  level2,
  indicator,
  period_target,
  annual_target,
  value,
  sort_hint,
  made_by,
  count_
};

std::string_view report_word(ReportWord word, bool chinese);

}  // namespace jixiao::emit
