#include "jixiao/columns.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace jixiao::command {

void Columns::add(std::vector<std::string> cells) {
  lines_.push_back(std::move(cells));
}

std::string Columns::text() const {
  std::vector<std::size_t> widths;
  for (const auto& cells : lines_) {
    widths.resize(std::max(widths.size(), cells.size()), 0);
    for (std::size_t i = 0; i < cells.size(); ++i) widths[i] = std::max(widths[i], cells[i].size());
  }
  std::string out;
  for (const auto& cells : lines_) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      out += cells[i];
      if (i + 1 < cells.size()) out.append(widths[i] - cells[i].size() + 2, ' ');
    }
    out += '\n';
  }
  return out;
}

}  // namespace jixiao::command
