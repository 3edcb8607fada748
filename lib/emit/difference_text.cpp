#include "emit/difference.h"
#include "emit/finding_text.h"
#include "text/width.h"

namespace jixiao::emit {
namespace {

std::string subject_of(const model::Change& change) {
  std::string subject = change.spending_unit;
  if (!change.project.empty()) subject.append(subject.empty() ? "" : " / ").append(change.project);
  return subject.empty() ? change.department : subject;
}

void append_standing(std::string& out, const model::Standing& at) {
  append_place(out, at.path, {0, at.line, at.column, 0});
}

}  // namespace

void write_difference_text(Output& output, const model::Difference& difference, const Options& options) {
  std::string& out = output.buffer();
  std::string subject;
  bool any = false;
  for (const model::Change& change : difference.changes) {
    const std::string now = subject_of(change);
    if (now != subject || !any) {
      if (any) out += '\n';
      std::string visible;
      text::append_visible(visible, now);
      append_heading(out, visible, options);
      subject = now;
      any = true;
    }
    out += "  ";
    text::append_visible(out, change_message(change, options.language));
    out += "\n    ";
    if (change.old_side) append_standing(out, change.old_side->at);
    if (change.old_side && change.new_side) out += " → ";
    if (change.new_side) append_standing(out, change.new_side->at);
    out += '\n';
    output.flush_if_full();
  }
  if (!difference.changes.empty()) out += '\n';
  if (!difference.sums.empty()) {
    append_heading(out, sums_heading(options.language), options);
    for (const model::UnitSum& sum : difference.sums) {
      out += "  ";
      text::append_visible(out, sum_message(sum, options.language));
      out += '\n';
    }
    out += '\n';
  }
  append_heading(out, difference_summary(difference, options.language), options);
  output.flush_if_full();
}

}  // namespace jixiao::emit
