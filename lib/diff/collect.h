#pragma once
#include <string>

#include "diff/side.h"
#include "grammar/name.h"
#include "model/event.h"

namespace jixiao::diff {

/// Takes the events of one input after the other and keeps what is compared.
class Collector {
 public:
  /// The grammar must outlive the collector.
  explicit Collector(const grammar::Grammar& grammar) : grammar_(grammar), words_(grammar) {}

  /// Before the first event of an input.
  void begin_source(std::string path);
  void take(const model::Event& event);
  /// What was collected; asked once, at the end.
  Side side() { return std::move(side_); }

 private:
  void open_table(const model::TableHead& head);
  void add_unit(const model::SpendingUnit& unit);
  void add_project(const model::Project& project);
  void close_table(const model::TableEnd& end);
  void add_unread(const finding::Finding& finding);
  Indicator indicator(const text::SplicedText& text, const model::Indicator& entry) const;
  Target target(const text::SplicedText& text, const model::Target& printed) const;
  [[nodiscard]] unsigned power_of(std::string_view money_unit) const;
  Name name(const text::SplicedText& text, text::Leaf leaf) const;
  Figures figures(const text::SplicedText& text, const model::Amounts& amounts) const;
  [[nodiscard]] Place place(const text::SplicedText& text, text::Leaf leaf) const;

  const grammar::Grammar& grammar_;
  grammar::NameWords words_;
  Side side_;
};

}  // namespace jixiao::diff
