#include "grammar/pattern.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <numeric>
#include <utility>

#include "grammar/pattern_length.h"
#include "text/character.h"
#include "text/utf8.h"

namespace jixiao::grammar {
namespace {

/// More groups than any pattern of a grammar has use for; further ones are not given.
constexpr std::size_t most_groups = 32;

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

re2::RE2::Options options() {
  re2::RE2::Options options(re2::RE2::Quiet);
  options.set_never_nl(false);
  return options;
}

/// Whether a text has a letter that is the small or the capital one of another.
bool has_cased(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text::has_case(text::next_character(text, at))) return true;
  }
  return false;
}

/// The smallest set of texts without any of which nothing can match; empty when RE2 knows of none.
std::vector<std::string> required_texts_of(const std::string& source) {
  re2::FilteredRE2 filter(1);
  int id = 0;
  if (filter.Add(source, options(), &id) != re2::RE2::NoError) return {};
  std::vector<std::string> texts;
  filter.Compile(&texts);
  // It asks for its texts in lower case, those with full-width and other letters too.
  if (std::any_of(texts.begin(), texts.end(), has_cased)) return {};
  // Characters that are rarer in Chinese text stay longest: those beyond ASCII.
  std::vector<std::size_t> order(texts.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_partition(order.begin(), order.end(), [&](std::size_t index) {
    return static_cast<unsigned char>(texts[index].front()) < 0x80;
  });
  std::vector<bool> kept(texts.size(), true);
  const auto still_required = [&] {
    std::vector<int> others, possible;
    for (std::size_t index = 0; index < texts.size(); ++index) {
      if (!kept[index]) others.push_back(static_cast<int>(index));
    }
    filter.AllPotentials(others, &possible);
    return possible.empty();
  };
  if (texts.empty() || !still_required()) return {};
  for (const std::size_t index : order) {
    kept[index] = false;
    if (!still_required()) kept[index] = true;
  }
  std::vector<std::string> required;
  for (std::size_t index = 0; index < texts.size(); ++index) {
    if (kept[index]) required.push_back(texts[index]);
  }
  return required;
}

/// A value that is made when it is first asked for, once for all threads.
template <class Value>
class Once {
 public:
  template <class Make>
  const Value& get(const Make& make) const {
    std::call_once(made_, [&] { value_ = make(); });
    return value_;
  }

 private:
  mutable std::once_flag made_;
  mutable Value value_{};
};

}  // namespace

/// A regular expression that compiles when it is first needed, once for all threads.
class Pattern::Lazy {
 public:
  explicit Lazy(std::string expanded) : source(std::move(expanded)) {}

  const re2::RE2& get() const {
    if (const re2::RE2* ready = ready_.load(std::memory_order_acquire)) return *ready;
    const std::lock_guard lock(mutex_);
    if (!owned_) {
      owned_ = std::make_unique<const re2::RE2>(source, options());
      ready_.store(owned_.get(), std::memory_order_release);
    }
    return *owned_;
  }

  /// Runs a search and gives its groups.
  bool run(std::string_view text, std::size_t from, re2::RE2::Anchor anchor,
           std::vector<std::string_view>& groups) const {
    const re2::RE2& regex = get();
    std::array<re2::StringPiece, most_groups> found;
    const std::size_t count =
        std::min(static_cast<std::size_t>(std::max(regex.NumberOfCapturingGroups(), 0)) + 1, most_groups);
    if (!regex.Match(piece(text), from, text.size(), anchor, found.data(), static_cast<int>(count)))
      return false;
    groups.resize(count);
    for (std::size_t i = 0; i < count; ++i) groups[i] = std::string_view(found[i].data(), found[i].size());
    return true;
  }

  const std::string source;
  const Once<std::vector<std::string>> required;
  const Once<Outline> outline;

 private:
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const re2::RE2> owned_;
  mutable std::atomic<const re2::RE2*> ready_ = nullptr;
};

Pattern::Pattern(std::string name, const std::string& expanded)
    : name_(std::move(name)), regex_(std::make_shared<const Lazy>(expanded)) {}

const std::string& Pattern::source() const {
  static const std::string nothing;
  return regex_ ? regex_->source : nothing;
}

std::string Pattern::fault() const {
  const re2::RE2& regex = regex_->get();
  return regex.ok() ? std::string{} : regex.error();
}

bool Pattern::can_match() const {
  // What RE2 knows to match nothing it simplifies to the one instruction that fails.
  return regex_->get().ProgramSize() > 1;
}

const std::vector<std::string>& Pattern::required_texts() const {
  return regex_->required.get([this] { return required_texts_of(source()); });
}

const Outline& Pattern::outline() const {
  return regex_->outline.get([this] { return Outline(source()); });
}

std::optional<std::size_t> Pattern::longest_match() const {
  return grammar::longest_match(source());
}

bool Pattern::matches(std::string_view text) const {
  return regex_->get().Match(piece(text), 0, text.size(), re2::RE2::ANCHOR_BOTH, nullptr, 0);
}

bool Pattern::match(std::string_view text, std::vector<std::string_view>& groups) const {
  return regex_->run(text, 0, re2::RE2::ANCHOR_BOTH, groups);
}

bool Pattern::find(std::string_view text, std::size_t from, std::vector<std::string_view>& groups) const {
  return regex_->run(text, from, re2::RE2::UNANCHORED, groups);
}

bool Pattern::find(std::string_view text, std::size_t from, std::size_t& begin, std::size_t& end) const {
  re2::StringPiece found;
  if (!regex_->get().Match(piece(text), from, text.size(), re2::RE2::UNANCHORED, &found, 1)) return false;
  begin = static_cast<std::size_t>(found.data() - text.data());
  end = begin + found.size();
  return true;
}

bool Pattern::match_at(std::string_view text, std::size_t at, std::vector<std::string_view>& groups) const {
  return regex_->run(text, at, re2::RE2::ANCHOR_START, groups);
}

bool Pattern::starts(std::string_view text, std::size_t from, std::vector<std::string_view>& groups) const {
  // RE2's anchor is the start of what it is given, so the text begins here; `^` and `\b` then see no more of
  // it.
  return regex_->run(text.substr(from), 0, re2::RE2::ANCHOR_START, groups);
}

bool Pattern::starts(std::string_view text, std::size_t from, std::size_t& end) const {
  re2::StringPiece found;
  if (!regex_->get().Match(piece(text.substr(from)), 0, text.size() - from, re2::RE2::ANCHOR_START, &found,
                           1))
    return false;
  end = from + found.size();
  return true;
}

bool Pattern::starts(std::string_view text, std::size_t from) const {
  return regex_->get().Match(piece(text.substr(from)), 0, text.size() - from, re2::RE2::ANCHOR_START, nullptr,
                             0);
}

int Pattern::group(std::string_view name) const {
  const auto& groups = regex_->get().NamedCapturingGroups();
  const auto found = groups.find(std::string(name));
  return found == groups.end() ? -1 : found->second;
}

std::size_t Pattern::group_count() const {
  return static_cast<std::size_t>(std::max(regex_->get().NumberOfCapturingGroups(), 0));
}

std::vector<std::string> Pattern::group_names() const {
  std::vector<std::string> names;
  for (const auto& [number, name] : regex_->get().CapturingGroupNames()) names.push_back(name);
  return names;
}

}  // namespace jixiao::grammar
