#include "check/judge.h"

#include <algorithm>

#include "check/row_places.h"
#include "finding/snippet.h"

namespace jixiao::check {
namespace {

constexpr ProjectRule project_rules[] = {apply::objective_missing, apply::indicators_missing,
                                         apply::categories};
/// Whether a text says the money unit whose second decimal is the smallest coin.
bool is_base_unit(const grammar::Grammar& grammar, std::string_view money_unit) {
  for (const grammar::Form& form : grammar.forms) {
    const grammar::Word* word = form.money_unit.find(money_unit);
    if (word == nullptr) continue;
    // The larger units of money are named after it: it is the one that all their names end with.
    bool base = true;
    for (const grammar::Word& other : form.money_unit.words())
      base = base && other.canonical.ends_with(word->canonical);
    return base && form.money_unit.words().size() > 1;
  }
  return false;
}

bool damages_a_row(model::Damage::Kind kind) {
  return kind == model::Damage::Kind::row_unparsed || kind == model::Damage::Kind::table_truncated;
}

std::uint32_t last_page(const text::SplicedText& text) {
  return text.splices().empty() ? 0 : text.splices().back().at.page;
}

}  // namespace

Judge::Judge(const grammar::Grammar& grammar, const JudgeWords& words, const Selection& selection,
             Fingerprints fingerprints)
    : grammar_(grammar),
      words_(words),
      entry_checks_(selection),
      report_(selection, fingerprints),
      review_(words.projects, selection) {}

void Judge::take(const model::Event& event) {
  event_ = &event;
  stage_ = Stage::before;
  report_.about_no_entry();
  project_ = nullptr;
  before_event();
}

const model::Event* Judge::next() {
  for (;;) {
    if (const finding::Finding* finding = report_.next(); finding != nullptr) {
      finding_event_ = finding;
      return &finding_event_;
    }
    switch (stage_) {
      case Stage::before:
        stage_ = Stage::event;
        if (!std::holds_alternative<const model::Damage*>(*event_)) return event_;
        break;
      case Stage::event:
        stage_ = Stage::after;
        after_event();
        break;
      case Stage::after:
        if (!look_at_next_entry()) stage_ = Stage::done;
        break;
      case Stage::done:
        return nullptr;
    }
  }
}

void Judge::before_event() {
  if (const auto* head = std::get_if<const model::TableHead*>(event_)) {
    report_.note_page(last_page((*head)->text));
    open_table(**head);
  } else if (const auto* unit = std::get_if<const model::SpendingUnit*>(event_)) {
    report_.note_page(last_page((*unit)->row.text));
    close_spending_unit();
  } else if (const auto* project = std::get_if<const model::Project*>(event_)) {
    report_.note_page(last_page((*project)->row.text));
  } else if (const auto* end = std::get_if<const model::TableEnd*>(event_)) {
    close_table(**end);
  } else if (const auto* damage = std::get_if<const model::Damage*>(event_)) {
    take_damage(**damage);
  }
}

void Judge::after_event() {
  if (const auto* head = std::get_if<const model::TableHead*>(event_)) {
    look_at_head(**head);
  } else if (const auto* unit = std::get_if<const model::SpendingUnit*>(event_)) {
    const model::Row& row = (*unit)->row;
    set_subject(row.text[row.name], {});
    const RowView view = view_of(RowView::Kind::spending_unit, row);
    const RowSum sum = look_at_row(view);
    review_.unit(**unit, report_);
    look_for_doubled(row.text, row.name);
    single_row_.row(view, sum, row.text[row.name], true);
    project_names_.clear();
    ledger_.table.add(view);
    ledger_.spending_unit.clear();
    ledger_.spending_unit.print(view);
    ledger_.unit_is_open = true;
  } else if (const auto* project = std::get_if<const model::Project*>(event_)) {
    look_at_project(**project);
  }
}

void Judge::open_table(const model::TableHead& head) {
  table_.money_unit = head.text[head.money_unit];
  table_.exact = report_.rounding() == config::Rounding::strict ? Exact::all
                 : is_base_unit(grammar_, table_.money_unit)    ? Exact::cents
                                                                : Exact::none;
  table_.columns = head.columns;
  table_.total_column.reset();
  for (std::size_t index = 0; index < head.columns.size(); ++index) {
    if (head.columns[index].id == "total") table_.total_column = index;
  }
  ledger_.table.clear();
  ledger_.spending_unit.clear();
  ledger_.unit_is_open = false;
  columns_were_assumed_ = false;
  single_row_.clear();
  project_names_.clear();
  doubled_.count = 0;
  report_.subject = {};
  report_.about_no_entry();
  report_.subject.table = head.number;
  finding::show_name(head.text[head.department], report_.subject.department);
}

void Judge::look_at_head(const model::TableHead& head) {
  apply::money_unit_missing(head, report_);
  review_.head(head, report_);
  look_for_doubled(head.text, head.department);
  if (!head.has_total) return;
  const RowView view{RowView::Kind::total,    table_,    head.text, head.total_name,
                     head.total_amounts_text, head.total};
  const RowSum sum = look_at_row(view);
  single_row_.row(view, sum, {}, false);
  ledger_.table.print(view);
}

RowSum Judge::look_at_row(const RowView& row) {
  const RowSum sum = row_sum_of(row);
  apply::amount_malformed(row, report_);
  apply::row_sum(row, sum, report_);
  if (columns_were_assumed_ || !apply::assumes_columns(row)) return sum;
  columns_were_assumed_ = true;
  apply::amount_column_assumed(row, report_);
  return sum;
}

void Judge::look_at_project(const model::Project& project) {
  // What is known of its names comes from afar while the row is looked at.
  const bool looks_at_types = report_.wants(RuleId::indicator_type_doubtful);
  entry_names_.read(project, words_.entries,
                    looks_at_types ? EntryNames::Facts::of_all : EntryNames::Facts::of_some);
  set_subject(project.spending_unit, project.row.text[project.row.name]);
  const RowView view = view_of(RowView::Kind::project, project.row);
  const RowSum sum = look_at_row(view);
  look_for_doubled(project.row.text, project.row.name);
  look_for_same_name(view);
  single_row_.row(view, sum, project.spending_unit, project.has_spending_unit);
  for (const ProjectRule rule : project_rules) rule({grammar_, project, levels_}, report_);
  review_.project(project, report_);
  (project.has_spending_unit ? ledger_.spending_unit : ledger_.table).add(view);
  numbering_.read(project.indicators);
  if (looks_at_types)
    entry_types_.read(project, grammar_, entry_names_, words_.entries, words_.targets, levels_);
  project_ = &project;
  entry_ = 0;
}

void Judge::look_at_names(const model::Event& event) {
  if (const auto* unit = std::get_if<const model::SpendingUnit*>(&event)) {
    look_for_doubled((*unit)->row.text, (*unit)->row.name);
  } else if (const auto* project = std::get_if<const model::Project*>(&event)) {
    const text::SplicedText& text = (*project)->row.text;
    look_for_doubled(text, (*project)->row.name);
    for (const model::Indicator& entry : (*project)->indicators) {
      if (may_be_doubled(text[entry.name])) look_for_doubled(text, entry.name);
    }
  }
}

void Judge::look_for_same_name(const RowView& row) {
  if (!report_.wants(RuleId::duplicate_project) || row.name.absent() || row.name.empty()) return;
  const text::Position at = RowPlaces(row.text).of(row.name.begin);
  const text::Position* const first = project_names_.add(hash_of_name(row.text[row.name]), at);
  if (first != nullptr) apply::duplicate_project(row.text, row.name, *first, report_);
}

void Judge::look_for_doubled(const text::SplicedText& text, text::Leaf leaf) {
  const std::string_view name = text[leaf];
  if (!may_be_doubled(name) || !is_doubled(name)) return;
  if (doubled_.count++ == 0) set_place(doubled_.first, text, leaf);
}

bool Judge::look_at_next_entry() {
  if (project_ == nullptr || entry_ >= project_->indicators.size()) return false;
  const model::Indicator& entry = project_->indicators[entry_];
  EntryView view{grammar_,     words_.entries, *project_,    entry,   numbering_,
                 entry_names_, words_.targets, entry_types_, levels_, entry_};
  view.traits = words_.glance.at(view, known_targets_);
  const std::string_view name = view.text(entry.name);
  if (may_be_doubled(name) &&
      entry_names_.facts(entry_).is(NameFacts::Question::doubled, [&] { return is_doubled(name); }))
    look_for_doubled(project_->row.text, entry.name);
  report_.about_entry(entry.list, entry.number, name);
  entry_checks_.look(view, report_);
  review_.entry(view, report_);
  ++entry_;
  return true;
}

void Judge::close_spending_unit() {
  if (!ledger_.unit_is_open) return;
  set_subject(ledger_.spending_unit.name(), {});
  apply::spending_unit_sum(ledger_.spending_unit, table_, report_);
  single_row_.close_unit(ledger_.spending_unit, table_);
  ledger_.unit_is_open = false;
}

void Judge::close_table(const model::TableEnd& end) {
  if (!end.truncated) close_spending_unit();
  set_subject({}, {});
  if (end.late_total) {
    const RowView view = view_of(RowView::Kind::total, end.total);
    const RowSum sum = look_at_row(view);
    single_row_.row(view, sum, {}, false);
    ledger_.table.print(view);
  }
  apply::look_alike_character(end, report_);
  apply::stray_space(end, report_);
  apply::doubled_character(doubled_, report_);
  if (end.truncated) return;
  review_.table_end(report_);
  apply::total_sum(ledger_.table, table_, report_);
  apply::sum_single_row(single_row_.find(ledger_.table, table_), table_, report_);
}

void Judge::take_damage(const model::Damage& damage) {
  report_.note_page(damage.begin.page);
  if (damages_a_row(damage.kind)) {
    ledger_.table.spoil();
    ledger_.spending_unit.spoil();
    single_row_.spoil();
  }
  review_.damage(damage, report_);
  apply::damage(damage, report_);
}

void Judge::set_subject(std::string_view spending_unit, std::string_view project) {
  finding::Subject& subject = report_.subject;
  finding::show_name(spending_unit, subject.spending_unit);
  finding::show_name(project, subject.project);
  report_.about_no_entry();
}

RowView Judge::view_of(RowView::Kind kind, const model::Row& row) const {
  return {kind, table_, row.text, row.name, row.amounts_text, row.amounts};
}

}  // namespace jixiao::check
