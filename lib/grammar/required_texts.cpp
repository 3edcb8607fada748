#include "grammar/required_texts.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>

#include "text/character.h"
#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

/// Whether a text has a letter that is the small or the capital one of another.
bool has_cased(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text::has_case(text::next_character(text, at))) return true;
  }
  return false;
}

}  // namespace

std::vector<std::string> required_texts(const std::string& expression) {
  re2::FilteredRE2 filter(1);
  int id = 0;
  if (filter.Add(expression, re2::RE2::Quiet, &id) != re2::RE2::NoError) return {};
  std::vector<std::string> texts;
  filter.Compile(&texts);
  // It asks for its texts in lower case, those with full-width and other letters too.
  if (std::any_of(texts.begin(), texts.end(), has_cased)) return {};
  // Characters that are rarer in Chinese text stay longest: those beyond ASCII.
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_partition(order.begin(), order.end(), [&](std::size_t index) {
    return static_cast<unsigned char>(texts[index].front()) < 0x80;
  });
  std::vector<bool> kept(texts.size(), true);
  const auto still_required = [&] {
    std::vector<int> others, possible;
    for (std::size_t index = 0; index < texts.size(); ++index) {
      if (!kept[index]) others.push_back(static_cast<int>(index));
    }
    filter.AllPotentials(others, &possible);
    return possible.empty();
  };
  if (texts.empty() || !still_required()) return {};
  for (const std::size_t index : order) {
    kept[index] = false;
    if (!still_required()) kept[index] = true;
  }
  std::vector<std::string> required;
  for (std::size_t index = 0; index < texts.size(); ++index) {
    if (kept[index]) required.push_back(texts[index]);
  }
  return required;
}

}  // namespace jixiao::grammar
