#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/problem.h"

/// Texts of a file that somebody wrote (a grammar, a configuration), with their places in it.
namespace jixiao::grammar {

/// A text of a file and where it stands there: 1-based, columns in characters; line 0: nowhere.
struct Located {
  std::string text;
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

/// A file as problems show it: how it is called and all that stands in it. Owns neither.
struct TextFile {
  std::string_view path;
  std::string_view source;
};

/// Line `number` (from 1) of a text, without its end; empty when there is none.
std::string_view source_line(std::string_view source, std::uint32_t number);

/// A problem at a place of a file.
Problem problem_at(const TextFile& file, const Located& at, ProblemKind kind,
                   std::vector<std::string> arguments = {});

}  // namespace jixiao::grammar
