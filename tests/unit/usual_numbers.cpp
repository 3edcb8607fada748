#include "grammar/usual_numbers.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>

#include "grammar/built_in.h"

using namespace jixiao;

TEST_CASE("usual numbers have a shape each, and others none") {
  std::set<std::string> numbers;
  for (std::size_t shape = 0; shape < grammar::usual_numbers; ++shape) {
    const std::string number = grammar::number_of_shape(shape);
    INFO(number);
    CHECK(grammar::shape_of_number(number) == shape);
    numbers.insert(number);
  }
  CHECK(numbers.size() == grammar::usual_numbers);
  for (const char* const usual : {"0", "000000000", "0.00", "000,000,000,000.000000", "0,000"})
    CHECK(numbers.contains(usual));
  for (const char* const other :
       {"", ".", ",", "0.", ".0", "0.0000000", "0000000000", "0000,000", "0,00", "0,0000",
        "0,000,000,000,000", "0,000,", "0..0", "0.0.0", "0.000,000", "-0", "０", "0 ", "0万"})
    CHECK(grammar::shape_of_number(other) == grammar::usual_numbers);
}

TEST_CASE("what is known of usual numbers is what the patterns say of all their digits") {
  const grammar::Grammar built_in = grammar::load_grammar();
  const grammar::AmountPatterns& amounts = built_in.amounts;
  REQUIRE(amounts.of_usual_numbers.size() == grammar::usual_numbers);
  CHECK(amounts.ask_of_usual_numbers() == amounts.of_usual_numbers);
  std::mt19937 random(7);
  for (std::size_t shape = 0; shape < grammar::usual_numbers; ++shape) {
    for (int round = 0; round < 20; ++round) {
      std::string number = grammar::number_of_shape(shape);
      for (char& character : number) {
        if (character == '0') character = static_cast<char>('0' + random() % 10);
      }
      INFO(number);
      CHECK(amounts.first_match(number) == amounts.all.first_match(number));
    }
  }
  for (const char* const other : {"1,54.96", "—", "abc", "", "12.5O", "１２.５０"})
    CHECK(amounts.first_match(other) == amounts.all.first_match(other));
}

TEST_CASE("of a grammar's own patterns nothing is known of usual numbers") {
  grammar::AmountPatterns amounts;
  amounts.amount = grammar::Pattern("amount", R"([0-9]+\.5)");
  amounts.integer = grammar::Pattern("integer", "[0-9]+");
  amounts.blank = grammar::Pattern("blank", "-");
  amounts.malformed = grammar::Pattern("malformed", "x");
  amounts.all = grammar::PatternList({amounts.amount, amounts.integer, amounts.blank, amounts.malformed});
  CHECK(amounts.ask_of_usual_numbers().empty());  // 5 is not any digit
  CHECK(amounts.first_match("1.5") == 0);
  CHECK(amounts.first_match("1.6") == grammar::PatternList::none);
  CHECK(amounts.first_match("16") == 1);
}
