#include "parse/entry_reader.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "grammar/compile.h"

using namespace jixiao;
using parse::EntryReader;
using parse::EntryScan;
using text::Seam;
using text::SplicedText;

namespace {

const grammar::Grammar& built_in() {
  static const grammar::Grammar grammar = grammar::load_grammar({});
  return grammar;
}

/// A text wrapped after each `|`.
SplicedText wrapped(const std::string& marked) {
  SplicedText text;
  std::uint64_t line = 1, byte = 0;
  for (std::size_t at = 0; at <= marked.size();) {
    const std::size_t stop = std::min(marked.find('|', at), marked.size());
    if (stop > at)
      text.append(std::string_view(marked).substr(at, stop - at), {byte, line, 1}, Seam::line_break);
    byte += stop - at + 1;
    ++line;
    at = stop + 1;
  }
  return text;
}

EntryScan scan(const std::string& marked) {
  EntryReader reader(built_in(), built_in().forms.front());
  const SplicedText text = wrapped(marked);
  EntryScan out;
  reader.scan(text, {0, text.size()}, out);
  return out;
}

std::string plain(const std::string& marked) {
  std::string text;
  for (const char byte : marked) {
    if (byte != '|') text += byte;
  }
  return text;
}

const std::string first = "1、1-产出指标；11-数量指标；巡检次数；实施周期指标值:≥4次；年度指标值:≥4次。";
const std::string second = "2、2-效益指标；22-社会效益；设施完好率；实施周期指标值:≥98%；年度指标值:≥95%。";

bool same(const EntryScan& left, const EntryScan& right) {
  if (left.begin != right.begin || left.end != right.end || left.lists != right.lists ||
      left.open != right.open)
    return false;
  if (left.damaged != right.damaged || left.resumed != right.resumed || left.labels != right.labels)
    return false;
  if (left.indicators.size() != right.indicators.size()) return false;
  for (std::size_t index = 0; index < left.indicators.size(); ++index) {
    const model::Indicator &one = left.indicators[index], &other = right.indicators[index];
    if (one.whole != other.whole || one.number != other.number || one.list != other.list ||
        one.name != other.name || one.number_text != other.number_text ||
        one.level1.code != other.level1.code || one.level1.name != other.level1.name ||
        one.level1.id != other.level1.id || one.level2.code != other.level2.code ||
        one.level2.name != other.level2.name || one.level2.id != other.level2.id ||
        one.period.text != other.period.text || one.annual.text != other.annual.text ||
        one.after_damage != other.after_damage || one.before_damage != other.before_damage)
      return false;
  }
  return true;
}

}  // namespace

TEST_CASE("an objective, entries and the next row's name are told apart") {
  const std::string objective = "1、完善制度；2、加强培训。";
  const EntryScan out = scan(objective + "|" + first + second + "|道路养护经费");
  REQUIRE(out.indicators.size() == 2);
  CHECK(out.begin == objective.size());
  CHECK(out.end == objective.size() + first.size() + second.size());
  CHECK(out.damaged.empty());
  CHECK(out.indicators[1].number == 2);
  CHECK(out.indicators[1].level2.id == "social");
}

TEST_CASE("numbering that restarts at 1 opens another list") {
  const EntryScan out = scan(first + second + first);
  REQUIRE(out.indicators.size() == 3);
  CHECK(out.lists == 2);
  CHECK(out.indicators[2].list == 2);
}

TEST_CASE("a damaged entry costs only itself") {
  for (const std::string damaged :
       {"2、2-效益指标，22-社会效益，设施完好率，实施周期指标值:≥98%，年度指标值:≥95%。",
        "2、2-效益指标；22-社会效益；设施完好率；年度指标值:≥95%。",
        "2、2-效益指标；22-社会效益；设施完好率；实施周期指标值:≥98%；年度指标值:≥95%",
        "2-效益指标；22-社会效益；设施完好率；实施周期指标值:≥98%；年度指标值:≥95%。"}) {
    const std::string third = "3" + second.substr(1);
    const EntryScan out = scan(first + damaged + third);
    INFO(damaged);
    REQUIRE(out.indicators.size() == 2);
    CHECK(out.indicators[1].number == 3);
    REQUIRE(out.damaged.size() == 1);
    CHECK(plain(first + damaged + third).substr(out.damaged[0].begin, out.damaged[0].size()) == damaged);
    CHECK(out.indicators[0].before_damage);
    CHECK(out.indicators[1].after_damage);
  }
}

TEST_CASE("a value whose end mark is lost does not swallow the next number") {
  const EntryScan out = scan(
      "1、1-产出指标；11-数量指标；巡检；实施周期指标值:≥10；年度指标值:≥102、1-产出指标；11-"
      "数量指标；检修；实施周期指标值:≥3；年度指标值:≥3。");
  REQUIRE(out.indicators.size() == 1);
  CHECK(out.indicators[0].number == 2);
}

TEST_CASE("the twin of the last value says where the cell ends") {
  const std::string entry =
      "1、1-产出指标；13-时效指标；养护；实施周期指标值:每周2次。不超过3天；年度指标值:每周2次。不超过3天。";
  const EntryScan out = scan(entry + "绿化|养护费");
  REQUIRE(out.indicators.size() == 1);
  CHECK(out.end == entry.size());
}

TEST_CASE("the quick way and the patient way read the same") {
  std::mt19937 random(3);
  EntryReader quick(built_in(), built_in().forms.front()), patient(built_in(), built_in().forms.front());
  const std::vector<std::string> scraps = {"；",
                                           "。",
                                           "、",
                                           "1",
                                           "2、",
                                           "1-",
                                           "产出指标",
                                           "年度指标值:",
                                           "实施周期指标值:",
                                           "，",
                                           "≥5%",
                                           "。。",
                                           "1、1-产出指标；",
                                           "；；",
                                           ";",
                                           "通过建设。",
                                           " "};
  for (int round = 0; round < 20000; ++round) {
    std::string marked = random() % 2 == 0 ? "1、完善制度；2、加强培训。" : "";
    const int entries = static_cast<int>(random() % 4);
    for (int entry = 0; entry < entries; ++entry) {
      marked +=
          std::to_string(random() % 6 == 0 ? 1 : entry + 1) + (entry % 2 == 0 ? first : second).substr(1);
    }
    if (random() % 2 == 0) marked += "道路养护经费";
    for (std::size_t wound = random() % 4; wound > 0 && !marked.empty(); --wound) {
      std::size_t at = random() % marked.size();
      while (at > 0 && (static_cast<unsigned char>(marked[at]) & 0xC0) == 0x80) --at;
      if (random() % 3 == 0) {  // lose a character
        std::size_t stop = at + 1;
        while (stop < marked.size() && (static_cast<unsigned char>(marked[stop]) & 0xC0) == 0x80) ++stop;
        marked.erase(at, stop - at);
      } else {
        marked.insert(at, random() % 3 == 0 ? "|" : scraps[random() % scraps.size()]);
      }
    }
    const SplicedText text = wrapped(marked);
    EntryScan one, other;
    quick.scan(text, {0, text.size()}, one);
    patient.scan_without_shortcut(text, {0, text.size()}, other);
    INFO(marked);
    REQUIRE(same(one, other));
  }
}
