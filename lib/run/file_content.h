#pragma once
#include <cstdint>
#include <string>

namespace jixiao::run {

/// Whether this is a regular file of so many bytes whose digest (text::ContentDigest::hexadecimal) is this.
bool has_content(const std::string& path, std::uint64_t bytes, const std::string& digest);

/// Whether both paths lead to one file that is there.
bool are_one_file(const std::string& left, const std::string& right);

}  // namespace jixiao::run
