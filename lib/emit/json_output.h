#pragma once
#include <string>
#include <string_view>

#include "emit/output.h"
#include "text/json_indent.h"

namespace jixiao::emit {

/// Compact JSON on its way to an output: straight into its buffer, or indented on the way.
class JsonOutput {
 public:
  JsonOutput(Output& output, bool pretty) : output_(output), pretty_(pretty) {}

  /// Where to append compact JSON; call `settle` after each record.
  std::string& text() { return pretty_ ? compact_ : output_.buffer(); }
  void settle() {
    if (pretty_) {
      indenter_.append(output_.buffer(), compact_);
      compact_.clear();
    }
    output_.flush_if_full();
  }
  void append(std::string_view compact) {
    text().append(compact);
    settle();
  }

 private:
  Output& output_;
  bool pretty_;
  std::string compact_;
  text::JsonIndenter indenter_;
};

}  // namespace jixiao::emit
