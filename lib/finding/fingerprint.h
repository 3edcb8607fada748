#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace jixiao::finding {

/// 128 bits that stand for a finding whatever its place.
struct Hash {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(const Hash&, const Hash&) = default;
};

/// 32 hexadecimal digits.
std::string hexadecimal(const Hash& hash);

/// The hash that 32 hexadecimal digits are.
Hash hash_from(std::string_view digits);

/// Hashes a sequence of fields (FNV-1a of 128 bits). Each field is followed by its length, so that no two
/// sequences read the same.
class Hasher {
 public:
  Hasher() = default;
  /// Goes on where another one had this value.
  explicit Hasher(const Hash& value) : state_(Wide{value.high} << 64 | value.low) {}

  void add(std::string_view field);
  void add(std::uint64_t number);
  [[nodiscard]] Hash value() const;

 private:
  __extension__ typedef unsigned __int128 Wide;
  static constexpr Wide prime = (Wide{1} << 88) | Wide{0x13b};
  /// Of the prime: by the number of bytes that are mixed in and 0.
  static constexpr std::array<Wide, sizeof(std::uint64_t) + 1> powers = [] {
    std::array<Wide, sizeof(std::uint64_t) + 1> all{1};
    for (std::size_t index = 1; index < all.size(); ++index) all[index] = all[index - 1] * prime;
    return all;
  }();

  void mix(unsigned char byte) { state_ = (state_ ^ byte) * prime; }
  Wide state_ = (Wide{0x6c62272e07bb0142} << 64) | Wide{0x62b821756295c58d};
};

/// Numbers equal findings of one input: 0 for the first, 1 for the second, … Remembers a bounded window of
/// the latest different ones; one that fell out of it starts at 0 again.
class Ordinals {
 public:
  explicit Ordinals(std::size_t window = 16384) : window_(window) {}
  std::uint64_t next(const Hash& hash);
  [[nodiscard]] std::size_t remembered() const { return count_.size(); }

 private:
  struct Mix {
    std::size_t operator()(const Hash& hash) const { return static_cast<std::size_t>(hash.low ^ hash.high); }
  };
  std::size_t window_;
  std::unordered_map<Hash, std::uint64_t, Mix> count_;
  std::deque<Hash> order_;  ///< as they first came; the oldest leaves first
};

/// The fingerprint of a finding whose rule and words have this hash: equal ones differ by their ordinals.
std::string tell_apart(const Hash& hash, Ordinals& ordinals);

}  // namespace jixiao::finding
