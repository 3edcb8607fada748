#include "diff/pairing.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "diff/match.h"

namespace jixiao::diff {
namespace {

using Seats = std::vector<Seat>;

template <class Thing>
std::vector<std::string_view> names_of(const std::vector<Thing>& things) {
  std::vector<std::string_view> names;
  for (const Thing& thing : things) names.push_back(thing.name.folded);
  return names;
}

class Pairer {
 public:
  Pairer(const Table& old_table, const Table& new_table) : old_table_(old_table), new_table_(new_table) {}

  Pairing run() {
    const std::size_t units = new_table_.units.size();
    match_units();
    for (const Unit& unit : new_table_.units) out_.partners.emplace_back(unit.projects.size());
    for (const Unit& unit : old_table_.units) out_.taken.emplace_back(unit.projects.size(), false);
    for (std::size_t unit = 0; unit < units; ++unit) match_by_name(unit);
    // A project that went to another unit is not like one that stayed: names come first everywhere.
    match_moved();
    for (std::size_t unit = 0; unit < units; ++unit) match_by_likeness(unit);
    return std::move(out_);
  }

 private:
  void match_units() {
    out_.old_unit_of.resize(new_table_.units.size());
    out_.new_unit_of.assign(old_table_.units.size(), none);
    const auto likeness = [&](std::size_t old_index, std::size_t new_index) {
      return similarity(old_table_.units[old_index].name.folded, new_table_.units[new_index].name.folded);
    };
    for (const Match& one : match(names_of(old_table_.units), names_of(new_table_.units), likeness)) {
      out_.old_unit_of[one.new_index] = {one.old_index, one.similarity};
      out_.new_unit_of[one.old_index] = one.new_index;
    }
  }

  void match_by_name(std::size_t unit) {
    const std::size_t old_unit = out_.old_unit_of[unit].index;
    if (old_unit == none) return;
    const auto never = [](std::size_t, std::size_t) { return 0U; };
    for (const Match& one : match(names_of(old_table_.units[old_unit].projects),
                                  names_of(new_table_.units[unit].projects), never)) {
      put({old_unit, one.old_index}, {unit, one.new_index}, 0);
    }
  }

  void match_moved() {
    std::map<std::string_view, Seats> by_name;
    for (std::size_t unit = old_table_.units.size(); unit-- > 0;) {
      const Seats left = left_of_old(unit);
      for (auto seat = left.rbegin(); seat != left.rend(); ++seat) by_name[old_name(*seat)].push_back(*seat);
    }
    for (std::size_t unit = 0; unit < new_table_.units.size(); ++unit) {
      for (const Seat& seat : left_of_new(unit)) {
        const auto found = by_name.find(project_of(seat).name.folded);
        if (found == by_name.end() || found->second.empty()) continue;
        put(found->second.back(), seat, 0);
        found->second.pop_back();
      }
    }
  }

  void match_by_likeness(std::size_t unit) {
    const std::size_t old_unit = out_.old_unit_of[unit].index;
    if (old_unit == none) return;
    const Seats old_left = left_of_old(old_unit), new_left = left_of_new(unit);
    std::vector<std::string_view> old_names, new_names;
    for (const Seat& seat : old_left) old_names.push_back(old_name(seat));
    for (const Seat& seat : new_left) new_names.push_back(project_of(seat).name.folded);
    const auto likeness = [&](std::size_t old_index, std::size_t new_index) {
      const Project& old_one = old_table_.units[old_unit].projects[old_left[old_index].project];
      const Project& new_one = project_of(new_left[new_index]);
      const unsigned by_name = similarity(old_one.name.folded, new_one.name.folded);
      const bool same_objective = !old_one.objective.empty() && old_one.objective == new_one.objective;
      return same_objective ? std::max(by_name, alike) : by_name;
    };
    for (const Match& one : match(old_names, new_names, likeness)) {
      put(old_left[one.old_index], new_left[one.new_index], one.similarity);
    }
  }

  void put(const Seat& old_seat, const Seat& new_seat, unsigned percent) {
    out_.partners[new_seat.unit][new_seat.project] = {old_seat, percent};
    out_.taken[old_seat.unit][old_seat.project] = true;
  }
  [[nodiscard]] Seats left_of_old(std::size_t unit) const {
    Seats left;
    for (std::size_t project = 0; project < out_.taken[unit].size(); ++project) {
      if (!out_.taken[unit][project]) left.push_back({unit, project});
    }
    return left;
  }
  [[nodiscard]] Seats left_of_new(std::size_t unit) const {
    Seats left;
    for (std::size_t project = 0; project < out_.partners[unit].size(); ++project) {
      if (out_.partners[unit][project].seat.unit == none) left.push_back({unit, project});
    }
    return left;
  }
  [[nodiscard]] std::string_view old_name(const Seat& seat) const {
    return old_table_.units[seat.unit].projects[seat.project].name.folded;
  }
  [[nodiscard]] const Project& project_of(const Seat& seat) const {
    return new_table_.units[seat.unit].projects[seat.project];
  }

  const Table& old_table_;
  const Table& new_table_;
  Pairing out_;
};

}  // namespace

Pairing pair_up(const Table& old_table, const Table& new_table) {
  return Pairer(old_table, new_table).run();
}

}  // namespace jixiao::diff
