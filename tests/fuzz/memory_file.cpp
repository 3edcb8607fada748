#include "memory_file.h"

#include <sys/mman.h>
#include <unistd.h>

#include "law.h"

namespace jixiao::fuzz {

MemoryFile::MemoryFile(std::string_view content) : descriptor_(::memfd_create("input", MFD_CLOEXEC)) {
  const ssize_t written = ::write(descriptor_, content.data(), content.size());
  law(written == static_cast<ssize_t>(content.size()), "a file in memory can be written");
}

MemoryFile::~MemoryFile() {
  ::close(descriptor_);
}

std::string MemoryFile::content() const {
  std::string all(static_cast<std::size_t>(::lseek(descriptor_, 0, SEEK_END)), '\0');
  const ssize_t read = ::pread(descriptor_, all.data(), all.size(), 0);
  law(read == static_cast<ssize_t>(all.size()), "a file in memory can be read");
  return all;
}

}  // namespace jixiao::fuzz
