#pragma once
#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "check/rules.h"
#include "check/selection.h"
#include "finding/finding.h"
#include "finding/fingerprint.h"
#include "finding/held_back.h"
#include "grammar/problem.h"

namespace jixiao::check {

/// A baseline that cannot be used.
struct BaselineError : grammar::ProblemError {
  using ProblemError::ProblemError;
};

/// Findings that are known: a file with one a line, told again by their fingerprints (emit/baseline_writer.h
/// writes it). The file is kept in memory, and a few bytes an entry. Checkers of several inputs may share
/// one, at a time as well.
class Baseline {
 public:
  /// Reads a baseline; throws BaselineError with everything that is wrong.
  static std::unique_ptr<Baseline> read(const std::string& path);

  /// The rules that run for an input: only entries of rules that ran can be unused.
  void looks_for(const Selection& selection);
  /// Whether a finding is known; then it counts as held back.
  bool holds(const finding::Finding& finding);

  [[nodiscard]] finding::HeldBack held_back() const;
  /// The entries that no finding needed, as far as their rules ran: their lines in the order of the file.
  [[nodiscard]] std::vector<std::uint32_t> unused() const;
  /// What the entry of a line says: its rule, and whom and what it is about.
  [[nodiscard]] std::string description(std::uint32_t line) const;

 private:
  struct Entry {
    finding::Hash fingerprint;
    std::uint32_t line;
    std::uint8_t rule;  ///< RuleId, or `unknown_rule`
  };
  static constexpr std::uint8_t unknown_rule = 255;

  void read_line(std::string_view line, std::uint32_t number, std::vector<grammar::Problem>& problems);
  void sort();
  [[nodiscard]] bool is_unused(std::size_t index) const;

  std::string path_;
  std::string source_;
  std::vector<Entry> entries_;                           ///< by fingerprint
  std::unique_ptr<std::atomic<std::uint8_t>[]> needed_;  ///< by entry
  std::array<std::atomic<bool>, 256> ran_{};             ///< by RuleId
  std::atomic<std::uint64_t> findings_{0};
};

}  // namespace jixiao::check
