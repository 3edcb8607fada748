#include <algorithm>
#include <catch2/catch.hpp>

#include "emit/known_targets.h"
#include "emit_builder.h"

using namespace jixiao;
using namespace jixiao::emit_test;

/// What is remembered of entries that are alike must be what is written of each without a memory.
namespace {

struct Example {
  std::string period, annual;
  model::Reading period_reading, annual_reading;
};

/// An entry with targets "<before><number><after>".
Example example(const std::string& before, const std::string& period, const std::string& annual,
                const std::string& after) {
  return {before + period + after, before + annual + after, at_least(period, after), at_least(annual, after)};
}

/// The entries as a format writes them, as alike ones or one by one.
std::string written(const std::vector<Example>& examples, std::string_view format,
                    const emit::Options& options, std::uint64_t alike, std::uint64_t of_annual = 0) {
  Written out("parse", format, options);
  out.source("a").events(head());
  std::uint32_t number = 0;
  for (const Example& each : examples) {
    ProjectBuilder made("项目");
    model::Indicator& entry =
        made.entry(++number, "名称", each.period, &each.period_reading, each.annual, &each.annual_reading);
    if (!entry.period.text.empty()) entry.period.alike = alike;
    if (!entry.annual.text.empty()) entry.annual.alike = alike + of_annual;
    entry.level1.alike = alike;
    entry.level2.alike = alike == 0 ? 0 : alike + 1;
    out.events(made.project);
  }
  out.events(model::TableEnd{}, source_end());
  return out.end_source().finish();
}

void check_alike(const std::vector<Example>& examples) {
  for (const std::string_view format : {"ndjson", "json", "csv"}) {
    for (const bool excel : {false, true}) {
      emit::Options options;
      options.excel = options.pretty = options.spans = excel;
      CHECK(written(examples, format, options, 7) == written(examples, format, options, 0));
    }
  }
}

}  // namespace

TEST_CASE("known entries: alike targets are written with their own digits") {
  check_alike(
      {example("≥", "16", "80", "个"), example("≥", "10", "99", "个"), example("≥", "71", "71", "个")});
  check_alike({example("不低于", "98.50", "98.05", "%"), example("不低于", "10.00", "11.50", "%")});
  check_alike({example("", "1", "2", ""), example("", "3", "0", "")});
}

TEST_CASE("known entries: targets that do not fit a few registers") {
  std::string words = "个";
  for (int round = 0; round < 8; ++round) {
    check_alike({example("≥", "16", "80", words), example("≥", "17", "81", words)});
    check_alike({example(words, "123456", "654321", "%"), example(words, "111111", "222222", "%")});
    check_alike({example("", "123456789012345678", "712345678901234567", words),
                 example("", "987654321098765432", "998765432109876543", words)});
    words += words;
  }
}

TEST_CASE("known entries: the two targets of an entry share a place of what is remembered") {
  const std::vector<Example> examples = {example("≥", "16", "80", "个"), example("≥", "17", "81", "个")};
  for (const std::string_view format : {"ndjson", "json", "csv"})
    CHECK(written(examples, format, {}, 7, emit::KnownTargets::places) == written(examples, format, {}, 0));
}

TEST_CASE("known entries: a value with zeros behind what is printed") {
  const auto ten_thousands = [](const std::string& number) {
    Example made = example("≥", number, number, "万个");
    for (model::Reading* reading : {&made.period_reading, &made.annual_reading})
      reading->value = reading->value->times_power_of_ten(4);
    return made;
  };
  check_alike({ten_thousands("16"), ten_thousands("80"), ten_thousands("71")});
}

TEST_CASE("known entries: targets with characters that a format guards") {
  check_alike({example("a,b \"c\" ", "16", "80", "\"个\""), example("a,b \"c\" ", "17", "81", "\"个\"")});
  check_alike({example("=", "16", "80", "个"), example("=", "17", "81", "个")});
  check_alike({example("\\", "16", "80", "\t"), example("\\", "17", "81", "\t")});
}

TEST_CASE("known entries: an entry with one target") {
  Example first = example("≥", "16", "80", "个"), second = example("≥", "17", "81", "个");
  first.period = second.period = "";
  check_alike({first, second});
  first = example("≥", "16", "80", "个"), second = example("≥", "17", "81", "个");
  first.annual = second.annual = "";
  check_alike({first, second});
}

TEST_CASE("known entries: levels with other numbers are other levels") {
  // The pairs 1, 33 and 2, 2 share a place of what is remembered.
  const auto project = [](std::uint64_t first, std::uint64_t second, std::string_view id, Written& out) {
    ProjectBuilder made("项目");
    model::Indicator& entry = made.entry(1, "名称", "", nullptr, "", nullptr);
    entry.level1.alike = first;
    entry.level2.alike = second;
    entry.level1.id = id;
    out.events(made.project);
  };
  for (const std::string_view format : {"ndjson", "csv"}) {
    Written out("parse", format);
    out.source("a").events(head());
    project(1, 33, "output", out);
    project(2, 2, "benefit", out);
    project(1, 33, "output", out);
    const std::string& all = out.so_far();
    const std::size_t benefit = all.find("benefit");
    REQUIRE(benefit != std::string::npos);
    CHECK(all.find("output") < benefit);
    CHECK(all.find("output", benefit) != std::string::npos);
  }
}
