#pragma once
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <sys/types.h>

#include "run/messages.h"

namespace jixiao::run {

/// What the user named as input.
struct Selection {
  std::vector<std::string> operands;      ///< files, folders, `-`; none at all and no list: standard input
  std::optional<std::string> list;        ///< --files-from; `-` is standard input
  bool null_separated = false;            ///< -0
  std::vector<std::string> include;       ///< globs of files in folders; none: *.txt
  std::vector<std::string> exclude;       ///< globs of files and folders in folders
  std::string standard_input_name = "-";  ///< --stdin-path
};

/// One thing to read, or something to say where it would have been read.
struct Input {
  enum class Kind {
    file,
    standard_input,
    failure,  ///< can't be opened or read
    nothing,  ///< a folder without any file to read: as good as a file without a table
    note,     ///< left out on purpose
  };
  Kind kind = Kind::file;
  std::string path;  ///< as it is shown
  std::string what;  ///< the words about it; none for a file and standard input
  /// What it is called wherever the operand lies: the path below the folder that was named, else the path
  /// that was named, without `.`, `..` and a `/` in front.
  std::string name = {};
};

/// The inputs in the order of the contract, found one at a time: operands and list as given, folders in
/// bytewise order of their paths. Holds the names of the folders it stands in, never a list of all files.
class Inputs {
 public:
  /// Throws std::system_error when the list can't be opened.
  Inputs(Selection selection, Language language);
  ~Inputs();
  Inputs(const Inputs&) = delete;
  Inputs& operator=(const Inputs&) = delete;

  /// The next one; nothing after the last.
  std::optional<Input> next();
  /// Whether there is certainly no more than one input.
  [[nodiscard]] bool is_single() const;
  /// Says of a folder that it is written to: the walk goes around it, unless it is named as an operand.
  void go_around(const std::string& folder);

 private:
  struct Folder {
    std::string path;  ///< with a `/` at its end
    std::pair<dev_t, ino_t> identity;
    std::vector<std::string> names;  ///< in reverse order; folders have a `/` at their end
  };

  std::optional<std::string> next_operand();
  std::optional<Input> next_in_folders();
  std::optional<Input> classify(const std::string& operand);
  std::optional<Input> enter(const std::string& path, const std::string& shown);
  std::optional<Input> visit(const std::string& path);
  [[nodiscard]] std::string name_of(const std::string& path) const;
  [[nodiscard]] bool selected(std::string_view path, bool folder) const;
  [[nodiscard]] Input failure(const std::string& path, int code) const;
  [[nodiscard]] Input said(Input::Kind kind, const std::string& path, Message message) const;
  [[nodiscard]] std::string patterns() const;

  struct Close {
    void operator()(std::FILE* file) const;
  };

  Selection selection_;
  Language language_;
  std::size_t next_operand_ = 0;
  std::unique_ptr<std::FILE, Close> list_;
  std::vector<Folder> folders_;  ///< from the operand down to where the walk is
  std::size_t root_length_ = 0;  ///< of the operand's path: globs see what comes after it
  bool found_any_ = false;       ///< in the operand that is walked
  std::vector<std::pair<dev_t, ino_t>> written_to_;
};

}  // namespace jixiao::run
