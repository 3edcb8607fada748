#include "run/console.h"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "text/width.h"

namespace jixiao::run {

Console::Console(Language language, bool quiet, std::function<void(std::string_view)> write)
    : language_(language), quiet_(quiet), write_(std::move(write)) {}

void Console::error(std::string_view path, std::string_view what) const {
  std::string line = "jixiao: ";
  if (!path.empty()) line.append(printable(path)).append(": ");
  write_(line.append(what).append("\n"));
}

void Console::note(std::string_view path, std::string_view what) const {
  if (!quiet_) error(path, what);
}

void write_to_standard_error(std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(STDERR_FILENO, text.data(), text.size());
    if (count > 0) {
      text.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno != EINTR) {
      return;
    }
  }
}

std::string printable(std::string_view path) {
  std::string out;
  text::append_visible(out, path);
  return out;
}

std::string shell_quoted(std::string_view path) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("/._-+,:@%").find(c) != std::string_view::npos ||
           static_cast<unsigned char>(c) >= 0x80;
  };
  bool plain = !path.empty();
  for (const char c : path) plain = plain && is_plain(c);
  if (plain) return std::string(path);
  std::string out = "'";
  for (const char c : printable(path)) {
    if (c == '\'') {
      out += "'\\''";
    } else {
      out += c;
    }
  }
  return out + "'";
}

}  // namespace jixiao::run
