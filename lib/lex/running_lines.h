#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "text/clean_line.h"
#include "text/copy.h"

namespace jixiao::lex {

/// Something that happened to RunningLines: enough of them tell what would have happened with another past.
struct PageStep {
  enum class Kind : std::uint8_t {
    lines,  ///< so many lines in the middle of a page, the last of them with this text
    line,   ///< one at the top of a page
    top,    ///< it was asked whether this text stands at the top of pages
    foot,
    number,       ///< whether this one goes on from the page before
    opening,      ///< whether it opened the input
    above_heads,  ///< this text stands right above repeated column heads
    mark,         ///< a line at or behind a byte that was asked for follows
  };
  Kind kind = Kind::line;
  bool said = false;         ///< line, mark: (the line behind it) opens its page; else the answer
  std::uint64_t number = 0;  ///< lines: how many; mark, above_heads: the byte
  std::string text;
};

/// Remembers the lines at the edges of pages, to tell running titles from the text of cells: what stands at
/// the same edge of one page after another belongs to none, whether it is printed alike or has a number in it
/// that rises by one from page to page. Lines are compared without blanks.
class RunningLines {
 public:
  /// The next line with text, which begins at a byte. `opens_page`: a page turned before it.
  void add(std::string_view line, bool opens_page, std::uint64_t byte) {
    if (opens_page || !inside_page_ || byte >= next_mark_) return note_line(line, opens_page, byte);
    // So are nearly all.
    if (keeps_last(1)) last_.assign(line);
    pass(1);
  }
  /// The next lines; `opens_page`: a page turned before the first of them.
  void add(std::span<const text::CleanLine> lines, bool opens_page);

  /// Whether the next line, which begins at a byte and opens no page, stands in the middle of one: to add it
  /// changes no answer.
  [[nodiscard]] bool is_inside_page(std::uint64_t byte) const { return inside_page_ && byte < next_mark_; }

  /// Whether a line, without blanks, is known to stand at the top (or at the foot) of pages.
  [[nodiscard]] bool is_top(std::string_view line) { return answer(PageStep::Kind::top, tops_, line); }
  [[nodiscard]] bool is_foot(std::string_view line) { return answer(PageStep::Kind::foot, feet_, line); }

  /// Whether a number is one more than the one at the top of the page before, and so perhaps on more pages:
  /// below a running title that is enough.
  [[nodiscard]] bool goes_on(std::string_view number);

  /// Whether it opened the input.
  [[nodiscard]] bool is_opening(std::string_view line);

  /// Takes a line, without blanks, into account that stands right above repeated column heads, which begin a
  /// page though nothing else may show that it turned; whether it is known to stand above them, or opened the
  /// input. It begins at `byte`, which may lie far before the last line that was added: heads are known when
  /// what follows them is.
  bool add_above_heads(std::string_view line, std::uint64_t byte);

  /// For who begins to read in the middle of an input: what came before is not known, and what happens is
  /// written to `steps`, whose owner takes them away. Marks are given in rising order.
  void log_to(std::vector<PageStep>& steps, bool in_the_middle);
  void mark(std::uint64_t byte) {
    marks_.push_back(byte);
    next_mark_ = marks_.front();
  }
  /// Does again what was logged; false when a question has another answer here.
  bool replay(const PageStep& step);
  /// The next line opens its page, though whoever begins to read there can't see it.
  void turn_page() {
    page_turned_ = true;
    inside_page_ = false;
  }

 private:
  struct Seen {
    std::string line;                           ///< without the number of the page
    std::size_t number_at = std::string::npos;  ///< where that stands; npos: it is printed alike on all pages
    std::uint32_t number = 0;                   ///< on the last page it was seen on
    std::uint32_t page = 0;                     ///< that page
    std::uint32_t pages = 0;                    ///< on how many pages on end
    std::uint32_t enough = 0;                   ///< so many say that it is running
    bool opens_input = false;
    bool is_early = false;  ///< it opens the input, or takes the place of one like it

    [[nodiscard]] bool is_running() const { return pages > 0 && pages >= enough; }
    /// Whether a line is this one, as it was printed on any of those pages.
    [[nodiscard]] bool is(std::string_view printed) const;
  };
  /// A line around one of its numbers, or all of it.
  struct Around {
    std::string_view before, behind;
    std::uint32_t number = 0;
    bool has_number = false;
  };
  /// Running titles have at most so many lines, of so many bytes.
  static constexpr std::uint32_t most_lines = 2;
  static constexpr std::size_t longest = 240;
  /// Until pages turn, the foot of the first one is looked for in so many lines only.
  static constexpr std::uint32_t longest_page = 400;

  /// A line, or nothing of one that is too long for a running title. Where pages turn every line is kept for
  /// a moment, which must cost next to nothing.
  class Last {
   public:
    void assign(std::string_view line) {
      size_ = line.size() <= longest ? line.size() : 0;
      text::copy_bytes(bytes_.data(), line.data(), size_);
    }
    [[nodiscard]] std::string_view text() const { return {bytes_.data(), size_}; }

   private:
    std::array<char, longest> bytes_{};
    std::size_t size_ = 0;
  };

  void note_line(std::string_view line, bool opens_page, std::uint64_t byte);
  /// Whether the line is kept that comes as the next, the one behind that, …
  [[nodiscard]] bool keeps_last(std::uint32_t which) const {
    return lines_ + which < longest_page || pages_ > 1;
  }
  /// Goes over lines that stand at no edge.
  void pass(std::uint32_t count) {
    passed_ += count;
    lines_on_page_ += count;
    lines_ += count;
  }
  struct Edge {
    std::vector<Seen> seen;
    std::uint32_t vacated_page = 0;  ///< the last one of a running line that was forgotten

    /// The last page with a running line that does not stand on this page, or has not been seen on it so far.
    [[nodiscard]] std::uint32_t vacated_before(std::uint32_t page) const;
    [[nodiscard]] bool has_ended_alike(const Seen& line, std::uint32_t page) const;
  };
  static void note(Edge& edge, std::string_view line, std::uint32_t page, bool opens_input);
  static void note(Edge& edge, const Around& line, std::uint32_t page, bool opens_input);
  [[nodiscard]] static bool is_running(const Edge& edge, std::string_view line);

  [[nodiscard]] bool opened_input(std::string_view line) const;
  [[nodiscard]] bool has_number_before(std::string_view number) const;
  bool answer(PageStep::Kind kind, const Edge& edge, std::string_view line);
  void log_line(std::string_view line, bool opens_page, std::uint64_t byte);
  void log_passed();

  Edge tops_, feet_, above_heads_;
  std::uint32_t repeated_heads_ = 0;
  Last last_;  ///< the line before the next one, as printed
  std::uint32_t pages_ = 1, lines_ = 0;
  std::uint32_t lines_on_page_ = 0;
  bool page_turned_ = false;
  bool inside_page_ = false;              ///< the next line stands at no edge unless it opens a page
  std::vector<PageStep>* log_ = nullptr;  ///< null: nobody wants to know
  std::uint64_t passed_ = 0;              ///< lines since the last step
  std::uint32_t logged_first_ = 0;        ///< lines from the start of the log
  static constexpr std::uint64_t no_mark = std::numeric_limits<std::uint64_t>::max();
  std::deque<std::uint64_t> marks_;
  std::uint64_t next_mark_ = no_mark;  ///< the first of them
};

/// A text without its blanks.
std::string without_blanks(std::string_view text);

}  // namespace jixiao::lex
