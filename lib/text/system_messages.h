#pragma once
#include <string>
#include <string_view>

namespace jixiao::text {

/// The operating system's reason for an error number, in "en" or "zh".
std::string system_reason(int code, std::string_view language);

}  // namespace jixiao::text
