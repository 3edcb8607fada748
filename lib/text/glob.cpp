#include "text/glob.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace jixiao::text {
namespace {

enum class Kind : unsigned char { literal, any, set, star, stars, folders };

/// One step of a glob. `folders` is a `**/`: any number of whole folders, none among them.
struct Step {
  Kind kind = Kind::literal;
  char byte = 0;
  std::string_view set{};
};

/// The index behind the `]` of a set that begins at `from`, or 0 when it has none: then `[` is itself.
std::size_t end_of_set(std::string_view glob, std::size_t from) {
  std::size_t i = from + 1;
  if (i < glob.size() && (glob[i] == '!' || glob[i] == '^')) ++i;
  // A `]` that comes first belongs to the set.
  if (i < glob.size() && glob[i] == ']') ++i;
  while (i < glob.size() && glob[i] != ']') ++i;
  return i < glob.size() ? i + 1 : 0;
}

std::vector<Step> steps_of(std::string_view glob) {
  std::vector<Step> steps;
  for (std::size_t i = 0; i < glob.size();) {
    const bool at_name = i == 0 || glob[i - 1] == '/';
    if (at_name && glob.substr(i, 3) == "**/") {
      steps.push_back({Kind::folders});
      i += 3;
    } else if (glob.substr(i, 2) == "**") {
      steps.push_back({Kind::stars});
      i += 2;
    } else if (glob[i] == '*') {
      steps.push_back({Kind::star});
      ++i;
    } else if (glob[i] == '?') {
      steps.push_back({Kind::any});
      ++i;
    } else if (const std::size_t end = glob[i] == '[' ? end_of_set(glob, i) : 0; end != 0) {
      steps.push_back({Kind::set, 0, glob.substr(i + 1, end - i - 2)});
      i = end;
    } else {
      if (glob[i] == '\\' && i + 1 < glob.size()) ++i;
      steps.push_back({Kind::literal, glob[i]});
      ++i;
    }
  }
  return steps;
}

bool in_set(std::string_view set, char c) {
  const bool negated = !set.empty() && (set[0] == '!' || set[0] == '^');
  if (negated) set.remove_prefix(1);
  const auto byte = static_cast<unsigned char>(c);
  bool found = false;
  for (std::size_t i = 0; i < set.size(); ++i) {
    const auto low = static_cast<unsigned char>(set[i]);
    auto high = low;
    if (i + 2 < set.size() && set[i + 1] == '-') {
      high = static_cast<unsigned char>(set[i + 2]);
      i += 2;
    }
    found = found || (low <= byte && byte <= high);
  }
  return found != negated;
}

/// Bytes of the character at the start of `text`, so that `?` takes a whole one.
std::size_t character_length(std::string_view text) {
  std::size_t length = 1;
  if (static_cast<unsigned char>(text[0]) >= 0xC0) {
    while (length < text.size() && length < 4 && (static_cast<unsigned char>(text[length]) & 0xC0) == 0x80)
      ++length;
  }
  return length;
}

/// How far every step can reach: `reached[i]` is true when the steps so far match the first i bytes of the
/// path.
std::vector<bool> advance(const Step& step, std::string_view path, const std::vector<bool>& reached) {
  std::vector<bool> next(path.size() + 1, false);
  bool running = false;
  for (std::size_t i = 0; i <= path.size(); ++i) {
    const bool at_name = i == 0 || path[i - 1] == '/';
    switch (step.kind) {
      case Kind::star:
        running = reached[i] || (running && path[i - 1] != '/');
        next[i] = running;
        break;
      case Kind::stars:
        running = running || reached[i];
        next[i] = running;
        break;
      case Kind::folders:
        running = running || reached[i];
        next[i] = running && (reached[i] || at_name);
        break;
      case Kind::any:
        if (reached[i] && i < path.size() && path[i] != '/')
          next[i + character_length(path.substr(i))] = true;
        break;
      case Kind::set:
        if (reached[i] && i < path.size() && path[i] != '/' && in_set(step.set, path[i])) next[i + 1] = true;
        break;
      case Kind::literal:
        if (reached[i] && i < path.size() && path[i] == step.byte) next[i + 1] = true;
        break;
    }
  }
  return next;
}

}  // namespace

bool glob_matches(std::string_view glob, std::string_view path) {
  if (glob.find('/') == std::string_view::npos) path = path.substr(path.rfind('/') + 1);
  std::vector<bool> reached(path.size() + 1, false);
  reached[0] = true;
  for (const Step& step : steps_of(glob)) reached = advance(step, path, reached);
  return reached[path.size()];
}

}  // namespace jixiao::text
