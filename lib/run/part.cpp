#include "run/part.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "run/part_lines.h"
#include "text/find.h"
#include "text/utf8.h"

namespace jixiao::run {
namespace {

/// Where no title is near, a part is no longer than this many times its size.
constexpr std::size_t far = 2;
/// So much is read at a time.
constexpr std::size_t block = std::size_t{32} << 10;
/// A longer line is no title.
constexpr std::size_t longest_title = 300;

/// A line without what may stand around a title: form feeds before it, the rest of a line end behind it.
std::string_view bare(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of('\f'), line.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

}  // namespace

Cutter::Cutter(FileSource& source, const grammar::Grammar& grammar, std::size_t part_size, Meter* meter)
    : source_(source), part_size_(part_size), meter_(meter), memory_(2 * block) {
  for (const grammar::Form& form : grammar.forms) {
    if (!form.title.empty()) titles_.push_back({form.title, form.title.outline().first});
  }
  for (const Title& title : titles_) {
    const std::vector<std::string>& texts = title.pattern.required_texts();
    title_texts_.insert(title_texts_.end(), texts.begin(), texts.end());
    if (texts.empty()) {
      title_texts_.clear();
      break;
    }
  }
}

std::shared_ptr<const Part> Cutter::part(std::uint64_t number) {
  const std::scoped_lock lock(mutex_);
  if (number < first_) return nullptr;
  while (number - first_ >= parts_.size() && !all_cut_) cut_next();
  return number - first_ < parts_.size() ? parts_[number - first_] : nullptr;
}

void Cutter::forget_before(std::uint64_t number) {
  const std::scoped_lock lock(mutex_);
  for (; first_ < number && !parts_.empty(); ++first_) parts_.pop_front();
}

void Cutter::forget(std::uint64_t number) {
  const std::scoped_lock lock(mutex_);
  if (number >= first_ && number - first_ < parts_.size()) parts_[number - first_] = nullptr;
}

bool Cutter::ends_before(std::uint64_t number) {
  const std::scoped_lock lock(mutex_);
  return all_cut_ && number >= first_ + parts_.size();
}

/// Reads until a block is held; ends at the end of the input.
void Cutter::fill() {
  if (passed_ > block) {
    std::memmove(memory_.data(), memory_.data() + passed_, held_size_);
    passed_ = 0;
  }
  while (held_size_ < block && !ended_) {
    std::size_t count = 0;
    try {
      count = source_.read(memory_.data() + passed_ + held_size_, block - held_size_);
    } catch (const decode::ReadError&) {
      failed_ = true;
    }
    held_size_ += count;
    ended_ = count == 0;
    if (meter_ != nullptr) meter_->bytes.fetch_add(count, std::memory_order_relaxed);
  }
}

/// How much of what is held is whole lines; of a line that is longer, all but what may be half of its end.
std::size_t Cutter::whole_lines() const {
  if (const std::size_t line_end = held().rfind('\n'); line_end != std::string_view::npos)
    return line_end + 1;
  return held_size_ - (held().ends_with('\r') ? 1 : 0);
}

/// Counts what stands in the first bytes of what is held, which are of the part at hand.
void Cutter::pass(std::size_t size) {
  const std::string_view passed = held().substr(0, size);
  titles_before_ += count_titles(passed);
  move_behind(place_, passed, source_.has_pages());
  if (size > 0) inside_line_ = passed.back() != '\n';
  passed_ += size;
  held_size_ -= size;
}

bool Cutter::looks_like_title(std::string_view line) const {
  if (line.empty() || line.size() > longest_title || text::blank_at_start(line) > 0) return false;
  if (text::valid_utf8_prefix(line) != line.size()) return false;
  return std::any_of(titles_.begin(), titles_.end(), [line](const Title& title) {
    return title.first.has_first_of(line) && title.pattern.starts(line, 0);
  });
}

/// The lines of a text that look like titles, one after the other.
class Cutter::TitleLines {
 public:
  TitleLines(const Cutter& cutter, std::string_view text)
      : cutter_(cutter), text_(text), found_(cutter.title_texts_.size(), 0) {}

  /// Without its line end; the last one may have none. Nothing when there is no more.
  std::optional<std::string_view> next() {
    for (std::size_t at = candidate(); at != std::string_view::npos; at = candidate()) {
      const std::size_t begin = text_.rfind('\n', at) + 1, end = std::min(text_.find('\n', at), text_.size());
      from_ = std::min(end + 1, text_.size());
      const std::string_view line = text_.substr(begin, end - begin);
      if (cutter_.looks_like_title(bare(line))) return line;
    }
    return std::nullopt;
  }

 private:
  /// Where on a line that has not been looked at one of the texts stands that a title has.
  std::size_t candidate() {
    if (found_.empty()) return from_ < text_.size() ? from_ : std::string_view::npos;
    std::size_t first = std::string_view::npos;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      std::size_t& at = found_[i];
      if (at == 0 || at < from_) at = text::find(text_, cutter_.title_texts_[i], from_);
      first = std::min(first, at);
    }
    return first;
  }

  const Cutter& cutter_;
  const std::string_view text_;
  std::size_t from_ = 0;            ///< behind the last line
  std::vector<std::size_t> found_;  ///< where each text stands next
};

/// How many lines of a text look like titles.
std::uint64_t Cutter::count_titles(std::string_view bytes) const {
  TitleLines lines(*this, bytes);
  std::uint64_t count = 0;
  while (lines.next()) ++count;
  return count;
}

/// The first line at or behind an offset that begins with a title, and where in it that stands: only form
/// feeds may be before it, and no two blanks on it, which would begin a run of lines with padded columns.
std::optional<std::size_t> Cutter::find_cut(std::size_t from, std::uint64_t& head_offset) const {
  const std::string_view all = held();
  std::size_t begin = 0;
  if (from > 0 || inside_line_) begin = all.find('\n', from > 0 ? from - 1 : 0) + 1;
  if (begin == 0 && (from > 0 || inside_line_)) return std::nullopt;
  TitleLines lines(*this, all.substr(begin));
  while (const std::optional<std::string_view> line = lines.next()) {
    const auto offset = static_cast<std::size_t>(line->data() - all.data());
    if (offset + line->size() == all.size()) break;  // it may go on
    if (line->size() > longest_title || line->find("  ") != std::string_view::npos) continue;
    head_offset = offset + static_cast<std::size_t>(bare(*line).data() - line->data());
    return offset;
  }
  return std::nullopt;
}

void Cutter::cut_next() {
  auto part = std::make_shared<Part>();
  part->number = first_ + parts_.size();
  part->begin = place_;
  part->head = std::exchange(head_, std::nullopt);
  part->titles = titles_before_;
  const std::uint64_t near = place_.byte + part_size_, farthest = place_.byte + far * part_size_;
  while (true) {
    fill();
    std::uint64_t head_offset = 0;
    const std::size_t from = near - std::min(near, place_.byte);
    const std::optional<std::size_t> cut = from < held_size_ ? find_cut(from, head_offset) : std::nullopt;
    if (cut) {
      head_ = place_.byte + head_offset;
      pass(*cut);
      break;
    }
    if (ended_) {
      pass(held_size_);
      part->is_last = true;
      break;
    }
    pass(whole_lines());
    if (place_.byte >= farthest) break;
  }
  part->ends_in_error = part->is_last && failed_;
  all_cut_ = part->is_last;
  part->end = place_.byte;
  parts_.push_back(std::move(part));
}

}  // namespace jixiao::run
