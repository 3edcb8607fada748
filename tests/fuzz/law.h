#pragma once
#include <cstdint>
#include <initializer_list>
#include <string_view>

/// What the fuzz targets share. A law is something that holds for every input, however damaged.
namespace jixiao::fuzz {

/// Ends the program with the name of a law that does not hold and the figures in question.
[[noreturn]] void broken(std::string_view what, std::string_view detail,
                         std::initializer_list<std::uint64_t> figures);

/// Says that something holds; if not, the program ends and the fuzzer keeps the input.
inline void law(bool holds, std::string_view what, std::initializer_list<std::uint64_t> figures = {}) {
  if (!holds) broken(what, {}, figures);
}
/// The same of something that has a name or a text.
inline void law(bool holds, std::string_view what, std::string_view detail,
                std::initializer_list<std::uint64_t> figures = {}) {
  if (!holds) broken(what, detail, figures);
}

}  // namespace jixiao::fuzz
