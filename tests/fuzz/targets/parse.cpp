// Pieces to tables: events come in their order, leaves are what stands at their places, every byte has one
// fate.
#include <algorithm>
#include <string>
#include <variant>
#include <vector>

#include "input.h"
#include "law.h"
#include "parse/parser.h"
#include "places.h"
#include "rows.h"
#include "stream.h"
#include "targets.h"
#include "text/utf8.h"

namespace jixiao::fuzz {
namespace {

constexpr std::size_t most_watched = 6000;
constexpr std::size_t longest_quote = std::size_t{8} << 10;

/// Follows the events of one input and asserts what holds of each.
class Follower {
 public:
  explicit Follower(const Places& places) : places_(places), claims_(places) {}

  void take(const model::Event& event) {
    law(!ended_, "nothing comes after the end of the source");
    std::visit([this](const auto* what) { on(*what); }, event);
  }
  [[nodiscard]] bool ended() const { return ended_; }

 private:
  void on(const model::TableHead& head) {
    law(!inside_, "a table begins behind the one before");
    ++tables_;
    law(head.number == tables_, "tables are numbered", {head.number, tables_});
    inside_ = true;
    places_.confirm(head.at, "table");
    law(!head.columns.empty() && head.columns.size() <= model::max_columns, "a table has columns");
    leaves(head, taker());
  }
  void on(const model::SpendingUnit& unit) {
    law(inside_, "a spending unit stands in a table");
    leaves(unit.row, taker());
  }
  void on(const model::Project& project) {
    law(inside_, "a project stands in a table");
    ++projects_;
    indicators_ += project.indicators.size();
    leaves(project, taker());
    std::uint32_t at = 0, list = 1;
    for (const model::Indicator& entry : project.indicators) {
      law(entry.whole.begin >= at && entry.whole.end <= project.row.text.size(),
          "entries stand one behind another", {at, entry.whole.begin});
      law(entry.list >= list && entry.list <= project.lists, "lists are counted",
          {entry.list, project.lists});
      at = entry.whole.end;
      list = entry.list;
      confirm(project.row.text, entry.period);
      confirm(project.row.text, entry.annual);
    }
  }
  void on(const model::TableEnd& end) {
    law(inside_ && end.number == tables_, "a table ends that has begun");
    inside_ = false;
    if (end.look_alikes > 0) places_.confirm(end.first_look_alike, "look-alike");
    if (end.stray_spaces > 0) places_.confirm(end.first_stray_space, "stray space");
  }
  void on(const model::Damage& damage) {
    places_.confirm(damage.begin, damage.end, "damage");
    law(text::valid_utf8_prefix_plain(damage.text) == damage.text.size(), "a quote is UTF-8");
    law(damage.text.size() <= longest_quote, "a quote is short", {damage.text.size()});
  }
  void on(const finding::Finding&) { law(false, "the parser has no findings"); }
  void on(const model::SourceEnd& end) {
    law(!inside_, "every table ends");
    ended_ = true;
    law(end.bytes == places_.bytes().size(), "bytes are counted", {end.bytes, places_.bytes().size()});
    law(end.lines == places_.lines(), "lines are counted", {end.lines, places_.lines()});
    law(end.tables == tables_ && end.projects == projects_ && end.indicators == indicators_,
        "rows are counted");
    law(end.accounting.sum() == end.bytes, "every byte has one fate", {end.accounting.sum(), end.bytes});
    const std::uint64_t values = end.accounting.bytes[static_cast<std::size_t>(model::Fate::values)];
    law(values == claims_.bytes(), "values are the bytes of all leaves", {values, claims_.bytes()});
  }

  static void confirm(const text::SplicedText& text, const model::Target& target) {
    const std::string_view words = text[target.text];
    law((target.reading == nullptr) == words.empty(), "a target that says something has a reading", words);
    if (target.reading == nullptr) return;
    for (const text::Leaf mark : {target.reading->comparator, target.reading->second_comparator})
      law(mark.absent() || (mark.begin <= mark.end && mark.end <= words.size()),
          "a comparator stands in its target", words);
    for (const model::Reading& part : target.reading->parts)
      law(part.part.absent() || part.part.end <= words.size(), "a part stands in its target", words);
  }
  TakeLeaf taker() {
    return [this](const text::SplicedText& text, text::Leaf leaf, std::string_view name) {
      claims_.claim(text, leaf, name);
    };
  }

  const Places& places_;
  Claims claims_;
  bool inside_ = false, ended_ = false;
  std::uint64_t tables_ = 0, projects_ = 0, indicators_ = 0;
};

/// The ranges of fates hold every byte once.
void confirm_fates(std::span<const model::FateRange> watched, std::size_t size) {
  std::vector<text::ByteSpan> ranges;
  for (const model::FateRange& range : watched) ranges.push_back(range.bytes);
  std::sort(ranges.begin(), ranges.end(),
            [](const auto& left, const auto& right) { return left.begin < right.begin; });
  std::uint64_t at = 0;
  for (const text::ByteSpan& range : ranges) {
    law(range.begin == at, "fates follow one another", {range.begin, at});
    at = range.end;
  }
  law(at == size, "every byte has a fate that can be asked for", {at, size});
}

}  // namespace

void parse(std::string_view data) {
  Input input(data);
  const auto encoding = input.choose_encoding();
  if (!encoding) return;
  const Cuts cuts = choose_cuts(input);
  parse::Options options;
  const unsigned narrow = input.choose(64);
  if (narrow >= 56) options.max_row = std::size_t{16} << (narrow - 56);
  const Places places(input.text(), *encoding);
  if (input.text().size() <= most_watched)
    for (std::uint64_t at = 0; at < input.text().size(); ++at) options.watched_bytes.push_back(at);
  const bool watches = !options.watched_bytes.empty();

  CutSource source(input.text(), *encoding, cuts);
  parse::Parser parser(source, built_in_grammar(), std::move(options));
  Follower follower(places);
  while (const model::Event* const event = parser.next()) follower.take(*event);
  law(follower.ended(), "a source has an end");
  if (watches) confirm_fates(parser.watched_fates(), input.text().size());
}

}  // namespace jixiao::fuzz
