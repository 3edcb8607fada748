#pragma once
#include <algorithm>
#include <catch2/catch.hpp>
#include <span>
#include <sstream>

#include "check_table.h"

/// Indicators beside the review rules that speak of them.
namespace jixiao::check_test {

/// An indicator, and the rules that speak of it; an empty annual target is the same as that of the period.
struct Case {
  const char* code;
  const char* name;
  const char* period;
  const char* annual;
  const char* rules;
};

inline Entry entry_of(const Case& each) {
  Entry entry;
  entry.code2 = each.code;
  entry.code1 = entry.code2.substr(0, 1);
  const grammar::Catalogue& catalogue = built_in_grammar().catalogue;
  entry.name1 = catalogue.by_code(1, entry.code1)->name;
  entry.name2 = catalogue.by_code(2, entry.code2)->name;
  entry.name = each.name;
  entry.period = each.period;
  entry.annual = *each.annual == '\0' ? each.period : each.annual;
  return entry;
}

inline Table reviewed(const std::vector<Entry>& entries, std::vector<std::string> ignored = {}) {
  check::Options options = only(check::Family::targets, check::Profile::review);
  options.ignore = std::move(ignored);
  Table table(options);
  table.head({}).project("城区绿道养护", {"1.00", "1.00", "0", "0"}, entries).end();
  return table;
}

inline std::string sorted_words(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  std::sort(words.begin(), words.end());
  std::string out;
  for (const std::string& word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

inline void check_each(std::span<const Case> cases) {
  for (const Case& each : cases) {
    CAPTURE(each.name, each.period, each.annual);
    CHECK(sorted_words(reviewed({entry_of(each)}, {"indicator-type-doubtful"}).rules()) ==
          sorted_words(each.rules));
  }
}

}  // namespace jixiao::check_test
