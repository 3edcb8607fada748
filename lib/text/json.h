#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

#include "text/decimal.h"

/// JSON, written as it comes: no tree and no allocation. Texts are valid UTF-8.
namespace jixiao::text {

/// Whether a JSON string must escape something in `text`.
bool needs_json_escape(std::string_view text);

/// Appends `text` as a JSON string, quotes included.
void append_json_string(std::string& out, std::string_view text);

/// Appends `bytes` as a JSON string; what is no UTF-8 (a file name may hold anything) becomes U+FFFD.
void append_json_bytes(std::string& out, std::string_view bytes);

/// Writes at the end of a string, which is longer than what was written until the pen is put down
/// (destroyed). Nobody else may touch the string meanwhile.
class JsonPen {
 public:
  explicit JsonPen(std::string& out) : out_(out), at_(out.data() + out.size()), end_(at_) {}
  ~JsonPen() { out_.resize(size()); }
  JsonPen(const JsonPen&) = delete;
  JsonPen& operator=(const JsonPen&) = delete;

  /// Appends a string literal as it is: `pen.raw("\"name\":")`.
  template <std::size_t size>
  void raw(const char (&literal)[size]) {
    need(size - 1);
    std::memcpy(at_, literal, size - 1);
    at_ += size - 1;
  }
  /// Appends JSON made before.
  void json(std::string_view made) {
    if (made.empty()) return;
    need(made.size());
    std::memcpy(at_, made.data(), made.size());
    at_ += made.size();
  }
  /// The same; its bytes may be changed until the next call.
  char* json_to_change(std::string_view made) {
    json(made);
    return at_ - made.size();
  }
  void string(std::string_view text) { needs_json_escape(text) ? escaped(text) : plain_string(text); }
  /// A string that is known to need no escape (see `needs_json_escape`).
  void plain_string(std::string_view text) {
    need(text.size() + 2);
    *at_ = '"';
    if (!text.empty()) std::memcpy(at_ + 1, text.data(), text.size());
    at_[text.size() + 1] = '"';
    at_ += text.size() + 2;
  }
  /// The string, or null when the text is empty.
  void string_or_null(std::string_view text) { text.empty() ? raw("null") : string(text); }
  void number(std::uint64_t value) {
    if (value >= 10) return large_number(value);
    need(1);
    *at_++ = static_cast<char>('0' + value);
  }
  /// Exactly the digits that Decimal::append_to prints.
  void number(const Decimal& value);

  /// How much the string holds by now; with `repeat`, to write again what stands in it.
  [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(at_ - out_.data()); }
  /// Appends once more what was written between `begin` and `end`.
  void repeat(std::size_t begin, std::size_t end);

 private:
  void need(std::size_t bytes) {
    if (static_cast<std::size_t>(end_ - at_) < bytes) make_room(bytes);
  }
  void make_room(std::size_t bytes);
  void escaped(std::string_view text);
  void large_number(std::uint64_t value);

  std::string& out_;
  char* at_;   ///< where the next byte goes
  char* end_;  ///< of the string
};

}  // namespace jixiao::text
