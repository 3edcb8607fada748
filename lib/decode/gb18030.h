#pragma once
#include <string_view>

#include "decode/characters.h"

namespace jixiao::decode {

/// See `convert`; many characters at once.
Conversion convert_gb18030(std::string_view bytes, char* out);
/// The same without vector instructions, for machines that have none and for the test that both agree.
Conversion convert_gb18030_plain(std::string_view bytes, char* out);

}  // namespace jixiao::decode
