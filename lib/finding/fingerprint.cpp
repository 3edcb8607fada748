#include "finding/fingerprint.h"

namespace jixiao::finding {

std::string hexadecimal(const Hash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out(32, '0');
  for (std::size_t index = 0; index < 16; ++index) {
    out[index] = digits[hash.high >> (60 - 4 * index) & 15U];
    out[16 + index] = digits[hash.low >> (60 - 4 * index) & 15U];
  }
  return out;
}

Hash hash_from(std::string_view digits) {
  Hash hash;
  for (std::size_t index = 0; index < digits.size(); ++index) {
    const char digit = digits[index];
    const auto value = static_cast<std::uint64_t>(digit >= 'a' ? digit - 'a' + 10 : digit - '0');
    std::uint64_t& half = index < 16 ? hash.high : hash.low;
    half = half << 4U | value;
  }
  return hash;
}

void Hasher::add(std::string_view field) {
  for (const char byte : field) mix(static_cast<unsigned char>(byte));
  add(std::uint64_t{field.size()});
}

void Hasher::add(std::uint64_t number) {
  std::size_t zeros = sizeof number;
  for (; number != 0; number >>= 8U, --zeros) mix(static_cast<unsigned char>(number));
  state_ *= powers[zeros];  // as so many bytes that are 0
}

Hash Hasher::value() const {
  return {static_cast<std::uint64_t>(state_ >> 64), static_cast<std::uint64_t>(state_)};
}

std::uint64_t Ordinals::next(const Hash& hash) {
  const auto [place, is_new] = count_.try_emplace(hash, 0);
  const std::uint64_t ordinal = place->second++;
  if (is_new) {
    order_.push_back(hash);
    if (order_.size() > window_) {
      count_.erase(order_.front());
      order_.pop_front();
    }
  }
  return ordinal;
}

std::string tell_apart(const Hash& hash, Ordinals& ordinals) {
  Hasher hasher(hash);
  const std::uint64_t ordinal = ordinals.next(hash);
  if (ordinal > 0) hasher.add(ordinal);
  return hexadecimal(hasher.value());
}

}  // namespace jixiao::finding
