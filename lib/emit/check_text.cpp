#include <algorithm>
#include <vector>

#include "emit/event_emitter.h"
#include "emit/finding_text.h"
#include "emit/formats.h"
#include "emit/messages.h"
#include "emit/tally.h"

namespace jixiao::emit {
namespace {

/// For a person: findings under the project they are about, infos as a count, and what was looked at.
class CheckText final : public EventEmitter {
 public:
  CheckText(Output& output, const Options& options) : output_(output), options_(options) {}

  void begin_source(std::string_view path) override {
    ++tally_.files;
    path_ = path;
    heading_.clear();
  }
  void end_source() override { output_.flush_if_full(); }

  void finish() override {
    std::string& out = output_.buffer();
    if (printed_ > 0) out += '\n';
    if (!options_.show_info && tally_.infos > 0) {
      out.append(folded_infos(tally_.infos, infos_by_rule(), options_.language)) += '\n';
    }
    if (options_.held_back) {
      out.append(held_back_line(options_.held_back(), options_.language)) += '\n';
    }
    append_heading(out, summary_line(tally_, options_.language), options_);
    output_.flush_if_full();
  }

 protected:
  void on(const model::TableHead&) override { ++tally_.tables; }
  void on(const model::Project& project) override { tally_.count(project); }

  void on(const finding::Finding& finding) override {
    tally_.count(finding);
    if (finding.severity == finding::Severity::info && !options_.show_info) return fold(finding);
    write_heading(finding.subject);
    append_finding(output_.buffer(), path_, finding, options_);
    ++printed_;
    output_.flush_if_full();
  }

 private:
  struct Folded {
    const finding::Kind* kind;
    std::uint64_t count;
  };

  /// Says which project (or spending unit) the findings below are about, when it is another than before.
  void write_heading(const finding::Subject& subject) {
    std::string heading = subject.spending_unit;
    if (!subject.project.empty()) {
      if (!heading.empty()) heading += " / ";
      heading += subject.project;
    }
    if (heading.empty()) heading = subject.department;
    const bool same = heading == heading_ && subject.table == table_;
    if (printed_ > 0 && !same) output_.append("\n");
    if (!same && !heading.empty()) append_heading(output_.buffer(), heading, options_);
    heading_ = std::move(heading);
    table_ = subject.table;
  }

  void fold(const finding::Finding& finding) {
    const auto known = std::find_if(folded_.begin(), folded_.end(),
                                    [&](const Folded& folded) { return folded.kind == finding.kind; });
    if (known == folded_.end()) {
      folded_.push_back({finding.kind, 1});
    } else {
      ++known->count;
    }
  }

  std::string infos_by_rule() {
    std::sort(folded_.begin(), folded_.end(), [](const Folded& left, const Folded& right) {
      return left.count != right.count ? left.count > right.count : left.kind->id < right.kind->id;
    });
    std::string text;
    for (const Folded& folded : folded_) {
      if (!text.empty()) text += enumeration_mark(options_.language);
      text.append(std::to_string(folded.count)).append(" ").append(folded.kind->id);
    }
    return text;
  }

  Output& output_;
  Options options_;
  std::string path_;
  std::string heading_;      ///< of the findings before
  std::uint32_t table_ = 0;  ///< of the same
  std::uint64_t printed_ = 0;
  std::vector<Folded> folded_;  ///< at most one a rule
  Tally tally_;
};

}  // namespace

std::unique_ptr<Emitter> make_check_text(Output& output, const Options& options) {
  return std::make_unique<CheckText>(output, options);
}

}  // namespace jixiao::emit
