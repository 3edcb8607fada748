#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace jixiao::lex {

/// Remembers the lines at the edges of pages, to tell running titles from the text of cells: what stands at
/// the same edge of one page after another belongs to none. Lines are compared without blanks.
class RunningLines {
 public:
  /// The next line with text. `opens_page`: a page turned before it.
  void add(std::string_view line, bool opens_page);

  /// Whether a line, without blanks, is known to stand at the top (or at the foot) of pages.
  [[nodiscard]] bool is_top(std::string_view line) const { return is_running(tops_, line); }
  [[nodiscard]] bool is_foot(std::string_view line) const { return is_running(feet_, line); }

 private:
  struct Seen {
    std::string line;
    std::uint32_t page = 0;   ///< the last one it was seen on
    std::uint32_t pages = 0;  ///< on how many pages on end
    bool opens_input = false;
  };
  void note(std::vector<Seen>& seen, std::string_view line, std::uint32_t page) const;
  [[nodiscard]] static bool is_running(const std::vector<Seen>& seen, std::string_view line);

  std::vector<Seen> tops_, feet_;
  std::string last_;  ///< the line before the next one, as printed
  std::uint32_t pages_ = 1, lines_ = 0;
  std::uint32_t lines_on_page_ = 0;
};

/// A text without its blanks.
std::string without_blanks(std::string_view text);

}  // namespace jixiao::lex
