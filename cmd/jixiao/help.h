#pragma once
#include <span>
#include <string>
#include <string_view>

#include "jixiao/messages.h"

namespace jixiao::command {

/// The help of a command, with these options; that of the program by the empty name.
std::string help(std::string_view command, std::span<const Flag> flags, Language language);

}  // namespace jixiao::command
