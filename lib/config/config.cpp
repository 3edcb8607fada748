#include "config/config.h"

namespace jixiao::config {

std::string_view level_name(Level level, std::string_view none) {
  return level ? finding::severity_name(*level) : none;
}

}  // namespace jixiao::config
