#pragma once
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace jixiao::check {

/// Long texts of which something is known that goes for the text alone. A text is kept when it comes for the
/// second time, because most never do; memory is bounded, and the latest texts stay. `Note` is what is known.
template <class Note = std::monostate>
class KnownTexts {
 public:
  /// What is known of a text; null: nothing. `hash` is text::hash_text of it.
  [[nodiscard]] const Note* find(std::string_view text, std::uint64_t hash) const {
    if (!places_) return nullptr;
    const Place& place = (*places_)[hash % count];
    return place.hash == hash && place.is_kept && place.text == text ? &place.note : nullptr;
  }
  [[nodiscard]] bool has(std::string_view text, std::uint64_t hash) const {
    return find(text, hash) != nullptr;
  }
  /// Says that a text with this hash will be asked for soon.
  void expect(std::uint64_t hash) const {
    if (places_) __builtin_prefetch(&(*places_)[hash % count], 1);
  }
  void add(std::string_view text, std::uint64_t hash, const Note& note = {}) {
    constexpr std::size_t longest = 4096;
    if (text.size() > longest) return;
    if (!places_) places_ = std::make_unique<Places>();
    Place& place = (*places_)[hash % count];
    place.is_kept = place.hash == hash;  // it has come before
    place.hash = hash;
    if (!place.is_kept) return;
    place.text = text;
    place.note = note;
  }

 private:
  static constexpr std::size_t count = 512;
  struct Place {
    std::uint64_t hash = 0;
    bool is_kept = false;  ///< else only the hash has been noted
    std::string text;
    Note note;
  };
  using Places = std::array<Place, count>;
  std::unique_ptr<Places> places_;  ///< made for the first text
};

}  // namespace jixiao::check
