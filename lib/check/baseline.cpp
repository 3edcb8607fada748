#include "check/baseline.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <tuple>
#include <utility>

#include "grammar/located.h"
#include "grammar/read_file.h"

namespace jixiao::check {
namespace {

using grammar::ProblemKind;

constexpr std::string_view format = "jixiao-baseline/1";

auto order_of(const finding::Hash& hash) {
  return std::pair(hash.high, hash.low);
}

std::optional<std::uint64_t> half_of(std::string_view digits) {
  std::uint64_t value = 0;
  for (const char digit : digits) {
    const bool is_letter = digit >= 'a' && digit <= 'f';
    if (!is_letter && (digit < '0' || digit > '9')) return std::nullopt;
    value = value << 4U | static_cast<std::uint64_t>(is_letter ? digit - 'a' + 10 : digit - '0');
  }
  return value;
}

std::optional<finding::Hash> hash_of(std::string_view digits) {
  if (digits.size() != 32) return std::nullopt;
  const auto high = half_of(digits.substr(0, 16)), low = half_of(digits.substr(16));
  if (!high || !low) return std::nullopt;
  return finding::Hash{*high, *low};
}

/// The text of a key; empty when there is none.
std::string text_of(const nlohmann::json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

nlohmann::json parsed(std::string_view line) {
  return nlohmann::json::parse(line.begin(), line.end(), nullptr, false);
}

}  // namespace

std::unique_ptr<Baseline> Baseline::read(const std::string& path) {
  auto baseline = std::make_unique<Baseline>();
  std::vector<grammar::Problem> problems;
  std::optional<std::string> source = grammar::read_file(path, problems);
  if (!source) throw BaselineError(std::move(problems));
  baseline->path_ = path;
  baseline->source_ = std::move(*source);
  std::uint32_t number = 0;
  for (std::string_view rest = baseline->source_; !rest.empty();) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    baseline->read_line(rest.substr(0, end), ++number, problems);
    if (number == 1 && !problems.empty()) break;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (number == 0) baseline->read_line({}, 1, problems);
  if (!problems.empty()) throw BaselineError(std::move(problems));
  baseline->sort();
  return baseline;
}

void Baseline::read_line(std::string_view line, std::uint32_t number,
                         std::vector<grammar::Problem>& problems) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  const auto refuse = [&](ProblemKind kind, std::string argument) {
    problems.push_back(grammar::problem_at({path_, source_}, {{}, number, 1}, kind, {std::move(argument)}));
  };
  if (number == 1) {
    if (text_of(parsed(line), "format") != format) refuse(ProblemKind::bad_baseline, std::string(format));
    return;
  }
  if (line.find_first_not_of(" \t") == std::string_view::npos) return;
  const nlohmann::json object = parsed(line);
  const std::optional<finding::Hash> fingerprint = hash_of(text_of(object, "fingerprint"));
  if (!fingerprint) return refuse(ProblemKind::bad_baseline_entry, {});
  const Rule* rule = find_rule(text_of(object, "rule"));
  entries_.push_back(
      {*fingerprint, number, rule == nullptr ? unknown_rule : static_cast<std::uint8_t>(rule->id)});
}

/// Of equal entries the first one counts.
void Baseline::sort() {
  std::sort(entries_.begin(), entries_.end(), [](const Entry& left, const Entry& right) {
    return std::tuple(order_of(left.fingerprint), left.line) <
           std::tuple(order_of(right.fingerprint), right.line);
  });
  const auto same = [](const Entry& left, const Entry& right) {
    return left.fingerprint == right.fingerprint;
  };
  entries_.erase(std::unique(entries_.begin(), entries_.end(), same), entries_.end());
  needed_ = std::make_unique<std::atomic<std::uint8_t>[]>(entries_.size());
}

void Baseline::looks_for(const Selection& selection) {
  for (const Rule& rule : rules()) {
    if (selection.runs(rule.id))
      ran_[static_cast<std::size_t>(rule.id)].store(true, std::memory_order_relaxed);
  }
}

bool Baseline::holds(const finding::Finding& finding) {
  if (!finding::can_be_held_back(finding)) return false;
  const std::optional<finding::Hash> hash = hash_of(finding.fingerprint);
  if (!hash) return false;
  const auto found = std::lower_bound(entries_.begin(), entries_.end(), *hash,
                                      [](const Entry& entry, const finding::Hash& wanted) {
                                        return order_of(entry.fingerprint) < order_of(wanted);
                                      });
  if (found == entries_.end() || found->fingerprint != *hash) return false;
  needed_[static_cast<std::size_t>(found - entries_.begin())].store(1, std::memory_order_relaxed);
  findings_.fetch_add(1, std::memory_order_relaxed);
  return true;
}

bool Baseline::is_unused(std::size_t index) const {
  const Entry& entry = entries_[index];
  return needed_[index] == 0 && (entry.rule == unknown_rule || ran_[entry.rule]);
}

finding::HeldBack Baseline::held_back() const {
  finding::HeldBack out{findings_, 0};
  for (std::size_t index = 0; index < entries_.size(); ++index) out.unused += is_unused(index) ? 1 : 0;
  return out;
}

std::vector<std::uint32_t> Baseline::unused() const {
  std::vector<std::uint32_t> lines;
  for (std::size_t index = 0; index < entries_.size(); ++index) {
    if (is_unused(index)) lines.push_back(entries_[index].line);
  }
  std::sort(lines.begin(), lines.end());
  return lines;
}

std::string Baseline::description(std::uint32_t line) const {
  const nlohmann::json object = parsed(grammar::source_line(source_, line));
  std::string out;
  for (const char* const key : {"rule", "subject", "message"}) {
    const std::string text = text_of(object, key);
    if (!text.empty()) out.append(out.empty() ? "" : ": ").append(text);
  }
  return out;
}

}  // namespace jixiao::check
