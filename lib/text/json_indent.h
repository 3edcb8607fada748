#pragma once
#include <cstddef>
#include <string>
#include <string_view>

namespace jixiao::text {

/// Indents compact JSON as it passes, in pieces of any size: two spaces a level, a space after the colon,
/// empty arrays and objects kept together.
class JsonIndenter {
 public:
  void append(std::string& out, std::string_view compact);

 private:
  void begin_line(std::string& out) const;
  void outside_string(std::string& out, char byte);

  std::size_t depth_ = 0;
  bool in_string_ = false;
  bool escaped_ = false;      ///< the byte before was a backslash inside a string
  bool just_opened_ = false;  ///< nothing stands yet in the innermost array or object
};

}  // namespace jixiao::text
