#include "text/json_indent.h"

namespace jixiao::text {

void JsonIndenter::begin_line(std::string& out) const {
  out += '\n';
  out.append(2 * depth_, ' ');
}

void JsonIndenter::append(std::string& out, std::string_view compact) {
  for (const char byte : compact) {
    if (!in_string_) {
      outside_string(out, byte);
      continue;
    }
    out += byte;
    if (escaped_) {
      escaped_ = false;
    } else if (byte == '\\') {
      escaped_ = true;
    } else if (byte == '"') {
      in_string_ = false;
    }
  }
}

void JsonIndenter::outside_string(std::string& out, char byte) {
  const bool closes = byte == ']' || byte == '}';
  if (closes) {
    --depth_;
    if (!just_opened_) begin_line(out);
  } else if (just_opened_) {
    begin_line(out);
  }
  just_opened_ = byte == '[' || byte == '{';
  out += byte;
  if (just_opened_) ++depth_;
  if (byte == ':') out += ' ';
  if (byte == ',') begin_line(out);
  in_string_ = byte == '"';
}

}  // namespace jixiao::text
