#include "check/traits.h"

#include <catch2/catch.hpp>

#include "check/entry_rules.h"
#include "check/selection.h"
#include "check_table.h"

using namespace jixiao;
using namespace jixiao::check_test;

namespace {

/// Calls every rule at every entry, and counts those that speak where the entry's traits, or what is
/// remembered of its name, say they would not.
class EveryRule {
 public:
  EveryRule() : selection_(every_rule()), words_(built_in_grammar()), target_words_(built_in_grammar()) {}

  void look_at(const model::Project& project) {
    numbering_.read(project.indicators);
    names_.read(project, words_);
    types_.read(project, built_in_grammar(), names_, words_, target_words_, sound_levels_);
    check_types(project);
    for (std::size_t index = 0; index < project.indicators.size(); ++index) {
      check::EntryView view{built_in_grammar(), words_, project,       project.indicators[index],
                            numbering_,         names_, target_words_, types_,
                            sound_levels_,      index};
      const std::uint32_t traits = glance_.at(view) & ~names_.facts(index).silent;
      for (const check::EntryCheck& check : check::entry_checks()) {
        check::Report report(selection_);
        check.look(view, report);
        if (report.added() == 0) continue;
        ++spoken;
        INFO(view.text(view.entry.whole) << " " << check::rule(check.finds.front()).kind.id);
        CHECK((traits & check.needs) != 0);
      }
    }
  }
  std::size_t spoken = 0;
  std::size_t doubts = 0;

 private:
  /// What is in doubt must not depend on what was remembered of a name.
  void check_types(const model::Project& project) {
    check::EntryNames names;
    check::EntryTypes types;
    names.read(project, words_);
    types.read(project, built_in_grammar(), names, words_, target_words_, sound_levels_);
    const auto entries = [](const check::EntryTypes& all) {
      std::vector<std::pair<std::size_t, const grammar::CatalogueItem*>> out;
      for (const auto& doubt : all.doubts()) out.emplace_back(doubt.entry, doubt.better);
      return out;
    };
    CHECK(entries(types) == entries(types_));
    doubts += types.doubts().size();
  }

  static check::Options every_rule() {
    check::Options options;
    for (const check::Rule& rule : check::rules()) options.select.emplace_back(rule.kind.id);
    return options;
  }

  check::Selection selection_;
  check::Words words_;
  check::TargetWords target_words_;
  check::Glance glance_{words_};
  check::Numbering numbering_;
  check::EntryNames names_;
  check::EntryTypes types_;
  check::SoundLevels sound_levels_;
};

}  // namespace

TEST_CASE("a rule that has something to say is called") {
  const char* const names[] = {"养护面积",         "投诉率",         "居民满意度。", "工程质量事故",
                               "泄密事件发生次数", "无安全事故",     "培训人数",     "验收合格率",
                               "响应时间",         "改造数量（座）", "（%）",        "设备采购成本"};
  const char* const targets[] = {"≥95%",
                                 "95%",
                                 "≤5%",
                                 "0",
                                 "=0%",
                                 "＜1次",
                                 "5",
                                 "》80%",
                                 "120%",
                                 "3个",
                                 "≥30人",
                                 "5天以内",
                                 "持续提升",
                                 "≥90%。",
                                 "-",
                                 "",
                                 "≥9%",
                                 "第三名以内",
                                 "80%-120%",
                                 "≥95%以上",
                                 "1500‰",
                                 "5‰",
                                 "每季度不少于2次，每次不超过150%",
                                 "2031年底前",
                                 "约500人"};
  const char* const types[][2] = {
      {"11", "数量指标"}, {"12", "质量指标"}, {"31", "服务对象满意度"}, {"19", "质量指标"}};
  EveryRule rules;
  Table table;
  table.before_project = [&](const model::Project& project) { rules.look_at(project); };
  table.head({});
  for (const char* name : names) {
    for (const auto& type : types) {
      for (const char* period : targets) {
        for (const char* annual : targets) {
          std::vector<Entry> entries = numbered({1, 2, 2, 5, 1});
          for (Entry& entry : entries) {
            entry.name = name;
            entry.code2 = type[0];
            entry.name2 = type[1];
            entry.period = period;
            entry.annual = annual;
          }
          entries.resize(period == annual ? 5 : 1);
          table.project("绿道养护", {"1.00", "1.00", "0", "0"}, entries);
        }
      }
    }
  }
  table.end();
  CHECK(rules.spoken > 10000);
  CHECK(rules.doubts > 10000);
}
