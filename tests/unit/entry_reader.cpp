#include "parse/entry_reader.h"

#include <catch2/catch.hpp>
#include <memory>
#include <random>
#include <string>
#include <utility>
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

bool same(const model::Reading* left, const model::Reading* right) {
  if (left == nullptr || right == nullptr) return left == right;
  return left->form == right->form && left->op == right->op && left->unit == right->unit &&
         left->value.has_value() == right->value.has_value() &&
         (!left->value ||
          (left->value->units == right->value->units && left->value->scale == right->value->scale));
}

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
    if (!same(one.period.reading, other.period.reading) || !same(one.annual.reading, other.annual.reading))
      return false;
  }
  return true;
}

/// Whether sums are what the leaves come to.
bool is_consistent(const EntryScan& scan) {
  std::uint64_t values = 0, labels = 0;
  for (const model::Indicator& entry : scan.indicators) {
    const model::Level &level1 = entry.level1, &level2 = entry.level2;
    for (const text::Leaf leaf : {entry.number_text, level1.code, level1.name, level2.code, level2.name,
                                  entry.name, entry.period.text, entry.annual.text})
      values += leaf.size();
  }
  for (const text::Leaf label : scan.labels) labels += label.size();
  const EntryScan::Sums& sums = scan.sums;
  return sums.entries != scan.indicators.size() || (sums.values == values && sums.labels == labels);
}

/// A form of entries that are printed otherwise, and how to make its entries of the built-in form's.
struct Dress {
  grammar::Form form = built_in().forms.front();
  std::vector<std::pair<std::string, std::string>> instead;  ///< of the marks
  bool name_first = false;                                   ///< it stands before level 2

  [[nodiscard]] std::string put_on(std::string text) const {
    for (const auto& [mark, other] : instead) {
      for (std::size_t at = 0; (at = text.find(mark, at)) != std::string::npos; at += other.size())
        text.replace(at, mark.size(), other);
    }
    return text;
  }
};

/// The built-in form, and others that make the quick way take its other turns.
const std::vector<Dress>& dresses() {
  static const std::vector<Dress> all = [] {
    std::vector<Dress> made(6);
    made[1].form.entry.ends = {"。。", "。", "｡"};
    made[2].form.entry.separators = {"／／／／", ";"};
    made[2].instead = {{"；", "／／／／"}};
    made[3].name_first = true;
    std::swap(made[3].form.entry.fields[1], made[3].form.entry.fields[2]);
    // Numbers with which it makes a difference what digits they have, and what takes a digit of them away.
    made[4].form.entry.head = grammar::Pattern("head", "(?P<number>[1-7][0-9]?)[、､](?P<level1_code>[1-9])-");
    made[5].form.entry.head =
        grammar::Pattern("head", "(?P<number>[0-9]{1,2}?)5?[、､](?P<level1_code>[1-9])-");
    return made;
  }();
  return all;
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

TEST_CASE("an entry has its own number, whatever others had the same levels") {
  EntryReader reader(built_in(), built_in().forms.front());
  const std::string behind = first.substr(1);
  for (const char* printed : {"1", "2", "9", "10", "47", "007", "999", "０", "3４"}) {
    const SplicedText text = wrapped(printed + behind);
    EntryScan out, other;
    reader.begin_row();
    reader.scan(text, {0, text.size()}, out);
    reader.scan_without_shortcut(text, {0, text.size()}, other);
    INFO(printed);
    REQUIRE(out.indicators.size() == 1);
    CHECK(text[out.indicators[0].number_text] == printed);
    CHECK(same(out, other));
  }
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

namespace {

/// An entry, with a number and targets that repeat in others, differ in digits, or in more.
std::string any_entry(std::mt19937& random, int number, bool name_first) {
  const auto one_of = [&](const std::vector<std::string>& choices) {
    return choices[random() % choices.size()];
  };
  const std::string digits = std::to_string(random() % 3 == 0 ? random() % 3000 : 5);
  const std::string period = one_of({"≥" + digits + "次", digits + "%", "≥" + digits + "万件", "逐步提高",
                                     digits + "年底前", "", "≥98%。达标", "不少于" + digits + "个"});
  const std::string annual =
      random() % 2 == 0 ? period : one_of({"≥" + digits + "次", "每周。一次", "100%", ""});
  const std::string level1 = one_of({"1-产出指标", "2-效益指标", "2-其他指标"});
  const std::string level2 = one_of({"11-数量指标", "22-社会效益", "13时效指标"});
  const std::string name = one_of({"巡检次数", "设施完好率", "甲、乙两地巡检", "达标。率"});
  const std::string printed = random() % 8 > 0
                                  ? std::to_string(number)
                                  : one_of({"0", "07", "15", "25", "99", "100", "1234", "１", "2３", "１5"});
  return printed + "、" + level1 + "；" + (name_first ? name + "；" + level2 : level2 + "；" + name) +
         "；实施周期指标值:" + period + "；年度指标值:" + annual + "。";
}

}  // namespace

TEST_CASE("the quick way and the patient way read the same") {
  std::mt19937 random(3);
  std::vector<std::unique_ptr<EntryReader>> quick, patient;
  for (const Dress& dress : dresses()) {
    quick.push_back(std::make_unique<EntryReader>(built_in(), dress.form));
    patient.push_back(std::make_unique<EntryReader>(built_in(), dress.form));
  }
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
  for (int round = 0; round < 30000; ++round) {
    const std::size_t which = random() % 2 == 0 ? 0 : random() % dresses().size();
    const Dress& dress = dresses()[which];
    std::string marked = random() % 2 == 0 ? "1、完善制度；2、加强培训。" : "";
    const int entries = static_cast<int>(random() % 6);
    for (int entry = 0; entry < entries; ++entry) {
      marked += any_entry(random, random() % 6 == 0 ? 1 : entry + 1, dress.name_first);
    }
    if (random() % 2 == 0) marked += "道路养护经费";
    marked = dress.put_on(std::move(marked));
    for (std::size_t wound = random() % 5; wound > 0 && !marked.empty(); --wound) {
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
    quick[which]->begin_row();
    patient[which]->begin_row();
    quick[which]->scan(text, {0, text.size()}, one);
    patient[which]->scan_without_shortcut(text, {0, text.size()}, other);
    INFO(which << ": " << marked);
    REQUIRE(same(one, other));
    REQUIRE(is_consistent(one));
  }
}
