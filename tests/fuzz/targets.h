#pragma once
#include <span>
#include <string_view>

/// The written-out list of fuzz targets: each puts one input through a part of the program and asserts its
/// laws.
namespace jixiao::fuzz {

void decode(std::string_view data);
void lex(std::string_view data);
void parse(std::string_view data);
void grammar(std::string_view data);
void check(std::string_view data);
void pipe(std::string_view data);
void config(std::string_view data);
void parts(std::string_view data);
void pattern(std::string_view data);

/// A target by name.
struct Target {
  std::string_view name;
  void (*run)(std::string_view data);
};

inline constexpr Target targets[] = {{"check", check},     {"config", config},   {"decode", decode},
                                     {"grammar", grammar}, {"lex", lex},         {"parse", parse},
                                     {"parts", parts},     {"pattern", pattern}, {"pipe", pipe}};

}  // namespace jixiao::fuzz
