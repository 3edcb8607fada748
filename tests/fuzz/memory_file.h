#pragma once
#include <string>
#include <string_view>

namespace jixiao::fuzz {

/// A file that is only in memory, for what reads files by their name or writes to a descriptor.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view content = {});
  ~MemoryFile();
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  [[nodiscard]] int descriptor() const { return descriptor_; }
  /// All that is in it.
  [[nodiscard]] std::string content() const;

 private:
  int descriptor_;
};

}  // namespace jixiao::fuzz
