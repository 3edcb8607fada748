#include "lex/running_lines.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "text/utf8.h"

namespace jixiao::lex {
namespace {

/// The lines of running titles have so many bytes at least.
constexpr std::size_t shortest = 6;
/// Page numbers have so many digits at most, and are looked for in so many numbers of a line.
constexpr std::size_t longest_number = 4, most_numbers = 4;
/// Lines of the last pages that are remembered for each edge, one for each number that may be their page's.
constexpr std::size_t most_seen = 24;
/// A line that opens the input is taken for running when it comes again; any other the third time on end, and
/// only when it has stood on as many pages as came before it, or since a running line ended whose place it
/// takes: rows that begin their pages and are called alike stand so on a few.
constexpr std::uint32_t enough_pages = 3, enough_pages_from_start = 2;
/// A line that takes the place of a running one and has its last bytes, this many at least, counts like one
/// that opens the input.
constexpr std::ptrdiff_t enough_alike = 12;

/// How many ASCII digits a text begins with.
std::size_t leading_digits(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), text::is_ascii_digit) -
                                  text.begin());
}

std::uint32_t number_of(std::string_view digits) {
  std::uint32_t number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<std::uint32_t>(digit - '0');
  return number;
}

}  // namespace

std::string without_blanks(std::string_view text) {
  // Nearly no character begins like a blank, and what stands between two blanks is kept at once.
  const auto may_be_blank = [](char byte) {
    const auto lead = static_cast<unsigned char>(byte);
    return lead <= 0x20 || lead == 0xC2 || lead == 0xE2 || lead == 0xE3 || lead == 0xEF;
  };
  std::string kept;
  kept.reserve(text.size());
  std::size_t from = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t blank = may_be_blank(text[at]) ? text::blank_at_start(text.substr(at)) : 0;
    if (blank > 0) {
      kept += text.substr(from, at - from);
      from = at + blank;
    }
    at += std::max<std::size_t>(blank, 1);
  }
  kept += text.substr(from);
  return kept;
}

void RunningLines::note_line(std::string_view line, bool opens_page, std::uint64_t byte) {
  opens_page = std::exchange(page_turned_, false) || opens_page;
  if (log_ != nullptr) log_line(line, opens_page, byte);
  // A page number between running lines at the top turns no page once more.
  if (opens_page && lines_ > 0 && (pages_ == 1 || lines_on_page_ > most_lines)) {
    if (!last_.text().empty()) note(feet_, last_.text(), pages_, pages_ == 1);
    ++pages_;
    lines_on_page_ = 0;
  }
  if (lines_on_page_++ < most_lines) note(tops_, line, pages_, pages_ == 1);
  if (keeps_last(1)) last_.assign(line);
  ++lines_;
  inside_page_ = lines_on_page_ >= most_lines && (log_ == nullptr || logged_first_ >= most_lines);
}

void RunningLines::add(std::span<const text::CleanLine> lines, bool opens_page) {
  if (lines.empty()) return;
  const std::uint64_t last = lines.back().byte;
  while (opens_page || !inside_page_ || last >= next_mark_) {
    note_line(lines.front().text, std::exchange(opens_page, false), lines.front().byte);
    lines = lines.subspan(1);
    if (lines.empty()) return;
  }
  // Nearly all stand in the middle of a page.
  const auto count = static_cast<std::uint32_t>(lines.size());
  std::uint32_t kept = keeps_last(1) ? count : 0;
  while (kept > 1 && !keeps_last(kept)) --kept;
  if (kept > 0) last_.assign(lines[kept - 1].text);
  pass(count);
}

void RunningLines::note(Edge& edge, std::string_view line, std::uint32_t page, bool opens_input) {
  if (line.size() > longest) return;
  const std::string plain = without_blanks(line);
  const std::string_view text = plain;
  if (text.size() >= shortest) note(edge, Around{text, {}, 0, false}, page, opens_input);
  std::size_t numbers = 0;
  for (std::size_t at = 0; at < text.size() && numbers < most_numbers;) {
    if (!text::is_ascii_digit(text[at])) {
      ++at;
      continue;
    }
    const std::size_t digits = leading_digits(text.substr(at));
    if (digits <= longest_number) {
      const Around around{text.substr(0, at), text.substr(at + digits), number_of(text.substr(at, digits)),
                          true};
      note(edge, around, page, opens_input);
      ++numbers;
    }
    at += digits;
  }
}

void RunningLines::note(Edge& edge, const Around& line, std::uint32_t page, bool opens_input) {
  std::vector<Seen>& seen = edge.seen;
  const std::size_t number_at = line.has_number ? line.before.size() : std::string::npos;
  const auto is_known = [&](const Seen& each) {
    return each.number_at == number_at && each.line.size() == line.before.size() + line.behind.size() &&
           each.line.starts_with(line.before) && each.line.ends_with(line.behind);
  };
  auto known = seen.end();
  for (auto each = seen.begin(); each != seen.end(); ++each) {
    if (is_known(*each)) known = each;  // the last one is the latest
  }
  const auto goes_on = [&] { return !line.has_number || known->number + 1 == line.number; };
  // Another number begins another row of them; of those before it is still to be known what they were.
  if (known != seen.end() && known->pages > 1 && known->page != page && !goes_on()) known = seen.end();
  if (known == seen.end()) {
    if (seen.size() == most_seen) {
      const auto older = [](const Seen& left, const Seen& right) {
        return left.opens_input != right.opens_input ? right.opens_input : left.page < right.page;
      };
      const auto oldest = std::min_element(seen.begin(), seen.end(), older);
      if (oldest->is_running()) edge.vacated_page = std::max(edge.vacated_page, oldest->page);
      seen.erase(oldest);
    }
    std::string text(line.before);
    text += line.behind;
    known = seen.insert(seen.end(), {std::move(text), number_at, 0, page, 0, 0, opens_input});
  }
  if (known->pages > 0 && known->page == page) return;
  if (known->pages > 0 && known->page + 1 == page && goes_on()) {
    ++known->pages;
  } else {
    known->opens_input = known->opens_input && (known->pages == 0 || goes_on());
    known->is_early = known->opens_input || edge.has_ended_alike(*known, page);
    known->enough = known->is_early ? enough_pages_from_start
                                    : std::max(enough_pages, page - 1 - edge.vacated_before(page));
    known->pages = 1;
  }
  known->page = page;
  known->number = line.number;
}

/// Whether a running line, or one that may have become one, is not on this page any more and ended as this
/// one does: that of another department's chapter.
bool RunningLines::Edge::has_ended_alike(const Seen& line, std::uint32_t page) const {
  return std::any_of(seen.begin(), seen.end(), [&](const Seen& each) {
    const bool is_numbered = each.number_at != std::string::npos;
    if (each.page + 1 != page || !(each.is_running() || each.is_early) ||
        is_numbered != (line.number_at != std::string::npos))
      return false;
    const auto [left, right] =
        std::mismatch(each.line.rbegin(), each.line.rend(), line.line.rbegin(), line.line.rend());
    return left - each.line.rbegin() >= enough_alike;
  });
}

bool RunningLines::Seen::is(std::string_view printed) const {
  if (number_at == std::string::npos) return printed == line;
  const std::string_view text = line;
  if (printed.size() <= text.size() || printed.size() > text.size() + longest_number ||
      !printed.starts_with(text.substr(0, number_at)) || !printed.ends_with(text.substr(number_at)))
    return false;
  const std::string_view digits = printed.substr(number_at, printed.size() - text.size());
  if (leading_digits(digits) < digits.size()) return false;
  const std::uint32_t printed_number = number_of(digits);
  return printed_number <= number && number - printed_number < pages;
}

std::uint32_t RunningLines::Edge::vacated_before(std::uint32_t page) const {
  std::uint32_t vacated = vacated_page;
  for (const Seen& each : seen) {
    if (each.is_running() && each.page < page) vacated = std::max(vacated, each.page);
  }
  return vacated;
}

bool RunningLines::opened_input(std::string_view line) const {
  return std::any_of(tops_.seen.begin(), tops_.seen.end(),
                     [line](const Seen& each) { return each.opens_input && each.is(line); });
}

bool RunningLines::is_opening(std::string_view line) {
  const bool said = opened_input(line);
  if (log_ != nullptr) log_->push_back({PageStep::Kind::opening, said, 0, std::string(line)});
  return said;
}

bool RunningLines::has_number_before(std::string_view number) const {
  return std::any_of(tops_.seen.begin(), tops_.seen.end(), [number](const Seen& each) {
    return each.number_at == 0 && each.line.empty() && each.pages > 1 && each.is(number);
  });
}

bool RunningLines::goes_on(std::string_view number) {
  const bool said = has_number_before(number);
  if (log_ != nullptr) log_->push_back({PageStep::Kind::number, said, 0, std::string(number)});
  return said;
}

bool RunningLines::add_above_heads(std::string_view line, std::uint64_t byte) {
  note(above_heads_, line, ++repeated_heads_, false);
  const bool said = opened_input(line) || is_running(tops_, line) || is_running(above_heads_, line);
  if (log_ != nullptr) log_->push_back({PageStep::Kind::above_heads, said, byte, std::string(line)});
  return said;
}

void RunningLines::log_to(std::vector<PageStep>& steps, bool in_the_middle) {
  log_ = &steps;
  inside_page_ = false;
  if (!in_the_middle) return;
  pages_ = 2;
  lines_ = longest_page;
  lines_on_page_ = most_lines;
}

/// Notes the lines that stand at a page's edge, or may: those with which the log begins.
void RunningLines::log_line(std::string_view line, bool opens_page, std::uint64_t byte) {
  while (byte >= next_mark_) {
    log_passed();
    log_->push_back({PageStep::Kind::mark, opens_page, next_mark_, {}});
    logged_first_ = 0;  // another reader may begin here, on whatever line of a page
    marks_.pop_front();
    next_mark_ = marks_.empty() ? no_mark : marks_.front();
  }
  if (opens_page || lines_on_page_ < most_lines || logged_first_ < most_lines) {
    log_passed();
    log_->push_back({PageStep::Kind::line, opens_page, 0, std::string(line)});
    ++logged_first_;
  } else {
    ++passed_;
  }
}

void RunningLines::log_passed() {
  if (passed_ > 0) log_->push_back({PageStep::Kind::lines, false, passed_, std::string(last_.text())});
  passed_ = 0;
}

bool RunningLines::answer(PageStep::Kind kind, const Edge& edge, std::string_view line) {
  const bool said = is_running(edge, line);
  if (log_ != nullptr) log_->push_back({kind, said, 0, std::string(line)});
  return said;
}

bool RunningLines::replay(const PageStep& step) {
  switch (step.kind) {
    case PageStep::Kind::lines:
      lines_ += static_cast<std::uint32_t>(step.number);
      lines_on_page_ += static_cast<std::uint32_t>(step.number);
      if (keeps_last(0)) last_.assign(step.text);
      return true;
    case PageStep::Kind::line:
      add(step.text, step.said, 0);
      return true;
    case PageStep::Kind::top:
      return is_running(tops_, step.text) == step.said;
    case PageStep::Kind::foot:
      return is_running(feet_, step.text) == step.said;
    case PageStep::Kind::number:
      return has_number_before(step.text) == step.said;
    case PageStep::Kind::opening:
      return opened_input(step.text) == step.said;
    case PageStep::Kind::above_heads:
      return add_above_heads(step.text, step.number) == step.said;
    case PageStep::Kind::mark:
      break;
  }
  return true;
}

bool RunningLines::is_running(const Edge& edge, std::string_view line) {
  return std::any_of(edge.seen.begin(), edge.seen.end(),
                     [line](const Seen& each) { return each.is_running() && each.is(line); });
}

}  // namespace jixiao::lex
