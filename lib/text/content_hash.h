#pragma once
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace jixiao::text {

/// 128 bits that tell contents apart (XXH3, the same as `xxh128sum` prints). Against accidents, not against
/// somebody who wants two contents to look the same.
struct ContentDigest {
  std::uint64_t high = 0, low = 0;
  friend bool operator==(const ContentDigest&, const ContentDigest&) = default;

  /// 32 hexadecimal digits.
  [[nodiscard]] std::string hexadecimal() const;
};

/// Hashes bytes as they come, however they are cut.
class ContentHash {
 public:
  ContentHash();
  ~ContentHash();
  ContentHash(const ContentHash&) = delete;
  ContentHash& operator=(const ContentHash&) = delete;

  /// Begins anew.
  void clear();
  void add(std::string_view bytes);
  /// Adds a text and its length, so that no two sequences of texts read the same.
  void add_field(std::string_view text);
  /// Of the bytes added so far.
  [[nodiscard]] ContentDigest digest() const;
  [[nodiscard]] std::uint64_t bytes() const { return bytes_; }

 private:
  struct State;
  std::unique_ptr<State> state_;
  std::uint64_t bytes_ = 0;
};

/// The digest of bytes that are all at hand.
ContentDigest digest_of(std::string_view bytes);

}  // namespace jixiao::text
