#pragma once
#include <string_view>

#include "text/padded_text.h"

namespace jixiao {

/// A text with bytes behind it that may be read, for what asks for that (see text/suspects.h).
class Padded {
 public:
  explicit Padded(std::string_view text) {
    text_.append(text);
    text_.append("0123456789");  // nothing may depend on them
    text_.truncate(text.size());
  }
  [[nodiscard]] std::string_view view() const { return text_.view(); }

 private:
  text::PaddedText text_;
};

}  // namespace jixiao
