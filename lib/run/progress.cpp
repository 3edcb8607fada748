#include "run/progress.h"

#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <system_error>
#include <utility>

#include "run/console.h"
#include "run/signals.h"
#include "text/width.h"

namespace jixiao::run {
namespace {

using namespace std::chrono_literals;

constexpr auto first_after = 300ms, then_each = 100ms;
/// What a terminal is taken for that does not say its width.
constexpr unsigned usual_columns = 80;

std::string decimal(double value, int digits) {
  std::array<char, 64> text{};
  const int size = std::snprintf(text.data(), text.size(), "%.*f", digits, value);
  return {text.data(), static_cast<std::size_t>(std::max(size, 0))};
}

/// 0:07, 12:34, 1:02:03.
std::string duration(double seconds) {
  const auto whole = static_cast<std::uint64_t>(std::max(seconds, 0.0));
  const auto two = [](std::uint64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  const std::uint64_t hours = whole / 3600, minutes = whole / 60 % 60;
  const std::string end = ":" + two(whole % 60);
  return hours > 0 ? std::to_string(hours) + ":" + two(minutes) + end : std::to_string(minutes) + end;
}

unsigned terminal_columns() {
  winsize size{};
  const bool known = ::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : usual_columns;
}

}  // namespace

std::string progress_line(const Pace& pace, unsigned columns, Language language) {
  constexpr double megabyte = 1e6, longest = 100.0 * 3600;
  const double rate = pace.seconds > 0 ? static_cast<double>(pace.bytes) / pace.seconds : 0;
  std::string files = std::to_string(pace.files);
  if (pace.all) files += "/" + std::to_string(std::max(pace.all->files, pace.files));
  // In the order in which they are shown, each with its weight.
  std::array<std::pair<int, std::string>, 4> parts{{
      {3, words(Message::progress_files, language, {files})},
      {1, words(Message::progress_rate, language, {decimal(rate / megabyte, 1)})},
      {0, words(Message::progress_findings, language, {std::to_string(pace.findings)})},
      {2, {}},
  }};
  if (pace.all && rate > 0 && pace.all->bytes >= pace.bytes) {
    const double left = static_cast<double>(pace.all->bytes - pace.bytes) / rate;
    if (left < longest) parts[3].second = words(Message::progress_left, language, {duration(left)});
  }
  for (int least = 0; least <= 3; ++least) {
    std::string line;
    for (const auto& [weight, part] : parts) {
      if (weight < least || part.empty()) continue;
      line.append(line.empty() ? "" : "  ").append(part);
    }
    // The last column stays free: some terminals begin a new line behind it.
    if (text::display_width(line) < columns) return line;
  }
  return {};
}

Progress::Progress(const Meter& meter, Options options) : meter_(meter), options_(std::move(options)) {
  if (options_.selection) counter_ = std::thread([this] { count(); });
  drawer_ = std::thread([this] { run(); });
}

Progress::~Progress() {
  {
    const std::scoped_lock lock(mutex_);
    stop_ = true;
  }
  counting_ends_ = true;
  ended_.notify_one();
  drawer_.join();
  if (counter_.joinable()) counter_.join();
  erase();
}

/// Adds up all inputs. A pipe has no size: then nothing is known.
void Progress::count() {
  try {
    Inputs inputs(*options_.selection, options_.language);
    Workload all;
    while (const std::optional<Input> input = inputs.next()) {
      if (counting_ends_) return;
      const bool is_stream = input->kind == Input::Kind::standard_input;
      if ((input->kind != Input::Kind::file && !is_stream) || !options_.shard.takes(input->name)) continue;
      struct stat status {};
      const int code = is_stream ? ::fstat(STDIN_FILENO, &status) : ::stat(input->path.c_str(), &status);
      if (code != 0) continue;
      if (!S_ISREG(status.st_mode)) return;
      ++all.files;
      all.bytes += static_cast<std::uint64_t>(status.st_size);
    }
    all_ = all;
    counted_ = true;
  } catch (const std::system_error&) {
    // The list went away meanwhile: who reads the inputs says so.
  }
}

void Progress::run() {
  std::unique_lock lock(mutex_);
  ended_.wait_for(lock, first_after, [this] { return stop_; });
  while (!stop_) {
    draw();
    ended_.wait_for(lock, then_each, [this] { return stop_; });
  }
}

void Progress::draw() {
  Pace pace{meter_.files, meter_.bytes, meter_.findings, 0, {}};
  pace.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin_).count();
  if (counted_) pace.all = all_;
  const std::string line = progress_line(pace, terminal_columns(), options_.language);
  const std::size_t columns = text::display_width(line);
  std::string out = options_.plain ? "\r" : "\r\033[2K";
  out += line;
  // Without escape sequences a shorter line has to cover a longer one.
  if (options_.plain && columns < drawn_) out.append(drawn_ - columns, ' ');
  if (line.empty() && drawn_ == 0) return;
  drawn_ = options_.plain ? std::max(columns, drawn_) : columns;
  erase_when_interrupted(!options_.plain);
  write_to_standard_error(out);
}

void Progress::erase() {
  if (drawn_ > 0) {
    write_to_standard_error(options_.plain ? "\r" + std::string(drawn_, ' ') + "\r" : "\r\033[2K");
  }
  drawn_ = 0;
  erase_when_interrupted(false);
}

void Progress::write(std::string_view text) {
  const std::scoped_lock lock(mutex_);
  erase();
  write_to_standard_error(text);
}

}  // namespace jixiao::run
