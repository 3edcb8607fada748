#include "text/content_hash.h"

#include <xxhash.h>

#include <new>

namespace jixiao::text {
namespace {

ContentDigest digest_from(const XXH128_hash_t& hash) {
  return {hash.high64, hash.low64};
}

}  // namespace

struct ContentHash::State {
  State() : xxh(XXH3_createState()) {
    if (xxh == nullptr) throw std::bad_alloc();
  }
  ~State() { XXH3_freeState(xxh); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  XXH3_state_t* xxh;
};

std::string ContentDigest::hexadecimal() const {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string out;
  out.reserve(32);
  for (const std::uint64_t half : {high, low}) {
    for (int shift = 60; shift >= 0; shift -= 4) out += digits[(half >> shift) & 15U];
  }
  return out;
}

ContentHash::ContentHash() : state_(std::make_unique<State>()) {
  clear();
}
ContentHash::~ContentHash() = default;

void ContentHash::clear() {
  XXH3_128bits_reset(state_->xxh);
  bytes_ = 0;
}

void ContentHash::add(std::string_view bytes) {
  // It refuses null pointers only, and an empty view may have one.
  if (bytes.empty()) return;
  XXH3_128bits_update(state_->xxh, bytes.data(), bytes.size());
  bytes_ += bytes.size();
}

void ContentHash::add_field(std::string_view text) {
  add(text);
  add(std::to_string(text.size()) + ";");
}

ContentDigest ContentHash::digest() const {
  return digest_from(XXH3_128bits_digest(state_->xxh));
}

ContentDigest digest_of(std::string_view bytes) {
  return digest_from(XXH3_128bits(bytes.data(), bytes.size()));
}

}  // namespace jixiao::text
