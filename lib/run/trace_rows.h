#pragma once
#include <cstdint>
#include <vector>

#include "emit/trace.h"
#include "model/event.h"
#include "text/encoding.h"

namespace jixiao::run {

/// Finds in the events of an input which row, entry and field each traced character went to.
class TraceRows {
 public:
  /// `traces` have their places, in the order of the input; both they and the vector stay where they are.
  TraceRows(std::vector<emit::Trace>& traces, text::Encoding encoding)
      : traces_(traces), encoding_(encoding) {}

  /// Looks at an event as it passes.
  void take(const model::Event& event);

 private:
  /// Where a character stands in a row's text.
  struct Spot {
    std::uint32_t offset = 0;
    bool between_pieces = false;  ///< it is none of the text: it lies in front of the piece at `offset`
    [[nodiscard]] bool in(text::Leaf leaf) const {
      return !leaf.absent() && offset < leaf.end &&
             (between_pieces ? leaf.begin < offset : leaf.begin <= offset);
    }
  };

  void take(const model::TableHead& head);
  void take(const model::SpendingUnit& unit);
  void take(const model::Project& project);
  void take(const model::TableEnd& end);
  void take(const model::Damage&) {}
  void take(const finding::Finding&) {}
  void take(const model::SourceEnd&) {}

  /// Calls `found(trace, spot)` for each traced character of a text or between its pieces.
  template <typename Found>
  void each(const text::SplicedText& text, Found found);
  void set_amount(emit::Trace& trace, Spot spot, const text::SplicedText& text,
                  const model::Amounts& amounts);
  static void set_field(emit::Trace& trace, const text::SplicedText& text, text::Leaf leaf,
                        std::string_view name);
  static void set_entry(emit::Trace& trace, Spot spot, const model::Project& project);

  std::vector<emit::Trace>& traces_;
  text::Encoding encoding_;
  std::uint32_t table_ = 0;
  std::vector<std::string> columns_;  ///< ids of the money columns of the table at hand
};

}  // namespace jixiao::run
