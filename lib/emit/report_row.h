#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "finding/finding.h"
#include "model/table.h"

namespace jixiao::emit {

/// A row of a table on the report page: its repaired text, with the places of its findings marked.
class ReportRow {
 public:
  /// Takes what it needs of the row.
  void set(const model::SpendingUnit& unit);
  void set(const model::Project& project);
  void clear();

  [[nodiscard]] bool empty() const { return text_.size() == 0; }
  /// Whether a place of the input lies in this row.
  [[nodiscard]] bool holds(const text::Position& at) const;
  /// Marks the place of a finding; `id` is that of the finding's element on the page.
  void mark(const finding::Finding& finding, std::uint64_t id);
  /// Appends the row as HTML.
  void append_to(std::string& html) const;

 private:
  /// A part of the text with an element of its own.
  struct Part {
    text::Leaf range;
    std::string_view opening, closing;
  };
  struct Mark {
    text::Leaf range;
    finding::Severity severity;
    std::uint64_t finding;
  };

  void set_row(const model::Row& row);
  [[nodiscard]] std::uint32_t offset_of(std::uint64_t byte) const;
  void append_marked(std::string& html, text::Leaf range) const;

  text::SplicedText text_;
  std::string
      shown_;  ///< the text without numbers of persons, byte for byte as long: the page goes to others
  std::vector<Part> parts_;  ///< in order, covering the text
  std::vector<Mark> marks_;
};

}  // namespace jixiao::emit
