#include "grammar/pattern.h"

#include <re2/re2.h>
#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "grammar/bytes.h"
#include "grammar/once.h"
#include "grammar/pattern_length.h"
#include "grammar/regex.h"
#include "grammar/required_texts.h"
#include "grammar/structure.h"
#include "text/find.h"

namespace jixiao::grammar {
namespace {

using re2::RE2;
using Groups = std::vector<std::string_view>;

/// More groups than any pattern of a grammar has use for; further ones are not given.
constexpr std::size_t most_groups = 32;
/// Of shorter expressions all alternatives are compiled together: there is nothing to gain.
constexpr std::size_t shortest_divided = 200;
constexpr std::size_t most_alternatives = 16;

std::string_view view(const re2::StringPiece& piece) {
  return {piece.data(), piece.size()};
}

/// The groups of an expression.
struct GroupNames {
  std::vector<std::string> names{};  ///< by number from 1
  bool is_whole = false;             ///< there is one, which is all of it
  /// How many are given, with group 0.
  [[nodiscard]] std::size_t given() const { return std::min(names.size() + 1, most_groups); }
  /// How many RE2 is asked for: where a match ends it knows at once, its groups it looks for in another way.
  [[nodiscard]] std::size_t asked() const { return is_whole ? 1 : given(); }
};

/// One of the expressions that a pattern is a choice of.
struct Alternative {
  Alternative(std::string_view expression, Outline its_outline, GroupNames its_groups)
      : regex(expression), outline(std::move(its_outline)), groups(std::move(its_groups)) {}

  /// Whether it is sure, without compiling it, that it does not match a text from its start.
  [[nodiscard]] bool rules_out(std::string_view text, RE2::Anchor anchor) const {
    return anchor == RE2::ANCHOR_BOTH ? outline.rules_out(text) : outline.rules_out_start(text);
  }

  const Regex regex;
  const Outline outline;
  const GroupNames groups;
};
using Choice = std::vector<std::unique_ptr<const Alternative>>;

/// Whether an outline rules out anything.
bool says_something(const Outline& outline) {
  return !outline.first.has_all() || !outline.needed.texts().empty();
}

/// What `Pattern::facts` says, each to be read by itself.
struct Facts {
  std::string_view outline, required;
  std::vector<std::string_view> alternatives;  ///< their outlines; none: the pattern is not divided
};

template <class Archive, Is<Facts> T>
void fields(Archive& a, T& facts) {
  all(a, facts.outline, facts.required, facts.alternatives);
}

}  // namespace

/// The expression of a pattern with what is known of it.
class Pattern::Expression {
 public:
  Expression(std::string_view expanded, std::string_view facts)
      : source(expanded), whole(source), facts_bytes_(facts) {}

  [[nodiscard]] const std::vector<std::string>& required() const {
    return required_.get([this] {
      if (facts_bytes_.empty()) return grammar::required_texts(source);
      std::vector<std::string> texts;
      Reader(facts().required).value(texts);
      return texts;
    });
  }
  [[nodiscard]] const Outline& outline() const {
    return *outline_.get([this] {
      return std::make_unique<const Outline>(facts_bytes_.empty() ? Outline(source)
                                                                  : unarchive_outline(facts().outline));
    });
  }
  /// Its groups.
  [[nodiscard]] const GroupNames& groups() const {
    return groups_.get([this] {
      if (auto structure = structure_of(source))
        return GroupNames{std::move(structure->groups), structure->group_is_whole};
      std::vector<std::string> names(
          static_cast<std::size_t>(std::max(whole.get().NumberOfCapturingGroups(), 0)));
      for (const auto& [number, name] : whole.get().CapturingGroupNames())
        names[static_cast<std::size_t>(number) - 1] = name;
      return GroupNames{std::move(names)};
    });
  }
  /// What it is a choice of, if it is divided.
  [[nodiscard]] const Choice& choice() const {
    return choice_.get([this] { return divide(); });
  }

  /// Whether it is sure, without compiling it, that no match stands in a text. Once it is compiled RE2 knows
  /// as soon.
  [[nodiscard]] bool stands_nowhere_in(std::string_view text) const {
    return !whole.is_compiled() && !required().empty() &&
           std::none_of(required().begin(), required().end(),
                        [&](const std::string& part) { return text::find(text, part) != text.npos; });
  }
  /// Runs a search and gives its groups.
  bool run(std::string_view text, std::size_t from, RE2::Anchor anchor, Groups& groups) const;
  /// A match in full, or of a start, with its groups; a choice is tried in order, as RE2 does.
  bool run_anchored(std::string_view text, std::size_t from, RE2::Anchor anchor, Groups& groups) const;
  /// The same without groups; `all` becomes the match.
  bool matches(std::string_view text, RE2::Anchor anchor, re2::StringPiece* all = nullptr) const;
  /// What `Pattern::facts` says.
  [[nodiscard]] std::string facts_of_all() const;

  const std::string source;
  const Regex whole;

 private:
  [[nodiscard]] Facts facts() const {
    Facts facts;
    Reader reader(facts_bytes_);
    all(reader, facts);
    return facts;
  }
  [[nodiscard]] Choice divide() const;

  const std::string_view facts_bytes_;
  const Once<std::vector<std::string>> required_;
  const Once<GroupNames> groups_;
  const Once<std::unique_ptr<const Outline>> outline_;  // which is large, and few are asked for
  const Once<Choice> choice_;
};

Choice Pattern::Expression::divide() const {
  if (source.size() < shortest_divided) return {};
  const auto structure = structure_of(source);
  if (!structure || structure->alternatives.size() < 2 || structure->alternatives.size() > most_alternatives)
    return {};
  const std::vector<std::string_view> known =
      facts_bytes_.empty() ? std::vector<std::string_view>() : facts().alternatives;
  if (!facts_bytes_.empty() && known.empty()) return {};
  Choice choice;
  for (std::size_t i = 0; i < structure->alternatives.size(); ++i) {
    const std::string_view expression = structure->alternatives[i];
    Outline outline = known.empty() ? Outline(expression) : unarchive_outline(known[i]);
    auto own = structure_of(expression);
    if (!own || !says_something(outline)) return {};
    GroupNames groups{std::move(own->groups), own->group_is_whole};
    choice.push_back(std::make_unique<const Alternative>(expression, std::move(outline), std::move(groups)));
  }
  return choice;
}

bool Pattern::Expression::run(std::string_view text, std::size_t from, RE2::Anchor anchor,
                              Groups& groups) const {
  std::array<re2::StringPiece, most_groups> found;
  const GroupNames& named = this->groups();
  if (!whole.match(text, from, anchor, {found.data(), named.asked()})) return false;
  groups.resize(named.given());
  for (std::size_t i = 0; i < named.asked(); ++i) groups[i] = view(found[i]);
  if (named.is_whole) groups[1] = groups[0];
  return true;
}

bool Pattern::Expression::run_anchored(std::string_view text, std::size_t from, RE2::Anchor anchor,
                                       Groups& groups) const {
  if (choice().empty()) return run(text, from, anchor, groups);
  std::array<re2::StringPiece, most_groups> found;
  std::size_t before = 0;  // groups of the alternatives before
  for (const auto& alternative : choice()) {
    const std::size_t asked = alternative->groups.asked();
    if (!alternative->rules_out(text.substr(from), anchor) &&
        alternative->regex.match(text, from, anchor, {found.data(), asked})) {
      if (alternative->groups.is_whole) found[1] = found[0];
      groups.assign(this->groups().given(), {});
      groups[0] = view(found[0]);
      for (std::size_t i = 1; i < alternative->groups.given() && before + i < groups.size(); ++i)
        groups[before + i] = view(found[i]);
      return true;
    }
    before += alternative->groups.names.size();
  }
  return false;
}

bool Pattern::Expression::matches(std::string_view text, RE2::Anchor anchor, re2::StringPiece* all) const {
  const std::span<re2::StringPiece> found(all, all != nullptr ? 1 : 0);
  if (choice().empty()) return whole.match(text, 0, anchor, found);
  return std::any_of(choice().begin(), choice().end(), [&](const auto& alternative) {
    return !alternative->rules_out(text, anchor) && alternative->regex.match(text, 0, anchor, found);
  });
}

std::string Pattern::Expression::facts_of_all() const {
  std::vector<std::string> alternatives;
  for (const auto& alternative : choice()) alternatives.push_back(archive(alternative->outline));
  std::string required_bytes, bytes;
  Writer(required_bytes).value(required());
  Writer writer(bytes);
  all(writer, archive(outline()), required_bytes, alternatives);
  return bytes;
}

Pattern::Pattern(std::string name, std::string_view expanded) : Pattern(std::move(name), expanded, {}) {}

Pattern::Pattern(std::string name, std::string_view expanded, std::string_view facts)
    : name_(std::move(name)), expression_(std::make_shared<const Expression>(expanded, facts)) {}

const std::string& Pattern::source() const {
  static const std::string nothing;
  return expression_ ? expression_->source : nothing;
}

std::string Pattern::fault() const {
  const RE2 regex(source(), RE2::Quiet);  // with its names, which may be wrong as well
  return regex.ok() ? std::string{} : regex.error();
}

bool Pattern::can_match() const {
  // What RE2 knows to match nothing it simplifies to the one instruction that fails.
  return expression_->whole.get().ProgramSize() > 1;
}

const std::vector<std::string>& Pattern::required_texts() const {
  return expression_->required();
}

const Outline& Pattern::outline() const {
  return expression_->outline();
}

std::string Pattern::facts() const {
  return expression_->facts_of_all();
}

std::optional<std::size_t> Pattern::longest_match() const {
  return grammar::longest_match(source());
}

bool Pattern::matches(std::string_view text) const {
  return expression_->matches(text, RE2::ANCHOR_BOTH);
}

bool Pattern::match(std::string_view text, std::vector<std::string_view>& groups) const {
  return expression_->run_anchored(text, 0, RE2::ANCHOR_BOTH, groups);
}

bool Pattern::find(std::string_view text, std::size_t from, std::vector<std::string_view>& groups) const {
  return !expression_->stands_nowhere_in(text.substr(from)) &&
         expression_->run(text, from, RE2::UNANCHORED, groups);
}

bool Pattern::find(std::string_view text, std::size_t from, std::size_t& begin, std::size_t& end) const {
  std::array<re2::StringPiece, 1> found;
  if (expression_->stands_nowhere_in(text.substr(from)) ||
      !expression_->whole.match(text, from, RE2::UNANCHORED, found))
    return false;
  begin = static_cast<std::size_t>(found[0].data() - text.data());
  end = begin + found[0].size();
  return true;
}

bool Pattern::match_at(std::string_view text, std::size_t at, std::vector<std::string_view>& groups) const {
  return expression_->run_anchored(text, at, RE2::ANCHOR_START, groups);
}

bool Pattern::starts(std::string_view text, std::size_t from, std::vector<std::string_view>& groups) const {
  // RE2's anchor is the start of what it is given, so the text begins here; `^` and `\b` then see no more of
  // it.
  return expression_->run_anchored(text.substr(from), 0, RE2::ANCHOR_START, groups);
}

bool Pattern::starts(std::string_view text, std::size_t from, std::size_t& end) const {
  re2::StringPiece found;
  if (!expression_->matches(text.substr(from), RE2::ANCHOR_START, &found)) return false;
  end = from + found.size();
  return true;
}

bool Pattern::starts(std::string_view text, std::size_t from) const {
  return expression_->matches(text.substr(from), RE2::ANCHOR_START);
}

int Pattern::group(std::string_view name) const {
  const std::vector<std::string>& names = expression_->groups().names;
  const auto found = name.empty() ? names.end() : std::find(names.begin(), names.end(), name);
  return found == names.end() ? -1 : static_cast<int>(found - names.begin()) + 1;
}

std::size_t Pattern::group_count() const {
  return expression_->groups().names.size();
}

std::vector<std::string> Pattern::group_names() const {
  std::vector<std::string> names = expression_->groups().names;
  std::erase(names, std::string());
  return names;
}

}  // namespace jixiao::grammar
