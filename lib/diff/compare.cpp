#include "diff/compare.h"

#include <algorithm>
#include <string>
#include <utility>

#include "diff/amounts.h"
#include "diff/compare_indicators.h"
#include "diff/match.h"
#include "diff/pairing.h"

namespace jixiao::diff {
namespace {

using Kind = model::ChangeKind;

/// Compares two tables.
class TableComparison {
 public:
  TableComparison(const Side& old_side, const Table& old_table, const Side& new_side, const Table& new_table,
                  model::Difference& out)
      : old_side_(old_side),
        old_table_(old_table),
        new_side_(new_side),
        new_table_(new_table),
        pairing_(pair_up(old_table, new_table)),
        out_(out) {}

  void run() {
    ++out_.tables;
    compare_heads();
    for (std::size_t unit = 0; unit < new_table_.units.size(); ++unit) say_unit(unit);
    for (std::size_t unit = 0; unit < old_table_.units.size(); ++unit) say_dropped_unit(unit);
    say_amounts({}, {}, old_table_.amounts, new_table_.amounts, old_table_.amounts_at, new_table_.amounts_at);
    say_sum(nullptr, nullptr);
  }

 private:
  model::Change& add(Kind kind, std::string_view unit, std::string_view project) {
    model::Change& change = out_.changes.emplace_back();
    change.kind = kind;
    change.department = new_table_.department.text;
    change.spending_unit = unit;
    change.project = project;
    return change;
  }
  [[nodiscard]] model::Printed old_printed(const std::string& text, const Place& at) const {
    return {text, old_side_.standing(at)};
  }
  [[nodiscard]] model::Printed new_printed(const std::string& text, const Place& at) const {
    return {text, new_side_.standing(at)};
  }

  void compare_heads() {
    const auto compare = [&](std::string_view field, const Name& old_name, const Name& new_name) {
      if (old_name.text == new_name.text) return;
      model::Change& change = add(Kind::head_changed, {}, {});
      change.field = field;
      change.old_side = old_printed(old_name.text, old_name.at);
      change.new_side = new_printed(new_name.text, new_name.at);
    };
    compare("title", old_table_.title, new_table_.title);
    compare("department", old_table_.department, new_table_.department);
    compare("money_unit", old_table_.money_unit, new_table_.money_unit);
  }

  [[nodiscard]] const Project& old_project(const Seat& seat) const {
    return old_table_.units[seat.unit].projects[seat.project];
  }
  [[nodiscard]] const Project& new_project(const Seat& seat) const {
    return new_table_.units[seat.unit].projects[seat.project];
  }

  void say_unit(std::size_t index) {
    const Unit& unit = new_table_.units[index];
    const UnitPartner partner = pairing_.old_unit_of[index];
    const Unit* const old_unit = partner.index == none ? nullptr : &old_table_.units[partner.index];
    if (old_unit == nullptr) {
      if (!unit.name.text.empty()) {
        model::Change& change = add(Kind::unit_added, unit.name.text, {});
        change.new_side = new_printed(unit.name.text, unit.name.at);
        say_figures(change, std::nullopt, Money{new_table_, unit.amounts});
      }
    } else {
      if (old_unit->name.text != unit.name.text) {
        model::Change& change = add(Kind::unit_renamed, unit.name.text, {});
        change.old_side = old_printed(old_unit->name.text, old_unit->name.at);
        change.new_side = new_printed(unit.name.text, unit.name.at);
        change.similarity = partner.similarity;
      }
      say_amounts(unit.name.text, {}, old_unit->amounts, unit.amounts, old_unit->name.at, unit.name.at);
    }
    for (std::size_t project = 0; project < unit.projects.size(); ++project) say_project({index, project});
    if (old_unit != nullptr) say_dropped_projects(partner.index, unit.name.text);
    say_sum(old_unit, &unit);
  }

  void say_dropped_unit(std::size_t index) {
    if (pairing_.new_unit_of[index] != none) return;
    const Unit& unit = old_table_.units[index];
    if (!unit.name.text.empty()) {
      model::Change& change = add(Kind::unit_dropped, unit.name.text, {});
      change.old_side = old_printed(unit.name.text, unit.name.at);
      say_figures(change, Money{old_table_, unit.amounts}, std::nullopt);
    }
    say_dropped_projects(index, unit.name.text);
    say_sum(&unit, nullptr);
  }

  void say_dropped_projects(std::size_t old_unit, std::string_view unit) {
    const std::vector<Project>& projects = old_table_.units[old_unit].projects;
    for (std::size_t index = 0; index < projects.size(); ++index) {
      if (pairing_.taken[old_unit][index]) continue;
      model::Change& change = add(Kind::project_dropped, unit, projects[index].name.text);
      change.old_side = old_printed(projects[index].name.text, projects[index].name.at);
      say_figures(change, Money{old_table_, projects[index].amounts}, std::nullopt);
    }
  }

  void say_project(const Seat& seat) {
    const Project& project = new_project(seat);
    const std::string& unit = new_table_.units[seat.unit].name.text;
    const Partner& partner = pairing_.partners[seat.unit][seat.project];
    if (partner.seat.unit == none) {
      model::Change& change = add(Kind::project_added, unit, project.name.text);
      change.new_side = new_printed(project.name.text, project.name.at);
      return say_figures(change, std::nullopt, Money{new_table_, project.amounts});
    }
    ++out_.projects;
    const std::size_t before = out_.changes.size();
    const Project& old_one = old_project(partner.seat);
    if (pairing_.new_unit_of[partner.seat.unit] != seat.unit) {
      const Name& old_unit = old_table_.units[partner.seat.unit].name;
      model::Change& change = add(Kind::project_moved, unit, project.name.text);
      change.old_side = old_printed(old_unit.text, old_one.name.at);
      change.new_side = new_printed(unit, project.name.at);
    }
    if (old_one.name.text != project.name.text) {
      model::Change& change = add(Kind::project_renamed, unit, project.name.text);
      change.old_side = old_printed(old_one.name.text, old_one.name.at);
      change.new_side = new_printed(project.name.text, project.name.at);
      change.similarity = partner.similarity;
    }
    say_amounts(unit, project.name.text, old_one.amounts, project.amounts, old_one.name.at, project.name.at);
    if (old_one.objective != project.objective) {
      model::Change& change = add(Kind::objective_changed, unit, project.name.text);
      change.field = "objective";
      change.old_side = old_printed(old_one.objective, old_one.objective_at);
      change.new_side = new_printed(project.objective, project.objective_at);
    }
    compare_indicators({old_side_, new_side_, new_table_.department.text, unit, project.name.text},
                       old_one.indicators, project.indicators, out_);
    if (out_.changes.size() == before) ++out_.projects_unchanged;
  }

  void say_figures(model::Change& change, const std::optional<Money>& old_money,
                   const std::optional<Money>& new_money) const {
    change.columns = changed_columns(old_money, new_money);
    change.old_money_unit = old_table_.money_unit.text;
    change.money_unit = (new_money ? new_table_ : old_table_).money_unit.text;
  }

  void say_amounts(std::string_view unit, std::string_view project, const Figures& old_figures,
                   const Figures& new_figures, const Place& old_at, const Place& new_at) {
    std::vector<model::ColumnChange> columns =
        changed_columns(Money{old_table_, old_figures}, Money{new_table_, new_figures});
    if (columns.empty()) return;
    model::Change& change = add(kind_of(columns), unit, project);
    const auto first = [&columns](const Table& table, const Figures& figures, const Place& otherwise) {
      for (std::size_t index = 0; index < table.columns.size(); ++index) {
        if (table.columns[index].id == columns.front().id && !figures[index].text.empty())
          return figures[index].at;
      }
      return otherwise;
    };
    change.field = columns.front().id;
    change.old_side = old_printed(columns.front().old_text, first(old_table_, old_figures, old_at));
    change.new_side = new_printed(columns.front().new_text, first(new_table_, new_figures, new_at));
    change.columns = std::move(columns);
    change.old_money_unit = old_table_.money_unit.text;
    change.money_unit = new_table_.money_unit.text;
  }

  /// What the projects add up to: of a unit, or of the whole table.
  void say_sum(const Unit* old_unit, const Unit* new_unit) {
    const bool whole = old_unit == nullptr && new_unit == nullptr;
    const auto total_of = [whole](const Table& table, const Unit* only) {
      Total total(table);
      for (const Unit& unit : table.units) {
        if (!whole && &unit != only) continue;
        for (const Project& project : unit.projects) total.add(project.amounts);
      }
      return total;
    };
    const Total old_total = total_of(old_table_, old_unit), new_total = total_of(new_table_, new_unit);
    const auto change = changed_total(whole || old_unit != nullptr ? &old_total : nullptr,
                                      whole || new_unit != nullptr ? &new_total : nullptr);
    if (!change) return;
    const Unit* const named = new_unit != nullptr ? new_unit : old_unit;
    out_.sums.push_back({new_table_.department.text, named == nullptr ? std::string() : named->name.text,
                         whole, *change, old_table_.money_unit.text,
                         (new_unit != nullptr || whole ? new_table_ : old_table_).money_unit.text});
  }

  const Side& old_side_;
  const Table& old_table_;
  const Side& new_side_;
  const Table& new_table_;
  const Pairing pairing_;
  model::Difference& out_;
};

std::vector<std::string_view> departments_of(const Side& side) {
  std::vector<std::string_view> names;
  for (const Table& table : side.tables) names.push_back(table.department.folded);
  return names;
}

void say_table(Kind kind, const Side& side, const Table& table, model::Difference& out) {
  model::Change& change = out.changes.emplace_back();
  change.kind = kind;
  change.department = table.department.text;
  const model::Printed printed{table.title.text, side.standing(table.at)};
  const bool added = kind == Kind::table_added;
  (added ? change.new_side : change.old_side) = printed;
  const Money money{table, table.amounts};
  change.columns = added ? changed_columns(std::nullopt, money) : changed_columns(money, std::nullopt);
  change.old_money_unit = change.money_unit = table.money_unit.text;
}

/// What could not be read is compared by its text.
void compare_unread(const Side& old_side, const Side& new_side, model::Difference& out) {
  std::vector<std::string_view> old_texts, new_texts;
  for (const Unread& unread : old_side.unread) old_texts.push_back(unread.text);
  for (const Unread& unread : new_side.unread) new_texts.push_back(unread.text);
  std::vector<bool> old_found(old_texts.size()), new_found(new_texts.size());
  for (const Match& one : match(old_texts, new_texts, [](std::size_t, std::size_t) { return 0U; })) {
    old_found[one.old_index] = new_found[one.new_index] = true;
  }
  // Of a project that is on one side only nothing more is said.
  const auto goes_with_project = [&out](Kind kind, const Unread& unread) {
    const Kind whole = kind == Kind::unread_added ? Kind::project_added : Kind::project_dropped;
    return std::any_of(out.changes.begin(), out.changes.end(), [&](const model::Change& change) {
      return change.kind == whole && change.project == unread.project &&
             change.spending_unit == unread.spending_unit;
    });
  };
  const auto say = [&](Kind kind, const Side& side, const Unread& unread) {
    if (goes_with_project(kind, unread)) return;
    model::Change& change = out.changes.emplace_back();
    change.kind = kind;
    change.department = unread.department;
    change.spending_unit = unread.spending_unit;
    change.project = unread.project;
    (kind == Kind::unread_added ? change.new_side : change.old_side) = {unread.text,
                                                                        side.standing(unread.at)};
  };
  for (std::size_t index = 0; index < new_texts.size(); ++index) {
    if (!new_found[index]) say(Kind::unread_added, new_side, new_side.unread[index]);
  }
  for (std::size_t index = 0; index < old_texts.size(); ++index) {
    if (!old_found[index]) say(Kind::unread_dropped, old_side, old_side.unread[index]);
  }
}

}  // namespace

model::Difference compare(const Side& old_side, const Side& new_side) {
  model::Difference out;
  const bool one_each = old_side.tables.size() == 1 && new_side.tables.size() == 1;
  const auto likeness = [&](std::size_t old_index, std::size_t new_index) {
    // Two inputs with a table each were given to be compared, whatever the tables are called.
    if (one_each) return 100U;
    return similarity(old_side.tables[old_index].department.folded,
                      new_side.tables[new_index].department.folded);
  };
  const std::vector<Match> matches = match(departments_of(old_side), departments_of(new_side), likeness);
  std::vector<bool> kept(old_side.tables.size());
  auto next = matches.begin();
  for (std::size_t index = 0; index < new_side.tables.size(); ++index) {
    if (next == matches.end() || next->new_index != index) {
      say_table(Kind::table_added, new_side, new_side.tables[index], out);
      continue;
    }
    kept[next->old_index] = true;
    TableComparison(old_side, old_side.tables[next->old_index], new_side, new_side.tables[index], out).run();
    ++next;
  }
  for (std::size_t index = 0; index < old_side.tables.size(); ++index) {
    if (!kept[index]) say_table(Kind::table_dropped, old_side, old_side.tables[index], out);
  }
  compare_unread(old_side, new_side, out);
  return out;
}

}  // namespace jixiao::diff
