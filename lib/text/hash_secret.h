#pragma once
#include <cstdint>

namespace jixiao::text {

/// What hashes of tables in memory begin with and multiply by. Another one in each run of the program: nobody
/// can write texts that all get one place in a table, which would make it slow, nor two that have one hash.
struct HashSecret {
  std::uint64_t start = 0;
  std::uint64_t factor = 0;  ///< odd, with about half of its bits set
};

/// From the random bytes that the system gives each process.
HashSecret new_hash_secret();

inline const HashSecret hash_secret = new_hash_secret();

/// Mixes all bits of two numbers: those of their product, folded.
inline std::uint64_t fold_product(std::uint64_t left, std::uint64_t right) {
  __extension__ typedef unsigned __int128 Wide;
  const Wide product = static_cast<Wide>(left) * right;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

}  // namespace jixiao::text
