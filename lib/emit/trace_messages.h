#pragma once
#include <string_view>

#include "emit/trace.h"

/// The words of `trace` in English and Chinese; `language` is "en" or "zh".
namespace jixiao::emit {

/// Why, in one sentence.
std::string_view reason_sentence(Reason reason, std::string_view language);
/// "value", "label", … for people.
std::string_view fate_word(model::Fate fate, std::string_view language);
/// What is shown in place of a character that can't be seen; empty for others.
std::string_view kind_word(CharacterKind kind, std::string_view language);

/// What stands around and between the parts of a trace.
struct TraceWords {
  std::string_view open, close;  ///< quotation marks
  std::string_view colon, comma;
  std::string_view table, head, total, spending_unit, project, list, entry;
  std::string_view to;     ///< between two places
  std::string_view bytes;  ///< in front of byte ranges
};
const TraceWords& trace_words(std::string_view language);

}  // namespace jixiao::emit
