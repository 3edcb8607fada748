#pragma once
#include <string>
#include <vector>

namespace jixiao::command {

/// Lines of cells, printed with two spaces between columns. The last column is not padded.
class Columns {
 public:
  void add(std::vector<std::string> cells);
  [[nodiscard]] std::string text() const;

 private:
  std::vector<std::vector<std::string>> lines_;
};

}  // namespace jixiao::command
