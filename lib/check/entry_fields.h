#pragma once
#include <array>
#include <string_view>

#include "check/report.h"
#include "check/rule.h"

namespace jixiao::check {

/// A text of an entry with its key of the interface.
struct Field {
  std::string_view id;
  text::Leaf text;
  const model::Reading* reading = nullptr;
};

/// The target of the whole period and that of the year, in this order.
std::array<Field, 2> targets_of(const EntryView& view);

/// Says a rule of the first text it is about; of the others of the same entry as related places.
class OncePerEntry {
 public:
  OncePerEntry(RuleId id, std::string_view role, const EntryView& view, Report& report)
      : id_(id), role_(role), view_(view), report_(report) {}

  /// The draft if this is the first place, else null.
  Draft* at(const Field& field);

 private:
  RuleId id_;
  std::string_view role_;
  const EntryView& view_;
  Report& report_;
  Draft* draft_ = nullptr;
  bool is_counted_ = false;  ///< the finding, which nobody will see
};

}  // namespace jixiao::check
