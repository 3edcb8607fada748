#include "grammar/structure.h"

#include <cstddef>

namespace jixiao::grammar {
namespace {

/// Goes through an expression once, from left to right.
class Walk {
 public:
  explicit Walk(std::string_view expression) : expression_(expression) {}

  std::optional<Structure> whole() {
    while (at_ < expression_.size()) {
      if (!step()) return std::nullopt;
    }
    if (depth_ != 0) return std::nullopt;
    end_alternative();
    structure_.group_is_whole = structure_.groups.size() == 1 && begins_with_group_ && first_end_ == at_;
    if (sets_flags_) structure_.alternatives = {expression_};
    cut_first_group();
    structure_.unnamed.append(expression_.substr(named_));
    return std::move(structure_);
  }

 private:
  [[nodiscard]] std::string_view rest() const { return expression_.substr(at_); }
  bool take(std::string_view text) {
    if (!rest().starts_with(text)) return false;
    at_ += text.size();
    return true;
  }

  void cut_first_group() {
    if (!begins_with_group_ || sets_flags_ || structure_.alternatives.size() > 1) return;
    const std::string_view behind = expression_.substr(first_end_);
    if (!behind.empty() && std::string_view("*+?{").find(behind.front()) != std::string_view::npos) return;
    structure_.first_group = expression_.substr(first_begin_, first_end_ - 1 - first_begin_);
    structure_.behind_first_group = behind;
  }

  void end_alternative() {
    structure_.alternatives.push_back(expression_.substr(begin_, at_ - begin_));
    begin_ = at_ + 1;
  }

  bool step() {
    if (take("\\")) return escaped();
    if (take("[")) return character_class();
    if (take("(")) return group();
    if (take(")")) return close();
    if (depth_ == 0 && rest().starts_with('|')) end_alternative();
    ++at_;
    return true;
  }

  bool escaped() {
    if (rest().empty() || rest().starts_with('Q')) return false;
    ++at_;
    return true;
  }

  bool character_class() {
    take("^");
    take("]");  // first, it is a member
    while (at_ < expression_.size()) {
      if (take("]")) return true;
      if (take("\\")) {
        if (!escaped()) return false;
        continue;
      }
      const std::size_t end = rest().starts_with("[:") ? rest().find(":]", 2) : std::string_view::npos;
      at_ += end == std::string_view::npos ? 1 : end + 2;
    }
    return false;
  }

  bool close() {
    if (depth_ == 0) return false;
    if (--depth_ == 0 && first_end_ == 0) first_end_ = at_;
    return true;
  }

  bool group() {
    const bool is_first = at_ == 1;
    if (take("?P<")) {
      const std::size_t end = rest().find('>');
      if (end == std::string_view::npos) return false;
      structure_.groups.emplace_back(rest().substr(0, end));
      structure_.unnamed.append(expression_.substr(named_, at_ - 3 - named_));
      named_ = at_ += end + 1;
    } else if (take("?")) {
      const std::size_t end = rest().find_first_of(":)");
      if (end == std::string_view::npos) return false;
      const bool opens = rest()[end] == ':';
      at_ += end + 1;
      // Flags without a group of their own hold for what is behind them, other alternatives too.
      sets_flags_ = sets_flags_ || (!opens && depth_ == 0);
      if (!opens) return true;
    } else {
      structure_.groups.emplace_back();
    }
    begins_with_group_ = begins_with_group_ || (is_first && !structure_.groups.empty());
    if (is_first) first_begin_ = at_;
    ++depth_;
    return true;
  }

  std::string_view expression_;
  std::size_t at_ = 0;
  std::size_t begin_ = 0;  ///< of the alternative
  std::size_t depth_ = 0;  ///< in brackets
  bool begins_with_group_ = false;
  std::size_t first_begin_ = 0, first_end_ = 0;  ///< in the brackets it begins with; behind the first ones
  std::size_t named_ = 0;                        ///< behind the last name of a group
  bool sets_flags_ = false;
  Structure structure_;
};

}  // namespace

std::optional<Structure> structure_of(std::string_view expression) {
  return Walk(expression).whole();
}

}  // namespace jixiao::grammar
