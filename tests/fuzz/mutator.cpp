// What libFuzzer asks for the next input: a dump changed line by line, as pages, converters and editors
// change it, or its bytes. Every other time bytes: lines alone never make a byte that is no character.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <random>
#include <string>
#include <string_view>
#include <vector>

extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

namespace {

constexpr std::size_t choice_bytes = 4;

/// A dump in lines, each with its end.
class Dump {
 public:
  Dump(std::string_view text, unsigned seed) : chance_(seed) {
    for (std::size_t begin = 0, end = 0; begin < text.size(); begin = end) {
      end = std::min(text.find('\n', begin), text.size() - 1) + 1;
      lines_.emplace_back(text.substr(begin, end - begin));
    }
  }

  void change() {
    switch (below(11)) {
      case 0:
        return remove();
      case 1:
        return copy();
      case 2:
        return move();
      case 3:
        return std::swap(lines_[line()], lines_[line()]);
      case 4:
        return join();
      case 5:
        return cut(line(), below(120));
      case 6:
        return turn_page();
      case 7:
        return space();
      case 8:
        return indent();
      case 9:
        return move_words();
      default:
        return wrap(8 + below(200));
    }
  }
  [[nodiscard]] std::string text() const {
    std::string all;
    for (const std::string& line : lines_) all += line;
    return all;
  }
  [[nodiscard]] bool empty() const { return lines_.empty(); }

 private:
  std::size_t below(std::size_t count) { return chance_() % count; }
  std::size_t line() { return below(lines_.size()); }
  auto at(std::size_t number) { return lines_.begin() + static_cast<std::ptrdiff_t>(number); }
  /// Mostly a few lines, which begin at `begin`; where they end.
  std::size_t some(std::size_t begin) {
    return std::min(lines_.size(), begin + 1 + below(below(4) == 0 ? lines_.size() : 3));
  }

  void remove() {
    const std::size_t begin = line();
    lines_.erase(at(begin), at(some(begin)));
  }
  void copy() {
    const std::size_t begin = line();
    const std::vector<std::string> block(at(begin), at(some(begin)));
    lines_.insert(at(below(lines_.size() + 1)), block.begin(), block.end());
  }
  void move() {
    const std::size_t begin = line(), end = some(begin);
    const std::vector<std::string> block(at(begin), at(end));
    lines_.erase(at(begin), at(end));
    lines_.insert(at(below(lines_.size() + 1)), block.begin(), block.end());
  }
  void join() {
    const std::size_t number = line();
    std::string& left = lines_[number];
    while (!left.empty() && (left.back() == '\n' || left.back() == '\r')) left.pop_back();
    if (below(2) == 0) left += ' ';
    if (number + 1 == lines_.size()) return;
    left += lines_[number + 1];
    lines_.erase(at(number + 1));
  }
  /// Cuts a line behind so many bytes, or a little later, between two characters.
  void cut(std::size_t number, std::size_t width) {
    std::string& whole = lines_[number];
    while (width < whole.size() && (static_cast<unsigned char>(whole[width]) & 0xC0U) == 0x80U) ++width;
    if (width == 0 || width >= whole.size()) return;
    std::string rest = whole.substr(width);
    whole.resize(width);
    whole += '\n';
    lines_.insert(at(number + 1), std::move(rest));
  }
  void wrap(std::size_t width) {
    for (std::size_t number = 0; number < lines_.size(); ++number) cut(number, width);
  }
  /// A page ends, with a number or without, and the next one begins, perhaps with the head again.
  void turn_page() {
    constexpr std::string_view feet[] = {"", "%\n", "- % -\n", "第 % 页 共 45 页\n", "% / 45\n", "\n\n\n"};
    std::string foot(feet[below(std::size(feet))]);
    if (const std::size_t place = foot.find('%'); place != std::string::npos)
      foot.replace(place, 1, std::to_string(page_++));
    std::vector<std::string> turn = {std::move(foot)};
    const std::size_t head = std::min(below(2) * below(8), lines_.size());
    turn.insert(turn.end(), lines_.begin(), at(head));
    std::size_t begin = line();
    if (below(3) != 0) turn.push_back("\f");
    lines_.insert(at(begin), turn.begin(), turn.end());
  }
  void space() {
    const std::size_t number = line();
    if (below(2) == 0) return static_cast<void>(lines_.insert(at(number), 1 + below(4), "\n"));
    std::erase_if(lines_, [](const std::string& line) { return line == "\n" || line == "\r\n"; });
  }
  void indent() {
    constexpr std::string_view blanks[] = {" ", "    ", "\t", "\u3000", "\u3000\u3000", "            "};
    std::string& changed = lines_[line()];
    if (below(2) == 0) {
      changed.insert(0, blanks[below(std::size(blanks))]);
    } else {
      changed.erase(0, changed.find_first_not_of(" \t"));
    }
  }
  /// Takes what stands between two blanks to another line, as a cell that a converter gave to another place.
  void move_words() {
    std::string& from = lines_[line()];
    const std::size_t begin = from.find(' ') + 1,
                      end = std::min(from.find_first_of(" \n", begin), from.size());
    const std::string words = from.substr(begin, end - begin);
    if (below(2) == 0) from.erase(begin, end - begin);
    std::string& to = lines_[line()];
    const std::size_t place = std::min(to.find_first_of(" \n"), to.size());
    to.insert(place, " " + words);
  }

  std::vector<std::string> lines_;
  std::minstd_rand chance_;
  int page_ = 1;
};

}  // namespace

extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most,
                                               unsigned seed) {
  std::minstd_rand chance(seed);
  std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (chance() % 2 == 0 || size <= choice_bytes || bytes.find('\n') == std::string_view::npos)
    return LLVMFuzzerMutate(data, size, most);
  const std::string choices(bytes.substr(size - choice_bytes));
  Dump dump(bytes.substr(0, size - choice_bytes), seed);
  for (auto changes = 1 + chance() % 3; changes > 0 && !dump.empty(); --changes) dump.change();
  std::string made = dump.text();
  made.resize(std::min(made.size(), most - choice_bytes));
  made += choices;
  std::memcpy(data, made.data(), made.size());
  return made.size();
}
