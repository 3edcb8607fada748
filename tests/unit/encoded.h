#pragma once
#include <unicode/ucnv.h>

#include <string>

#include "text/encoding.h"

namespace jixiao::tests {

/// A text of UTF-8 in another encoding, as ICU writes it.
inline std::string encoded(const std::string& text, text::Encoding encoding) {
  if (encoding == text::Encoding::utf8) return text;
  std::string out(4 * text.size() + 8, '\0');
  UErrorCode error = U_ZERO_ERROR;
  const int size =
      ucnv_convert(std::string(text::encoding_name(encoding)).c_str(), "UTF-8", out.data(),
                   static_cast<int>(out.size()), text.data(), static_cast<int>(text.size()), &error);
  out.resize(static_cast<std::size_t>(size));
  return out;
}

}  // namespace jixiao::tests
