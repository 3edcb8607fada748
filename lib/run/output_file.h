#pragma once
#include <string>

namespace jixiao::run {

/// Where -o writes: a temporary file beside the path that takes its name when all went well. Devices and
/// FIFOs are written directly. Without `commit` nothing is left behind.
class OutputFile {
 public:
  /// Throws std::system_error when nothing can be written there.
  explicit OutputFile(const std::string& path);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// Closes the file and gives it its name. Throws std::system_error when that fails.
  void commit();

 private:
  void open_temporary(unsigned mode, bool keep_mode);

  int descriptor_ = -1;
  std::string path_;       ///< with symbolic links followed: a link stays a link
  std::string temporary_;  ///< empty: written directly
};

}  // namespace jixiao::run
