#include "parse/fates.h"

#include <algorithm>

#include "finding/snippet.h"

namespace jixiao::parse {

using text::Leaf;
using text::Seam;

namespace {

/// So many blanks of an input in UTF-8 as wide and as long as they are printed: all blanks look alike, but
/// have one, two or three bytes.
std::string blanks_of(std::uint64_t columns, std::uint64_t bytes) {
  constexpr std::string_view two_bytes = "\xC2\xA0", three_bytes = "\xE3\x80\x80";
  std::string out;
  for (std::uint64_t more = bytes - std::min(bytes, columns); columns > 0; --columns) {
    const std::uint64_t extra = std::min<std::uint64_t>(more, 2);
    out += extra == 2 ? three_bytes : extra == 1 ? two_bytes : " ";
    more -= extra;
  }
  return out;
}

/// The line on which blanks stand before a piece, with the blanks as the place.
finding::Snippet line_of_blanks(const text::SplicedText& text, const text::Splice& piece,
                                const text::Position& blanks) {
  finding::Snippet snippet = finding::snippet_of(text, {piece.begin, piece.begin + piece.text_bytes});
  const std::uint32_t columns = std::min(piece.at.column - blanks.column, snippet.begin);
  const std::uint32_t from = snippet.begin - columns;
  snippet.end = snippet.begin;
  snippet.goes_on = false;
  snippet.wraps.clear();
  if (std::string_view(snippet.line).substr(from, columns).find_first_not_of(' ') != std::string_view::npos)
    return snippet;
  snippet.begin = snippet.end = from;
  const bool is_utf8 = text.encoding() == text::Encoding::utf8;
  const std::string printed = blanks_of(columns, is_utf8 ? piece.at.byte - blanks.byte : columns);
  snippet.line.replace(from, columns, printed);
  snippet.end += static_cast<std::uint32_t>(printed.size());
  return snippet;
}

}  // namespace

void Fates::mark() {
  marked_ = total_;
  watched_marked_ = watched_.size();
}

void Fates::revoke() {
  std::uint64_t given = 0;
  for (std::size_t fate = 0; fate < total_.bytes.size(); ++fate) {
    if (fate == static_cast<std::size_t>(Fate::furniture)) continue;
    given += total_.bytes[fate] - marked_.bytes[fate];
    total_.bytes[fate] = marked_.bytes[fate];
  }
  add(Fate::unparsed, given);
  for (std::size_t index = watched_marked_; index < watched_.size(); ++index) {
    model::FateRange& range = watched_[index];
    for (Fate* fate : {&range.characters, &range.breaks, &range.spaces}) {
      if (*fate != Fate::furniture) *fate = Fate::unparsed;
    }
  }
}

void Fates::begin(Fate other) {
  other_ = other;
  stretches_.clear();
  cells_.clear();
  counted_ = 0;
}

void Fates::say_cell(Leaf range) {
  if (!range.absent() && !range.empty()) cells_.push_back(range);
}

void Fates::say_entry(const model::Indicator& entry, std::span<const Leaf> labels) {
  std::size_t label = 0;
  for (const Leaf leaf : {entry.number_text, entry.level1.code, entry.level1.name, entry.level2.code,
                          entry.level2.name, entry.name, entry.period.text, entry.annual.text}) {
    for (; label < labels.size() && labels[label].begin < leaf.begin; ++label)
      say(labels[label], Fate::labels);
    say(leaf, Fate::values);
  }
  for (; label < labels.size(); ++label) say(labels[label], Fate::labels);
}

void Fates::take(const text::SplicedText& text, Leaf range) {
  if (range.absent() || range.empty()) return;
  take_seams(text, range);
  if (take_plain_text(text, range)) return;
  const auto before = [](const Stretch& left, const Stretch& right) {
    return left.range.begin < right.range.begin;
  };
  if (!std::is_sorted(stretches_.begin(), stretches_.end(), before)) {
    std::sort(stretches_.begin(), stretches_.end(), before);
  }
  take_text(text, range);
}

/// What lies before the pieces. Splices and cells are in order of the text.
void Fates::take_seams(const text::SplicedText& text, Leaf range) {
  if (!watched_bytes_.empty()) keep_seams(text, range);
  const text::Splice* splice = text.splices().data() + text.splice_at(range.begin);
  const text::Splice* const end = text.splices().data() + text.splices().size();
  if (splice != end && splice->begin < range.begin) ++splice;
  // Summed up here, where the compiler can keep it at hand.
  std::uint64_t wraps = 0, breaks = 0, separators = 0, stray_spaces = 0, furniture = 0, bad = 0;
  auto cell = cells_.begin();
  Leaf at_hand = cell != cells_.end() ? *cell : Leaf{};  // absent ones stand behind any piece
  for (; splice != end && splice->begin < range.end; ++splice) {
    while (splice->begin >= at_hand.end) at_hand = ++cell != cells_.end() ? *cell : Leaf{};
    // A piece that begins a cell stands behind what separates it from the one before.
    const bool in_cell = splice->begin > at_hand.begin;
    const text::Skipped& skipped = splice->skipped;
    breaks += skipped.breaks;
    wraps += in_cell ? skipped.breaks : 0;
    // Nearly all have nothing but breaks in front of them.
    if ((skipped.spaces | skipped.furniture | skipped.bad) == 0 && splice->identical) continue;
    (!in_cell && skipped.breaks == 0 ? separators : stray_spaces) += skipped.spaces;
    furniture += skipped.furniture;
    bad += skipped.bad;
    const bool has_stray_space = in_cell && skipped.breaks == 0 && skipped.spaces > 0;
    if (has_stray_space || !splice->identical) note(text, *splice, in_cell);
  }
  separators += breaks - wraps;
  add(Fate::wraps, wraps);
  add(Fate::separators, separators);
  add(Fate::stray_spaces, stray_spaces);
  add(Fate::furniture, furniture);
  add(Fate::unparsed, bad);
}

/// Keeps what lies before the pieces, as far as somebody watches it.
void Fates::keep_seams(const text::SplicedText& text, Leaf range) {
  std::size_t cell = 0;
  for (const text::Splice& splice : text.splices()) {
    if (splice.begin < range.begin) continue;
    if (splice.begin >= range.end) break;
    while (cell < cells_.size() && cells_[cell].end <= splice.begin) ++cell;
    const bool in_cell = cell < cells_.size() && cells_[cell].begin < splice.begin;
    const Fate breaks = in_cell ? Fate::wraps : Fate::separators;
    const Fate spaces = !in_cell && splice.skipped.breaks == 0 ? Fate::separators : Fate::stray_spaces;
    keep({{splice.at.byte - splice.skipped.sum(), splice.at.byte}, Fate::furniture, breaks, spaces, true});
  }
}

/// Whether what is said of a text stands in order inside a range, nothing twice.
bool Fates::is_in_order(Leaf range) const {
  std::uint32_t at = range.begin;
  return std::all_of(stretches_.begin(), stretches_.end(), [&](const Stretch& stretch) {
    const bool fits = stretch.range.begin >= at && stretch.range.end <= range.end;
    at = stretch.range.end;
    return fits;
  });
}

/// How many bytes of input a range of a verbatim text took, as if the spaces that seams left in it were
/// printed.
std::uint64_t Fates::all_bytes(const text::SplicedText& text, Leaf range) {
  if (text.encoding() == text::Encoding::utf8 || text.is_measured()) return text.source_bytes(range);
  std::uint64_t bytes = 0;
  const auto& splices = text.splices();
  for (std::size_t index = text.splice_at(range.begin);
       index < splices.size() && splices[index].begin < range.end; ++index) {
    const text::Splice& splice = splices[index];
    const Leaf part{std::max(splice.begin, range.begin),
                    std::min(splice.begin + splice.text_bytes, range.end)};
    if (part.begin >= part.end) continue;
    bytes += part.size() == splice.text_bytes ? splice.source_bytes : text.source_bytes(part);
  }
  for (const std::uint32_t space : text.seam_spaces()) {
    if (space >= range.begin && space < range.end) bytes += text.source_bytes({space, space + 1});
  }
  return bytes;
}

/// The usual case, in which characters of text are characters of input and only their number is asked for:
/// false if it is not that.
bool Fates::take_plain_text(const text::SplicedText& text, Leaf range) {
  if (!counts_only(text) || !is_in_order(range)) return false;
  std::uint64_t said = counted_;
  for (const Stretch& stretch : stretches_) {
    const std::uint64_t bytes = text.source_bytes(stretch.range);
    add(stretch.fate, bytes);
    said += bytes;
  }
  add(other_, all_bytes(text, range) - said);
  // Nobody printed the spaces that seams left.
  auto stretch = stretches_.begin();
  for (const std::uint32_t space : text.seam_spaces()) {
    if (space < range.begin || space >= range.end) continue;
    while (stretch != stretches_.end() && stretch->range.end <= space) ++stretch;
    const bool inside = stretch != stretches_.end() && stretch->range.begin <= space;
    total_.bytes[static_cast<std::size_t>(inside ? stretch->fate : other_)] -=
        text.source_bytes({space, space + 1});
  }
  return true;
}

/// Walks over splices and stretches side by side; both are in order of the text.
void Fates::take_text(const text::SplicedText& text, Leaf range) {
  const auto& splices = text.splices();
  std::size_t stretch = 0;
  for (std::size_t index = text.splice_at(range.begin);
       index < splices.size() && splices[index].begin < range.end; ++index) {
    const text::Splice& splice = splices[index];
    const std::uint32_t begin = std::max(splice.begin, range.begin);
    // Without the space that a seam may have left behind the piece.
    const std::uint32_t end = std::min(splice.begin + splice.text_bytes, range.end);
    if (!splice.identical) {
      while (stretch < stretches_.size() && stretches_[stretch].range.end <= begin) ++stretch;
      const bool said = stretch < stretches_.size() && stretches_[stretch].range.begin <= begin;
      if (begin == splice.begin) {
        add_text(said ? stretches_[stretch].fate : other_, splice.at.byte, splice.source_bytes);
      }
      continue;
    }
    std::uint64_t byte = splice.at.byte + text.source_bytes({splice.begin, begin});
    for (std::uint32_t at = begin; at < end;) {
      while (stretch < stretches_.size() && stretches_[stretch].range.end <= at) ++stretch;
      const bool said = stretch < stretches_.size() && stretches_[stretch].range.begin <= at;
      const std::uint32_t stop = stretch == stretches_.size() ? end
                                 : said                       ? std::min(end, stretches_[stretch].range.end)
                                        : std::min(end, stretches_[stretch].range.begin);
      const bool whole = stop - at == splice.text_bytes;
      const std::uint64_t bytes = whole ? splice.source_bytes : text.source_bytes({at, stop});
      add_text(said ? stretches_[stretch].fate : other_, byte, bytes);
      byte += bytes;
      at = stop;
    }
  }
}

/// Notes a space that was left out of a cell, and a character that was read as another one.
void Fates::note(const text::SplicedText& text, const text::Splice& splice, bool in_cell) {
  const bool on_one_line = splice.skipped.spaces > 0 && splice.skipped.breaks == 0;
  const bool left_out = splice.begin > 0 && text.text()[splice.begin - 1] != ' ';
  if (in_cell && on_one_line && left_out && oddities_.stray_spaces++ == 0) {
    // The blanks themselves, which have their own widths in each encoding: they begin where the piece before
    // ends, if that is the one before in the input as well.
    const text::Position blanks = text.end_position(splice.begin);
    const bool touches = blanks.byte + splice.skipped.sum() == splice.at.byte;
    oddities_.first_stray_space = touches ? blanks : splice.at;
    oddities_.first_stray_space_end = splice.at;
    oddities_.first_stray_space_snippet = line_of_blanks(text, splice, oddities_.first_stray_space);
  }
  if (splice.identical || oddities_.look_alikes++ > 0) return;
  oddities_.first_look_alike = splice.at;
  const Leaf place{splice.begin, splice.begin + splice.text_bytes};
  oddities_.first_look_alike_end = text.end_position(place.end);
  oddities_.first_look_alike_snippet = finding::snippet_of(text, place);
  oddities_.printed = splice.printed;
  oddities_.read_as = text.text().substr(splice.begin, splice.text_bytes);
}

void Fates::take_all(const text::SplicedText& text, Leaf range, Fate fate) {
  if (range.absent() || range.empty()) return;
  const auto& splices = text.splices();
  for (std::size_t index = text.splice_at(range.begin);
       index < splices.size() && splices[index].begin < range.end; ++index) {
    const text::Splice& splice = splices[index];
    const std::uint32_t begin = std::max(splice.begin, range.begin);
    if (begin == splice.begin) {
      add_skipped(splice.skipped, splice.at.byte, fate, fate);
    }
    if (!splice.identical) {
      if (begin == splice.begin) add_text(fate, splice.at.byte, splice.source_bytes);
      continue;
    }
    const std::uint32_t end = std::min(splice.begin + splice.text_bytes, range.end);
    if (begin >= end) continue;
    add_text(fate, splice.at.byte + text.source_bytes({splice.begin, begin}),
             text.source_bytes({begin, end}));
  }
}

void Fates::skip_at_end(const text::Skipped& skipped, std::uint64_t end, bool inside) {
  add_skipped(skipped, end, inside ? Fate::separators : Fate::outside,
              inside ? Fate::stray_spaces : Fate::outside);
}

/// What was skipped in front of the byte at `end`.
void Fates::add_skipped(const text::Skipped& skipped, std::uint64_t end, Fate breaks, Fate spaces) {
  add(breaks, skipped.breaks);
  add(spaces, skipped.spaces);
  add(Fate::furniture, skipped.furniture);
  add(Fate::unparsed, skipped.bad);
  if (!watched_bytes_.empty()) keep({{end - skipped.sum(), end}, Fate::furniture, breaks, spaces, true});
}

void Fates::keep(const model::FateRange& range) {
  const auto first = std::lower_bound(watched_bytes_.begin(), watched_bytes_.end(), range.bytes.begin);
  if (first != watched_bytes_.end() && *first < range.bytes.end) watched_.push_back(range);
}

}  // namespace jixiao::parse
