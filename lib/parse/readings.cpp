#include "parse/readings.h"

namespace jixiao::parse {
namespace {

constexpr std::size_t most_texts = 16384;
constexpr std::size_t longest_remembered = 128;

}  // namespace

const model::Reading* Readings::read(std::string_view text, const grammar::Pattern& pattern) {
  if (text.size() > longest_remembered) {
    if (!pattern.matches(text)) return nullptr;
    return &long_ones_.emplace_back(reader_.read(text));
  }
  auto& known = known_[&pattern];
  auto found = known.find(text);
  if (found == known.end()) {
    Known fresh;
    fresh.fits = pattern.matches(text);
    if (fresh.fits) fresh.reading = reader_.read(text);
    found = known.emplace(std::string(text), std::move(fresh)).first;
    ++count_;
  }
  return found->second.fits ? &found->second.reading : nullptr;
}

void Readings::begin_row() {
  long_ones_.clear();
  if (count_ < most_texts) return;
  known_.clear();
  count_ = 0;
}

}  // namespace jixiao::parse
