#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace jixiao::run {

/// One of several runs that share the inputs among them: it takes those whose names (Input::name) fall to it.
/// The same on every machine: the lower 64 bits of the name's XXH3 digest, modulo the number of shards.
struct Shard {
  std::uint32_t number = 1;  ///< from 1
  std::uint32_t of = 1;

  static constexpr std::uint32_t most = 65536;

  [[nodiscard]] bool is_all() const { return of == 1; }
  [[nodiscard]] bool takes(std::string_view name) const;
  friend bool operator==(const Shard&, const Shard&) = default;
};

/// Reads `K/N` with 1 <= K <= N <= Shard::most; nothing when it is not written so.
std::optional<Shard> shard_from(std::string_view text);

}  // namespace jixiao::run
