#pragma once
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

/// Data of the program as bytes, written while building and read at start. What a type consists of is said
/// once, by a function `fields` that serves both directions.
namespace jixiao::grammar {

/// Appends values: numbers in groups of seven bits, texts and lists after their length.
class Writer {
 public:
  explicit Writer(std::string& bytes) : bytes_(bytes) {}

  template <class Number>
  requires std::integral<Number> || std::is_enum_v<Number>
  void value(const Number& number) {
    auto rest = static_cast<std::uint64_t>(number);
    for (; rest >= 0x80; rest >>= 7) bytes_ += static_cast<char>((rest & 0x7F) | 0x80);
    bytes_ += static_cast<char>(rest);
  }
  void value(const std::string& text) { value(std::string_view(text)); }
  void value(std::string_view text) {
    value(text.size());
    bytes_ += text;
  }
  template <class Item>
  void value(const std::vector<Item>& items) {
    value(items.size());
    for (const Item& item : items) one(item);
  }
  template <class Item>
  void value(const std::optional<Item>& item) {
    value(item.has_value());
    if (item) one(*item);
  }

 private:
  template <class Item>
  void one(const Item& item) {
    if constexpr (requires { value(item); }) {
      value(item);
    } else {
      fields(*this, item);
    }
  }
  std::string& bytes_;
};

/// Reads them again, in the same order.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  template <class Number>
  requires std::integral<Number> || std::is_enum_v<Number>
  void value(Number& number) { number = static_cast<Number>(read_number()); }
  void value(std::string& text) {
    std::string_view view;
    value(view);
    text.assign(view);
  }
  /// Points into the bytes.
  void value(std::string_view& text) {
    const std::size_t size = read_number();
    text = bytes_.substr(0, size);
    bytes_.remove_prefix(text.size());
  }
  void value(std::vector<std::string>& texts) {
    std::size_t count = read_number();
    texts.clear();
    texts.reserve(count);
    for (; count > 0; --count) {
      std::string_view view;
      value(view);
      texts.emplace_back(view);  // costs half of what it costs to assign to an empty one
    }
  }
  template <class Item>
  void value(std::vector<Item>& items) {
    items.resize(read_number());
    for (Item& item : items) one(item);
  }
  template <class Item>
  void value(std::optional<Item>& item) {
    if (read_number() != 0) one(item.emplace());
  }

 private:
  template <class Item>
  void one(Item& item) {
    if constexpr (requires { value(item); }) {
      value(item);
    } else {
      fields(*this, item);
    }
  }
  std::uint64_t read_number() {
    std::uint64_t number = 0;
    for (unsigned shift = 0; !bytes_.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      number |= std::uint64_t{byte & 0x7FU} << shift;
      if (byte < 0x80) break;
    }
    return number;
  }
  std::string_view bytes_;
};

/// `Kind`, const or not: one list of fields serves both directions.
template <class T, class Kind>
concept Is = std::same_as<std::remove_const_t<T>, Kind>;

/// Writes or reads all these, one after the other.
template <class Archive, class... Values>
void all(Archive& a, Values&&... values) {
  const auto one = [&](auto& value) {
    if constexpr (requires { a.value(value); }) {
      a.value(value);
    } else {
      fields(a, value);
    }
  };
  (one(values), ...);
}

}  // namespace jixiao::grammar
