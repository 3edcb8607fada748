#pragma once
#include <functional>
#include <string>
#include <string_view>

#include "run/messages.h"

namespace jixiao::run {

/// Lines for a person, on standard error: `jixiao: PATH: what`. Whole lines at a time.
class Console {
 public:
  /// `write` takes whole lines. Quiet consoles leave out notes.
  Console(Language language, bool quiet, std::function<void(std::string_view)> write);

  [[nodiscard]] Language language() const { return language_; }
  [[nodiscard]] bool quiet() const { return quiet_; }

  /// What went wrong with `path`; an empty path says it of the program.
  void error(std::string_view path, std::string_view what) const;
  /// What is good to know and not wrong.
  void note(std::string_view path, std::string_view what) const;
  /// Lines as they are.
  void lines(std::string_view text) const { write_(text); }

 private:
  Language language_;
  bool quiet_;
  std::function<void(std::string_view)> write_;
};

/// Writes to standard error. Nobody can be told when that fails, so nobody is.
void write_to_standard_error(std::string_view text);

/// A path as it may be shown on a terminal (see text::append_visible).
std::string printable(std::string_view path);

/// A path as a shell takes it: quoted where it needs to be.
std::string shell_quoted(std::string_view path);

}  // namespace jixiao::run
