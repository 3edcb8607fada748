#include "parse/target_reader.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "parse/numerals.h"

namespace {

using jixiao::model::Form;
using jixiao::model::Op;
using jixiao::model::Reading;
using jixiao::parse::TargetReader;

const jixiao::grammar::Grammar& grammar() {
  static const jixiao::grammar::Grammar loaded = jixiao::grammar::load_grammar();
  return loaded;
}

const TargetReader& reader() {
  static const TargetReader made(grammar());
  return made;
}

std::string printed(const std::optional<jixiao::text::Decimal>& value) {
  return value ? value->to_string() : "";
}

void add(std::string& extra, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  if (!extra.empty()) extra += ' ';
  extra += key;
  extra += '=';
  extra += value;
}

/// A reading as the case files write it: form, op, value, unit and the rest, with tabs between.
std::string shown(const Reading& reading, std::string_view text) {
  std::string extra;
  add(extra, "per", reading.per);
  add(extra, "low", reading.low ? printed(reading.low) : reading.low_date);
  add(extra, "high", reading.high ? printed(reading.high) : reading.high_date);
  add(extra, "date", reading.date);
  const auto second = reading.second_comparator;
  if (!second.absent()) add(extra, "second", text.substr(second.begin, second.size()));
  for (const Reading& part : reading.parts) {
    std::string inner = shown(part, text);
    std::replace(inner.begin(), inner.end(), '\t', '|');
    add(extra, "part", "[" + part.parts_text + '|' + inner + ']');
  }
  std::string line(form_name(reading.form));
  for (const std::string& field : {std::string(op_name(reading.op)), printed(reading.value),
                                   reading.has_unit ? reading.unit : std::string("null"), extra}) {
    line += '\t' + field;
  }
  return line;
}

std::string shown(std::string_view text) {
  return shown(reader().read(text), text);
}

std::vector<std::string> lines_of(const std::filesystem::path& path) {
  std::vector<std::string> lines;
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    if (!line.empty() && line[0] != '#') lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> cut_at_tabs(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line) {
    if (c == '\t') {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  return fields;
}

std::string word_at(std::string_view text, jixiao::text::Leaf leaf) {
  return leaf.absent() ? "none" : std::string(text.substr(leaf.begin, leaf.size()));
}

}  // namespace

TEST_CASE("targets read as the case files say") {
  std::size_t cases = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cases/targets")) {
    for (const std::string& line : lines_of(entry.path())) {
      const std::size_t tab = line.find('\t');
      INFO(entry.path().string());
      CHECK(line == line.substr(0, tab) + '\t' + shown(line.substr(0, tab)));
      ++cases;
    }
  }
  CHECK(cases >= 250);
}

TEST_CASE("a final mark or space changes nothing") {
  for (const std::string text :
       {"≥95%", "100%", "不少于16个", "5000次以上", "80%-90%", "合格率100%", "有效提升"}) {
    for (const char* mark : {"。", ".", "；", " ", "。 "}) {
      INFO(text + mark);
      CHECK(shown(text) == shown(text + mark));
    }
  }
}

TEST_CASE("the readings made by hand of the published table") {
  const char* folder = std::getenv("JIXIAO_SHARED");
  const std::filesystem::path path =
      std::filesystem::path(folder != nullptr ? folder : "../shared") / "check/targets.tsv";
  if (!std::filesystem::exists(path)) {
    WARN("skipped: " << path.string()
                     << " is not here; JIXIAO_SHARED names the folder that has check/targets.tsv");
    return;
  }
  for (const std::string& line : lines_of(path)) {
    std::vector<std::string> fields = cut_at_tabs(line);
    fields.resize(7);
    const Reading reading = reader().read(fields[1]);
    INFO(line);
    CHECK(form_name(reading.form) == fields[2]);
    CHECK(op_name(reading.op) == fields[3]);
    CHECK(printed(reading.value) == fields[4]);
    CHECK(reading.unit == fields[5]);
    if (fields[6].starts_with("per ")) CHECK(reading.per == fields[6].substr(4));
    CHECK(reading.has_unit == (reading.form != Form::compound && reading.form != Form::prose));
  }
}

TEST_CASE("comparators are found where they are printed") {
  const auto comparator = [](std::string_view text) { return word_at(text, reader().read(text).comparator); };
  CHECK(comparator("》80%") == "》");
  CHECK(comparator("大于等于50个") == "大于等于");
  CHECK(comparator("90分及以上") == "及以上");
  CHECK(comparator("合格率不低于90%") == "不低于");
  CHECK(comparator("进度达到90%以上") == "以上");
  CHECK(comparator("≥９５％以上") == "≥");
  CHECK(comparator("不低于全市第三名") == "不低于");
  CHECK(comparator("每月至少开展3次") == "至少");
  CHECK(comparator("100%") == "none");
  const std::string_view twice = "每年２０次，≥９５％以上";
  const Reading reading = reader().read(twice);
  REQUIRE(reading.parts.size() == 2);
  CHECK(word_at(twice, reading.parts[1].part) == "≥９５％以上");
  CHECK(word_at(twice, reading.parts[1].comparator) == "≥");
  CHECK(word_at(twice, reading.parts[1].second_comparator) == "以上");
}

TEST_CASE("book marks bound a number only where they mark no title") {
  CHECK(shown("》80%") == "bounded\t>\t80\t%\t");
  CHECK(shown("评分》80分") == "phrase\t>\t80\t分\t");
  CHECK(shown("印发《管理办法》3份") == "phrase\t=\t3\t份\t");
  CHECK(shown("《2031年工作要点》") == "prose\t\t\tnull\t");
}

TEST_CASE("empty and odd texts are prose and never throw") {
  for (const std::string text :
       {"", " ", "。", "%", "≥", "》", "第", "前", "每", "零", "十百千", "\xEF\xBC", "\xE2\x88"}) {
    CHECK(reader().read(text).form == Form::prose);
  }
}

TEST_CASE("brackets around a unit go only in pairs") {
  CHECK(shown("≥5（个）") == "bounded\t>=\t5\t个\t");
  CHECK(shown("≥5（个") == "bounded\t>=\t5\t（个\t");
  CHECK(shown("≥5（") == "phrase\t>=\t5\t\t");
  CHECK(shown("≥5()") == "phrase\t>=\t5\t\t");
}

TEST_CASE("long texts take time in proportion and keep at most 64 parts") {
  for (const std::string piece :
       {"完成3个，", "一", "1", "》", "《9", "2031年", "每3个月", "不低于", "第", "80%-", "A1"}) {
    std::string text;
    while (text.size() < 200000) text += piece;
    const Reading reading = reader().read(text);
    INFO(piece);
    CHECK(reading.parts.size() <= 64);
  }
}

TEST_CASE("Chinese numerals") {
  const jixiao::parse::Numerals numerals(grammar().lexicon);
  const auto read = [&](std::string_view text) {
    const auto value = numerals.read(text);
    return value ? value->to_string() : "none";
  };
  CHECK(read("十") == "10");
  CHECK(read("十五") == "15");
  CHECK(read("一百零五") == "105");
  CHECK(read("一百一十") == "110");
  CHECK(read("两千三") == "2300");
  CHECK(read("一万五") == "15000");
  CHECK(read("三万五千亿") == "3500000000000");
  CHECK(read("一亿五千万") == "150000000");
  CHECK(read("一千零一十") == "1010");
  CHECK(read("九十九点五") == "99.5");
  CHECK(read("零") == "0");
  for (const char* text : {"百", "万", "三五", "一百百", "十百", "一亿亿", "一万二万", "九点", "点五", ""}) {
    INFO(text);
    CHECK(read(text) == "none");
  }
  CHECK(read("1,234.50") == "1234.50");
  CHECK(read("－5") == "-5");
  CHECK(read("1234567890123456789") == "none");
}
