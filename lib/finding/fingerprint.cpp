#include "finding/fingerprint.h"

namespace jixiao::finding {

std::string hexadecimal(const Hash& hash) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(32);
  for (const std::uint64_t half : {hash.high, hash.low}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(half >> shift) & 15];
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

void Hasher::mix(unsigned char byte) {
  constexpr Wide prime = (Wide{1} << 88) | Wide{0x13b};
  state_ = (state_ ^ byte) * prime;
}

void Hasher::add(std::string_view field) {
  for (const char byte : field) mix(static_cast<unsigned char>(byte));
  add(std::uint64_t{field.size()});
}

void Hasher::add(std::uint64_t number) {
  for (int shift = 0; shift < 64; shift += 8) mix(static_cast<unsigned char>(number >> shift));
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
