#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "decode/byte_source.h"
#include "text/encoding.h"

namespace jixiao::fuzz {

/// What a fuzzer made: a text, and choices of how to read it, which are its last bytes so that every file is
/// an input and a text can grow without changing them.
class Input {
 public:
  explicit Input(std::string_view data);

  [[nodiscard]] std::string_view text() const { return text_; }
  /// The next choice: 0 to `count` - 1, `count` at most 256.
  unsigned choose(unsigned count);
  /// One of the encodings; mostly the one that the text seems to have, nothing when it seems to have none.
  /// The text may then be one in UTF-8 that was put into that encoding.
  std::optional<text::Encoding> choose_encoding();
  /// The text in UTF-8 that `text` was made of, empty if it was not.
  [[nodiscard]] std::string_view original() const { return original_; }

 private:
  text::Encoding convert(text::Encoding encoding);

  std::string_view text_, choices_, original_;
  std::string converted_;
};

/// In what pieces an input arrives.
struct Cuts {
  std::size_t size = 4096;  ///< of each piece
  std::uint32_t seed = 0;   ///< not 0: pieces of any size up to `size`, drawn from this seed
};
/// One of the ways: single bytes, a few, a page, or any.
Cuts choose_cuts(Input& input);

/// A text that arrives in pieces.
class CutSource final : public decode::ByteSource {
 public:
  /// The text must outlive the source.
  CutSource(std::string_view bytes, text::Encoding encoding, Cuts cuts = {})
      : bytes_(bytes), encoding_(encoding), cuts_(cuts), state_(cuts.seed) {}

  std::size_t read(char* buffer, std::size_t size) override;
  [[nodiscard]] text::Encoding encoding() const override { return encoding_; }

 private:
  std::string_view bytes_;
  text::Encoding encoding_;
  Cuts cuts_;
  std::uint32_t state_;
};

}  // namespace jixiao::fuzz
