#include "check/traits.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <map>
#include <string>

#include "check/entry_rules.h"
#include "check/selection.h"
#include "check_table.h"
#include "parse/readings.h"
#include "sanitized.h"

using namespace jixiao;
using namespace jixiao::check_test;

namespace {

/// What it takes to look at the entries of projects.
struct Looks {
  check::Words words_{built_in_grammar()};
  check::TargetWords target_words_{built_in_grammar()};
  check::Glance glance_{words_};
  check::Numbering numbering_;
  check::EntryNames names_;
  check::EntryTypes types_;
  check::LevelPairs levels_;
  check::KnownTargets known_;
};

/// Calls every rule at every entry, and counts those that speak where the entry's traits, or what is
/// remembered of its name, say they would not.
class EveryRule : Looks {
 public:
  EveryRule() : selection_(every_rule()) {}

  void look_at(const model::Project& project) {
    numbering_.read(project.indicators);
    names_.read(project, words_);
    types_.read(project, built_in_grammar(), names_, words_, target_words_, levels_);
    check_types(project);
    for (std::size_t index = 0; index < project.indicators.size(); ++index) {
      check::EntryView view{built_in_grammar(),
                            words_,
                            project,
                            project.indicators[index],
                            numbering_,
                            names_,
                            target_words_,
                            types_,
                            levels_,
                            index};
      const std::uint32_t traits = glance_.at(view, known_) & ~names_.facts(index).silent;
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
    types.read(project, built_in_grammar(), names, words_, target_words_, levels_);
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
};

/// Gives targets and levels the numbers that the parser gives them, and holds what is remembered by these
/// against what is seen without them.
class Numbered : Looks {
 public:
  void look_at(const model::Project& project) {
    model::Project numbered = project, plain = project;
    readings_.begin_row();
    for (std::size_t index = 0; index < project.indicators.size(); ++index) {
      number(project.row.text, numbered.indicators[index]);
      model::Indicator& entry = plain.indicators[index] = numbered.indicators[index];
      entry.period.alike = entry.annual.alike = entry.level1.alike = entry.level2.alike = 0;
      remembered += numbered.indicators[index].period.alike != 0 ? 1 : 0;
    }
    names_.read(project, words_);
    numbering_.read(project.indicators);
    check::EntryNames names;
    check::EntryTypes types;
    check::LevelPairs levels;
    check::KnownTargets known;
    names.read(project, words_);
    types.read(plain, built_in_grammar(), names, words_, target_words_, levels);
    types_.read(numbered, built_in_grammar(), names_, words_, target_words_, levels_);
    REQUIRE(types.doubts().size() == types_.doubts().size());
    for (std::size_t index = 0; index < types.doubts().size(); ++index) {
      CHECK(types.doubts()[index].entry == types_.doubts()[index].entry);
      CHECK(types.doubts()[index].better == types_.doubts()[index].better);
    }
    doubts += types.doubts().size();
    for (std::size_t index = 0; index < project.indicators.size(); ++index) {
      const model::Indicator& entry = numbered.indicators[index];
      INFO(project.row.text[entry.whole]);
      CHECK(traits_of(numbered, index, levels_, known_) == traits_of(plain, index, levels, known));
      const grammar::Catalogue& catalogue = built_in_grammar().catalogue;
      CHECK(levels_.of(entry, catalogue).categories ==
            levels.of(plain.indicators[index], catalogue).categories);
    }
  }
  std::size_t doubts = 0;
  std::size_t remembered = 0;

 private:
  /// As a parser would.
  void number(const text::SplicedText& text, model::Indicator& entry) {
    const auto read = [&](model::Target& target) {
      target.reading = nullptr;
      if (!text[target.text].empty()) readings_.read(text[target.text], target);
    };
    read(entry.period);
    if (text[entry.annual.text] == text[entry.period.text]) {
      entry.annual.reading = entry.period.reading;
      entry.annual.alike = entry.period.alike;
    } else {
      read(entry.annual);
    }
    for (model::Level* const level : {&entry.level1, &entry.level2}) {
      std::uint64_t& known =
          levels_printed_[std::string(text[level->code]) + "-" + std::string(text[level->name])];
      if (known == 0) known = model::next_alike_level();
      level->alike = known;
    }
  }
  std::uint32_t traits_of(const model::Project& project, std::size_t index, check::LevelPairs& levels,
                          check::KnownTargets& known) const {
    return glance_.at({built_in_grammar(), words_, project, project.indicators[index], numbering_, names_,
                       target_words_, types_, levels, index},
                      known);
  }

  parse::Readings readings_{built_in_grammar()};
  std::map<std::string, std::uint64_t> levels_printed_;
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
  constexpr std::size_t step = tests::sanitized ? 4 : 1;
  for (std::size_t which = 0; which < std::size(names); which += step) {
    for (const auto& type : types) {
      for (const char* period : targets) {
        for (const char* annual : targets) {
          std::vector<Entry> entries = numbered({1, 2, 2, 5, 1});
          for (Entry& entry : entries) {
            entry.name = names[which];
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
  CHECK(rules.spoken > 10000 / step);
  CHECK(rules.doubts > 10000 / step);
}

TEST_CASE("what alike targets and levels say is remembered of the first and goes for all") {
  std::vector<std::string> targets = {"",           "-",        "持续提升", "2031年底前",
                                      "第三名以内", "80%-120%", "》80%。",  "完成"};
  for (const char* const number :
       {"0", "5", "9", "60", "80", "95", "100", "105", "0.5", "99.9", "1000", "1500"}) {
    for (const char* const form : {"≥#%", "#%", "≤#%", "=#%", "#", "#个", "≥#人", "#天以内", "》#%", "#‰",
                                   "＜#次", "≥#%。", "每季度不少于#次", "≥#%以上", "约#人", "#万元"}) {
      std::string target = form;
      target.replace(target.find('#'), 1, number);
      targets.push_back(target);
    }
  }
  const char* const types[][2] = {
      {"11", "数量指标"}, {"12", "质量指标"}, {"31", "服务对象满意度"}, {"19", "质量指标"}, {"", "无此指标"}};
  Numbered numbered;
  Table table;
  table.before_project = [&](const model::Project& project) { numbered.look_at(project); };
  table.head({});
  for (int round = 0; round < 2; ++round) {
    for (std::size_t first = 0; first < targets.size(); ++first) {
      std::vector<Entry> entries(9);
      for (std::size_t index = 0; index < entries.size(); ++index) {
        Entry& entry = entries[index];
        entry.name = index % 2 == 0 ? "验收合格率" : "培训人数。";
        entry.code2 = types[(first + index) % std::size(types)][0];
        entry.name2 = types[(first + index) % std::size(types)][1];
        entry.period = targets[first];
        entry.annual = targets[(first + index * index * 7) % targets.size()];
      }
      table.project("绿道养护", {"1.00", "1.00", "0", "0"}, entries);
    }
  }
  table.end();
  CHECK(numbered.remembered > 2000);
  CHECK(numbered.doubts > 500);
}

TEST_CASE("pairs of levels are told apart however many there are") {
  const grammar::Catalogue& catalogue = built_in_grammar().catalogue;
  check::LevelPairs levels;
  model::Indicator entry;
  const auto pair_of = [&](std::uint64_t first, std::uint64_t second) -> check::LevelPairs::Pair& {
    entry.level1.alike = first;
    entry.level2.alike = second;
    entry.level1.id = catalogue.level1[first % catalogue.level1.size()].id;
    entry.level2.id = catalogue.level2[second % catalogue.level2.size()].id;
    return levels.of(entry, catalogue);
  };
  for (std::uint64_t number = 1; number < 2000; ++number) {
    check::LevelPairs::Pair& pair = pair_of(number, number * 7 % 1999 + 1);
    CHECK_FALSE(pair.is_sound);
    pair.is_sound = true;
    CHECK(pair.is_quantity == (entry.level2.id == "quantity"));
    CHECK(pair_of(number, number * 7 % 1999 + 1).is_sound);
  }
  CHECK_FALSE(pair_of(0, 5).is_sound);
  pair_of(0, 5).is_sound = true;
  CHECK_FALSE(pair_of(0, 5).is_sound);
}
