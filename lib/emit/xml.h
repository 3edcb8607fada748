#pragma once
#include <string>
#include <string_view>

namespace jixiao::emit {

/// Appends text so that it reads as itself in an attribute, or between tags, of XML 1.0. Bytes that are no
/// UTF-8 and characters that XML has no way to write become U+FFFD.
void append_xml_attribute(std::string& out, std::string_view bytes);
void append_xml_text(std::string& out, std::string_view bytes);

}  // namespace jixiao::emit
