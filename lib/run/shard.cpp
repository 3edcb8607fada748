#include "run/shard.h"

#include <charconv>

#include "text/content_hash.h"

namespace jixiao::run {

bool Shard::takes(std::string_view name) const {
  return is_all() || text::digest_of(name).low % of + 1 == number;
}

std::optional<Shard> shard_from(std::string_view text) {
  Shard shard;
  const char* const end = text.data() + text.size();
  const auto first = std::from_chars(text.data(), end, shard.number);
  if (first.ec != std::errc() || first.ptr == end || *first.ptr != '/') return std::nullopt;
  const auto second = std::from_chars(first.ptr + 1, end, shard.of);
  if (second.ec != std::errc() || second.ptr != end) return std::nullopt;
  if (shard.number == 0 || shard.number > shard.of || shard.of > Shard::most) return std::nullopt;
  return shard;
}

}  // namespace jixiao::run
