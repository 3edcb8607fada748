#include "text/json.h"

#include <array>
#include <charconv>

#include "text/utf8.h"

namespace jixiao::text {
namespace {

/// Room is made in steps of this, because making it fills it with zeros.
constexpr std::size_t room_step = 512;

/// As many bytes as are looked at together: compilers make a few vector instructions of that.
constexpr std::size_t block = 32;

constexpr std::array<bool, 256> escape_table = [] {
  std::array<bool, 256> table{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) table[byte] = true;
  table['"'] = table['\\'] = true;
  return table;
}();

inline bool byte_needs_escape(char byte) {
  return escape_table[static_cast<unsigned char>(byte)];
}

bool block_needs_escape(const char* bytes) {
  unsigned char found = 0;
  for (std::size_t index = 0; index < block; ++index) {
    const auto byte = static_cast<unsigned char>(bytes[index]);
    const auto bad = static_cast<unsigned char>((byte < 0x20) | (byte == '"') | (byte == '\\'));
    found = static_cast<unsigned char>(found | bad);
  }
  return found != 0;
}

}  // namespace

bool needs_json_escape(std::string_view text) {
  if (text.size() < block) {
    bool found = false;
    for (const char byte : text) found |= byte_needs_escape(byte);
    return found;
  }
  const char* const last = text.data() + text.size() - block;
  for (const char* at = text.data(); at < last; at += block) {
    if (block_needs_escape(at)) return true;
  }
  return block_needs_escape(last);
}

void append_json_string(std::string& out, std::string_view text) {
  JsonPen(out).string(text);
}

void append_json_bytes(std::string& out, std::string_view bytes) {
  std::string valid;
  while (!bytes.empty()) {
    const std::size_t good = valid_utf8_prefix(bytes);
    valid.append(bytes, 0, good);
    bytes.remove_prefix(good);
    if (bytes.empty()) break;
    valid += "\uFFFD";
    bytes.remove_prefix(bad_utf8_length(bytes));
  }
  append_json_string(out, valid);
}

void JsonPen::string(std::string_view text) {
  needs_json_escape(text) ? escaped(text) : plain_string(text);
}

void JsonPen::escaped(std::string_view text) {
  raw("\"");
  for (const char byte : text) {
    if (!byte_needs_escape(byte)) {
      json({&byte, 1});
      continue;
    }
    switch (byte) {
      case '"':
        raw("\\\"");
        break;
      case '\\':
        raw("\\\\");
        break;
      case '\n':
        raw("\\n");
        break;
      case '\r':
        raw("\\r");
        break;
      case '\t':
        raw("\\t");
        break;
      default:
        raw("\\u00");
        json({&"0123456789abcdef"[(byte >> 4) & 0xF], 1});
        json({&"0123456789abcdef"[byte & 0xF], 1});
    }
  }
  raw("\"");
}

void JsonPen::number(std::uint64_t value) {
  constexpr std::size_t longest = 20;
  need(longest);
  char* const begin = out_.data() + written_;
  if (value < 10) {
    *begin = static_cast<char>('0' + value);
    ++written_;
    return;
  }
  written_ += static_cast<std::size_t>(std::to_chars(begin, begin + longest, value).ptr - begin);
}

void JsonPen::number(const Decimal& value) {
  char digits[20];
  const bool negative = value.units < 0;
  const auto units = static_cast<std::uint64_t>(value.units);
  const auto count = static_cast<std::size_t>(
      std::to_chars(digits, digits + sizeof digits, negative ? 0 - units : units).ptr - digits);
  const std::size_t scale = value.scale;
  if (negative) raw("-");
  if (scale == 0) return json({digits, count});
  if (count > scale) {
    json({digits, count - scale});
    raw(".");
    return json({digits + count - scale, scale});
  }
  raw("0.");
  for (std::size_t zeros = scale - count; zeros > 0; --zeros) raw("0");
  json({digits, count});
}

void JsonPen::repeat(std::size_t begin, std::size_t end) {
  need(end - begin);
  std::memcpy(out_.data() + written_, out_.data() + begin, end - begin);
  written_ += end - begin;
}

void JsonPen::make_room(std::size_t bytes) {
  const std::size_t step = bytes > room_step ? bytes : room_step;
  out_.resize(written_ + step);
}

}  // namespace jixiao::text
