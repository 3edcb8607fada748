#pragma once
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace jixiao::run {

/// A file or folder that could not be written.
struct WriteError : std::system_error {
  WriteError(int code, std::string where)
      : std::system_error(code, std::generic_category()), path(std::move(where)) {}
  std::string path;
};

/// Whether an error number speaks of one file (its name, its permissions, its size), not of the disk below
/// them all.
bool is_of_one_file(int code);

/// Makes a folder and those above it; what is there already is left alone. Throws WriteError.
void make_folders(const std::string& path);

/// Below which name an output stands: that of its input, with the extension of the format in the place of
/// `.txt`, or behind any other name.
std::string output_name(std::string_view input_name, std::string_view extension);

/// A file that is being written out of sight. Owns it: what has not been put in its place is removed.
class HiddenFile {
 public:
  /// Nothing is made before the first write.
  explicit HiddenFile(std::string path) : path_(std::move(path)) {}
  ~HiddenFile();
  HiddenFile(const HiddenFile&) = delete;
  HiddenFile& operator=(const HiddenFile&) = delete;

  /// Both throw WriteError.
  void write(std::string_view bytes);
  /// Closes the file, which may be empty, and gives it its name; the folders above it are made.
  void put_in_place(const std::string& path);

 private:
  void open();

  std::string path_;
  int descriptor_ = -1;
};

}  // namespace jixiao::run
