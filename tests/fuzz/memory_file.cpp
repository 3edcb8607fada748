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

}  // namespace jixiao::fuzz
