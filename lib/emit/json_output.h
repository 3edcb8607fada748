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
  std::string& text() {
    if (!pretty_) return output_.buffer();
    pen_.put_down();
    return compact_;
  }
  /// The same for a pen, which stays in use from record to record.
  text::JsonPen& pen() {
    if (!pretty_) return output_.pen();
    pen_.take_up();
    return pen_;
  }
  void settle() {
    if (pretty_) {
      const bool pen_is_up = !pen_.is_down();
      indenter_.append(output_.buffer(), text());
      compact_.clear();
      if (pen_is_up) pen_.take_up();
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
  text::JsonPen pen_{compact_};
  text::JsonIndenter indenter_;
};

}  // namespace jixiao::emit
