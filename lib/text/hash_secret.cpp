#include "text/hash_secret.h"

#include <bit>
#include <cstring>
#include <random>

#if __has_include(<sys/auxv.h>)
#include <sys/auxv.h>
#endif

namespace jixiao::text {
namespace {

HashSecret random_numbers() {
  HashSecret numbers;
#ifdef AT_RANDOM
  // 16 bytes that Linux lays beside the arguments: no call into the system.
  if (const auto* const bytes = reinterpret_cast<const char*>(getauxval(AT_RANDOM)); bytes != nullptr) {
    std::memcpy(&numbers, bytes, sizeof numbers);
    return numbers;
  }
#endif
  std::random_device source;
  for (std::uint64_t* const number : {&numbers.start, &numbers.factor}) {
    for (int half = 0; half < 2; ++half) *number = *number << 32U | source();
  }
  return numbers;
}

}  // namespace

HashSecret new_hash_secret() {
  constexpr std::uint64_t half_of_bits = 0x9E3779B97F4A7C15;
  HashSecret secret = random_numbers();
  secret.factor |= 1;
  // A factor of few ones or few zeros mixes badly.
  if (const int ones = std::popcount(secret.factor); ones < 20 || ones > 44)
    secret.factor ^= half_of_bits - 1;
  return secret;
}

}  // namespace jixiao::text
