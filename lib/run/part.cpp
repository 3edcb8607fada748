#include "run/part.h"

#include <algorithm>
#include <atomic>
#include <cstring>
#include <utility>

#include "text/count.h"
#include "text/utf8.h"

namespace jixiao::run {
namespace {

/// Where no title is near, a part is no longer than this many times its size.
constexpr std::size_t far = 2;
/// So much more is read at a time while a title is looked for.
constexpr std::size_t step = std::size_t{64} << 10;
/// A longer line is no title.
constexpr std::size_t longest_title = 300;

/// Counts the line ends and form feeds of a text that does not end in the middle of a line end.
void pass(text::Position& at, std::string_view bytes, bool has_pages) {
  at.byte += bytes.size();
  at.line += text::count(bytes, '\n');
  // Of these there are few or none.
  std::uint32_t feeds = 0;
  for (std::size_t feed = bytes.find('\f'); feed != std::string_view::npos; feed = bytes.find('\f', feed + 1))
    ++feeds;
  for (std::size_t cr = bytes.find('\r'); cr != std::string_view::npos; cr = bytes.find('\r', cr + 1)) {
    if (cr + 1 >= bytes.size() || bytes[cr + 1] != '\n') ++at.line;
  }
  if (feeds > 0 && at.page == 0) at.page = 1;
  at.page += feeds;
  if (at.page == 0 && has_pages) at.page = 1;
}

}  // namespace

Cutter::Cutter(FileSource& source, const grammar::Grammar& grammar, std::size_t part_size, Meter* meter)
    : source_(source), part_size_(part_size), meter_(meter) {
  for (const grammar::Form& form : grammar.forms) {
    if (!form.title.empty()) titles_.push_back({form.title, form.title.outline().first});
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

/// No part is larger.
std::size_t Cutter::room() const {
  return far * part_size_ + 2 * step;
}

std::shared_ptr<char[]> Cutter::new_buffer() {
  for (const std::shared_ptr<char[]>& buffer : buffers_) {
    if (buffer.use_count() > 1) continue;
    // Whoever held it has let go of it before.
    std::atomic_thread_fence(std::memory_order_acquire);
    return buffer;
  }
  return buffers_.emplace_back(std::make_shared_for_overwrite<char[]>(room()));
}

/// Reads until so much waits; false at the end of the input.
bool Cutter::fill(std::size_t size) {
  size = std::min(size, room());
  while (rest_size_ < size && !ended_) {
    std::size_t count = 0;
    try {
      count = source_.read(rest_.get() + rest_size_, size - rest_size_);
    } catch (const decode::ReadError&) {
      failed_ = true;
    }
    rest_size_ += count;
    ended_ = count == 0;
    if (meter_ != nullptr) meter_->bytes.fetch_add(count, std::memory_order_relaxed);
  }
  return rest_size_ >= size;
}

bool Cutter::looks_like_title(std::string_view line) const {
  if (line.empty() || line.size() > longest_title || text::blank_at_start(line) > 0) return false;
  if (text::valid_utf8_prefix(line) != line.size()) return false;
  return std::any_of(titles_.begin(), titles_.end(), [line](const Title& title) {
    return title.first.has_first_of(line) && title.pattern.starts(line, 0);
  });
}

/// The first line at or behind an offset that begins with a title, and where in it that stands: only form
/// feeds may be before it, and no two blanks on it, which would begin a run of lines with padded columns.
std::optional<std::size_t> Cutter::find_cut(std::size_t from, std::uint64_t& head_offset) const {
  const std::string_view all = rest();
  for (std::size_t at = all.find('\n', from); at != std::string_view::npos;) {
    const std::size_t begin = at + 1;
    at = all.find('\n', begin);
    if (at == std::string_view::npos) return std::nullopt;
    if (at - begin > longest_title) continue;
    std::string_view line = all.substr(begin, at - begin);
    const std::size_t feeds = std::min(line.find_first_not_of('\f'), line.size());
    line.remove_prefix(feeds);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.find("  ") != std::string_view::npos || !looks_like_title(line)) continue;
    head_offset = begin + feeds;
    return begin;
  }
  return std::nullopt;
}

void Cutter::cut_next() {
  auto part = std::make_shared<Part>();
  part->number = first_ + parts_.size();
  part->begin = begin_;
  part->head = head_;
  if (!rest_) rest_ = new_buffer();
  std::optional<std::size_t> cut;
  std::uint64_t head_offset = 0;
  fill(part_size_ + step);
  if (rest_size_ > part_size_) {
    std::size_t from = part_size_ - 1;
    for (std::size_t reach = part_size_ + step; may_cut_ && !cut; reach += step) {
      const bool more = fill(reach);
      cut = find_cut(from, head_offset);
      if (!more || reach >= far * part_size_) break;
      from = std::max(part_size_, rest_size_ - longest_title) - 1;
    }
  }
  std::size_t size = cut.value_or(rest_size_);
  if (!cut && !ended_) {
    // Positions are known again only behind a whole line.
    const std::size_t line_end = rest().rfind('\n');
    if (line_end == std::string_view::npos) may_cut_ = false;
    if (line_end != std::string_view::npos) size = line_end + 1;
  }
  part->is_last = ended_ && size == rest_size_;
  part->ends_in_error = part->is_last && failed_;
  all_cut_ = part->is_last;
  head_ = cut ? std::optional(begin_.byte + head_offset) : std::nullopt;
  pass(begin_, rest().substr(0, size), source_.has_pages());
  part->buffer = rest_;
  part->size = size;
  part->end = begin_.byte;
  const std::shared_ptr<char[]> next = all_cut_ ? nullptr : new_buffer();
  if (next) std::memcpy(next.get(), rest_.get() + size, rest_size_ - size);
  rest_ = next;
  rest_size_ -= size;
  parts_.push_back(std::move(part));
}

}  // namespace jixiao::run
