#include "parse/readings.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "padded.h"
#include "text/text_memo.h"

using namespace jixiao;

namespace {

bool same(const std::optional<text::Decimal>& left, const std::optional<text::Decimal>& right) {
  return left.has_value() == right.has_value() &&
         (!left || (left->units == right->units && left->scale == right->scale));
}

bool same(const model::Reading& left, const model::Reading& right) {
  return left.form == right.form && left.op == right.op && same(left.value, right.value) &&
         left.unit == right.unit && left.has_unit == right.has_unit && left.per == right.per &&
         same(left.low, right.low) && same(left.high, right.high) && left.low_date == right.low_date &&
         left.high_date == right.high_date && left.date == right.date &&
         left.parts.size() == right.parts.size() && left.comparator == right.comparator &&
         left.second_comparator == right.second_comparator;
}

/// A number that a target may print, with so many digits; some of a year or a month, some with a point.
std::string number(std::mt19937& random) {
  constexpr unsigned powers[] = {10, 100, 1000, 10000, 100000, 1000000, 10000000};
  const unsigned kind = static_cast<unsigned>(random() % 8);
  if (kind == 0) return std::to_string(1995 + random() % 60);
  std::string printed = std::to_string(random() % powers[random() % 7]);
  if (kind == 1) printed = "0" + printed;
  if (kind == 2) printed += "." + std::to_string(random() % powers[random() % 3]);
  return printed;
}

/// Texts in registers are equal when they are, whatever stands behind them.
template <std::size_t longest>
void check_fixed(const std::string& text, const std::string& masked) {
  using Fixed = text::FixedText<longest>;
  if (text.size() > longest) return;
  const Padded padded(text), zeros(masked);
  Fixed made(padded.view());
  CHECK(made == Fixed(Padded(text).view()));
  CHECK((made == Fixed(zeros.view())) == (text == masked));
  made.mask_digits();
  CHECK(made == Fixed(zeros.view()));
  CHECK(made.hash() == Fixed(zeros.view()).hash());
  for (std::size_t at = 0; at < text.size(); ++at) {
    std::string changed = masked;
    changed[at] ^= '\x40';
    CHECK_FALSE(made == Fixed(Padded(changed).view()));
    CHECK_FALSE(made == Fixed(Padded(masked.substr(0, at)).view()));
  }
}

}  // namespace

TEST_CASE("a target is read as if it were the first of its kind, whatever its digits are") {
  static const grammar::Grammar grammar = grammar::load_grammar();
  const parse::TargetReader reader(grammar);
  parse::Readings readings(grammar);
  std::mt19937 random(11);
  std::map<std::uint64_t, std::string> seen;  // texts with masked digits, by what says that they are alike
  std::map<std::uint64_t, std::size_t> zeros_behind;  // in the value, by the same
  std::vector<bool> alike;
  struct Alike {
    std::string text;        // of the first
    bool only_text = true;   // none has another one
    bool value_fits = true;  // that of each is the digits in its text
  };
  std::map<std::uint64_t, Alike> all_alike;
  struct Given {
    model::Reading expected;
    const model::Reading* reading;
  };
  std::vector<Given> of_row;  // what a row was told holds until the next one
  const std::vector<std::string> shapes = {
      "≥#%",        "#次",       "不少于#个", "#年",           "#月",       "#日前",      "#月底前",
      "≤#天",       "#万元以上", "≥#万套",    "#小时以内",     "#.",        "#",          "≥#",
      "达到#%以上", "#件。",     "#热线",     "#小时在线服务", "#小时值班", "≥#小时响应", "第#名",
      "#个月",      "不高于#‰",  "#个主题",   "每年#次",       "#%左右",    "≥#亿元",     "约#户",
      "#余家",      "#/日",      "≥ #人次",   "超过#（个）",   "#年以上",   "#月份",      "前#名"};
  for (int round = 0; round < 40000; ++round) {
    if (round % 7 == 0) {
      for (const Given& given : of_row) REQUIRE(same(*given.reading, given.expected));
      of_row.clear();
      readings.begin_row();
    }
    std::string text = shapes[(static_cast<std::size_t>(round) / 7 + random() % 3) % shapes.size()];
    text.replace(text.find('#'), 1, number(random));
    INFO(text);
    const model::Reading expected = reader.read(text);
    model::Target target;
    readings.read(Padded(text).view(), target);
    REQUIRE(same(*target.reading, expected));
    of_row.push_back({expected, target.reading});
    if (target.alike == 0) continue;
    const std::size_t digits = std::min(text.find_first_of("0123456789"), text.size());
    const std::string_view printed =
        std::string_view(text).substr(digits, text.find_last_of("0123456789") + 1 - digits);
    std::string value;
    if (expected.value) expected.value->append_to(value);
    const std::string_view zeros = std::string_view(value).substr(std::min(value.size(), printed.size()));
    const bool only_zeros = zeros.find_first_not_of('0') == std::string_view::npos;
    const bool fits = printed.empty() ||
                      (value.starts_with(printed) && only_zeros &&
                       zeros_behind.try_emplace(target.alike, zeros.size()).first->second == zeros.size());
    std::string masked = text;
    for (char& byte : masked) byte = byte >= '0' && byte <= '9' ? '0' : byte;
    alike.push_back(seen.try_emplace(target.alike, masked).first->second == masked);
    Alike& others = all_alike.try_emplace(target.alike, Alike{text}).first->second;
    others.only_text = others.only_text && others.text == text;
    others.value_fits = others.value_fits && fits;
  }
  CHECK(alike.size() > 1000);
  CHECK(std::all_of(alike.begin(), alike.end(), [](bool fits) { return fits; }));
  CHECK(std::all_of(all_alike.begin(), all_alike.end(),
                    [](const auto& each) { return each.second.only_text || each.second.value_fits; }));
}

TEST_CASE("more kinds of short targets are read than are kept at hand") {
  static const grammar::Grammar grammar = grammar::load_grammar();
  const parse::TargetReader reader(grammar);
  parse::Readings readings(grammar);
  constexpr int kinds = 5000;  // more than short shapes are kept, fewer than texts are
  for (int round = 0; round < 2; ++round) {
    for (int kind = 0; kind < kinds; ++kind) {
      if (kind % 7 == 0) readings.begin_row();
      std::string text = "≥" + std::to_string(round + 3);
      for (int rest = kind; rest > 0; rest /= 8) text += static_cast<char>('a' + rest % 8);
      INFO(text);
      REQUIRE(same(*readings.read(Padded(text).view()), reader.read(text)));
    }
  }
}

TEST_CASE("short texts are compared and masked without calls") {
  std::mt19937 random(2);
  const std::string bytes = "0189/:aé；";
  for (int round = 0; round < 4000; ++round) {
    std::string text;
    for (std::size_t count = random() % 70; count > 0; --count) text += bytes[random() % bytes.size()];
    std::string masked(text.size() + text::mask_room, '?'), expected = text;
    for (char& byte : expected) byte = byte >= '0' && byte <= '9' ? '0' : byte;
    text::mask_digits(text, masked.data());
    REQUIRE(masked.substr(0, text.size()) == expected);
    std::string other = text;
    CHECK(text::same_text(text, other));
    const Padded padded(text), copy(other);
    CHECK(text::same_padded(padded.view(), copy.view()));
    check_fixed<32>(text, expected);
    check_fixed<64>(text, expected);
    if (text.empty()) continue;
    ++other[random() % other.size()];
    CHECK_FALSE(text::same_text(text, other));
    CHECK_FALSE(text::same_padded(padded.view(), Padded(other).view()));
    CHECK_FALSE(text::same_padded(padded.view(), padded.view().substr(1)));
    CHECK_FALSE(text::same_text(text, text.substr(1)));
  }
}
