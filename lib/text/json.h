#pragma once
#include <cstddef>
#include <string>
#include <string_view>

#include "text/pen.h"

/// JSON, written as it comes: no tree and no allocation. Texts are valid UTF-8.
namespace jixiao::text {

/// Whether a JSON string must escape something in `text`.
bool needs_json_escape(std::string_view text);

/// Appends `text` as a JSON string, quotes included.
void append_json_string(std::string& out, std::string_view text);

/// Appends `bytes` as a JSON string; what is no UTF-8 (a file name may hold anything) becomes U+FFFD.
void append_json_bytes(std::string& out, std::string_view bytes);

/// A pen that knows the values of JSON.
class JsonPen : public Pen {
 public:
  using Pen::Pen;

  /// Appends JSON made before.
  void json(std::string_view made) { bytes(made); }
  void string(std::string_view text) { needs_json_escape(text) ? escaped(text) : plain_string(text); }
  /// A string that is known to need no escape (see `needs_json_escape`).
  void plain_string(std::string_view text) {
    need(text.size() + 2);
    *at_++ = '"';
    copy_bytes(at_, text.data(), text.size());
    at_ += text.size();
    *at_++ = '"';
  }
  /// The string, or null when the text is empty.
  void string_or_null(std::string_view text) { text.empty() ? raw("null") : string(text); }

 private:
  void escaped(std::string_view text);
};

}  // namespace jixiao::text
