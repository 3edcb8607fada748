// What libFuzzer calls. Compiled once a target, with its name as JIXIAO_TARGET.
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "targets.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  jixiao::fuzz::JIXIAO_TARGET({reinterpret_cast<const char*>(data), size});
  return 0;
}
