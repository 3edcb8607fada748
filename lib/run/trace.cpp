#include "run/trace.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <numeric>
#include <string>
#include <system_error>
#include <utility>

#include "parse/parser.h"
#include "run/file_source.h"
#include "run/sniff.h"
#include "run/trace_rows.h"

namespace jixiao::run {
namespace {

using emit::CharacterKind;
using emit::Reason;
using emit::Trace;
using model::Fate;

/// An input that can't be read, with the words for it.
struct Unreadable {
  std::string what;
};

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using TemporaryFile = std::unique_ptr<std::FILE, Close>;

/// The bytes of an input, as often as wanted.
class Rewindable {
 public:
  Rewindable(const Input& input, Language language);
  ~Rewindable() {
    if (own_ >= 0) ::close(own_);
  }
  Rewindable(const Rewindable&) = delete;
  Rewindable& operator=(const Rewindable&) = delete;

  /// Calls `read(source)` with all bytes from the first on.
  template <typename Read>
  void pass(const Settings& settings, Read read);

 private:
  void copy(int from);

  const Input& input_;
  Language language_;
  int own_ = -1;         ///< opened here
  TemporaryFile copy_;   ///< of what can't be read twice
  int descriptor_ = -1;  ///< to read from
};

Rewindable::Rewindable(const Input& input, Language language) : input_(input), language_(language) {
  if (input.kind != Input::Kind::file && input.kind != Input::Kind::standard_input)
    throw Unreadable{input.what};
  int from = STDIN_FILENO;
  if (input.kind == Input::Kind::file) {
    int error = 0;
    own_ = from = open_for_reading(input.path, error);
    if (own_ < 0) throw Unreadable{reason(error, language)};
  }
  struct stat status {};
  const bool regular = ::fstat(from, &status) == 0 && S_ISREG(status.st_mode);
  descriptor_ = from;
  // Where a regular file stands as standard input is somebody else's business: it is read from there on.
  if (!regular || ::lseek(from, 0, SEEK_CUR) != 0) copy(from);
}

void Rewindable::copy(int from) {
  copy_.reset(std::tmpfile());
  if (!copy_) throw Unreadable{reason(errno, language_)};
  std::array<char, std::size_t{64} << 10> block{};
  for (;;) {
    const ssize_t count = ::read(from, block.data(), block.size());
    if (count == 0) break;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw Unreadable{reason(errno, language_)};
    const auto size = static_cast<std::size_t>(count);
    if (std::fwrite(block.data(), 1, size, copy_.get()) != size) throw Unreadable{reason(errno, language_)};
  }
  if (std::fflush(copy_.get()) != 0) throw Unreadable{reason(errno, language_)};
  descriptor_ = ::fileno(copy_.get());
}

template <typename Read>
void Rewindable::pass(const Settings& settings, Read read) {
  if (::lseek(descriptor_, 0, SEEK_SET) != 0) throw Unreadable{reason(errno, language_)};
  FileSource source(::dup(descriptor_), [] {});
  try {
    const Content content = source.begin(settings.encoding);
    if (content != Content::text) throw Unreadable{refusal(content, input_.path, "trace", language_)};
    read(source);
  } catch (const decode::ReadError&) {
    const Content content = source.turned_out();
    throw Unreadable{content == Content::text ? reason(source.error(), language_)
                                              : refusal(content, input_.path, "trace", language_)};
  }
}

/// What a character that is no value is, in its row.
Reason reason_of(const Trace& trace, const model::FateRange& range, const FoundCharacter& character) {
  switch (trace.fate) {
    case Fate::values:
      return Reason::value;
    case Fate::labels:
      return trace.row == "head"    ? Reason::head_word
             : trace.row == "total" ? Reason::total_word
                                    : Reason::field_label;
    case Fate::separators:
      if (range.between_pieces) return Reason::cell_border;
      if (trace.has_entry) return Reason::field_mark;
      return trace.field.starts_with("amounts.") ? Reason::blank_amount : Reason::cell_mark;
    case Fate::wraps:
      return Reason::wrap;
    case Fate::stray_spaces:
      return trace.field.empty() && !trace.has_entry ? Reason::edge_space : Reason::stray_space;
    case Fate::furniture:
      if (character.kind == CharacterKind::form_feed) return Reason::form_feed;
      return range.between_pieces && range.breaks != Fate::furniture ? Reason::page_line
                                                                     : Reason::repeated_head;
    case Fate::outside:
      return Reason::no_table;
    case Fate::unparsed:
      break;
  }
  if (character.kind == CharacterKind::bad) return Reason::bad_bytes;
  if (trace.field.starts_with("amounts.")) return Reason::malformed_amount;
  return trace.row.empty() ? Reason::unread : Reason::damaged_entry;
}

Fate fate_of(const model::FateRange& range, const FoundCharacter& character) {
  switch (character.kind) {
    case CharacterKind::bad:
      return Fate::unparsed;
    case CharacterKind::line_end:
      return range.breaks;
    case CharacterKind::blank: {
      // The blanks of a line of page furniture went with it.
      const bool whole_line =
          range.bytes.begin <= character.line.begin && character.line.end <= range.bytes.end;
      return range.between_pieces && character.line_has_text && whole_line ? Fate::furniture : range.spaces;
    }
    case CharacterKind::form_feed:
    case CharacterKind::text:
      break;
  }
  return range.characters;
}

/// Gives every trace its fate; both are in the order of the input.
void set_fates(std::vector<Trace>& traces, const std::vector<const FoundCharacter*>& characters,
               std::span<const model::FateRange> ranges) {
  for (const model::FateRange& range : ranges) {
    const auto first =
        std::lower_bound(traces.begin(), traces.end(), range.bytes.begin,
                         [](const Trace& one, std::uint64_t byte) { return one.at.byte < byte; });
    for (auto trace = first; trace != traces.end() && trace->at.byte < range.bytes.end; ++trace) {
      const FoundCharacter& character = *characters[static_cast<std::size_t>(trace - traces.begin())];
      trace->fate = fate_of(range, character);
      trace->reason = reason_of(*trace, range, character);
    }
  }
}

Trace begin_trace(const FoundCharacter& character) {
  Trace trace;
  trace.at = character.at;
  trace.end_byte = character.end_byte;
  trace.kind = character.kind;
  trace.character = character.text;
  return trace;
}

std::vector<Trace> trace_characters(FileSource& source, const FoundCharacters& found,
                                    const Settings& settings) {
  std::vector<std::size_t> order(found.characters.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t left, std::size_t right) {
    return found.characters[left].at.byte < found.characters[right].at.byte;
  });
  std::vector<Trace> traces;
  std::vector<const FoundCharacter*> characters;
  parse::Options options = settings.parse;
  for (const std::size_t index : order) {
    characters.push_back(&found.characters[index]);
    traces.push_back(begin_trace(*characters.back()));
    options.watched_bytes.push_back(characters.back()->at.byte);
  }
  parse::Parser parser(source, *settings.grammar, std::move(options));
  TraceRows rows(traces, found.encoding);
  while (const model::Event* event = parser.next()) rows.take(*event);
  set_fates(traces, characters, parser.watched_fates());
  std::vector<Trace> asked(traces.size());
  for (std::size_t index = 0; index < order.size(); ++index) asked[order[index]] = std::move(traces[index]);
  return asked;
}

}  // namespace

TraceResult trace_input(const Input& input, const std::vector<Place>& places, const Settings& settings,
                        const Console& console) {
  TraceResult result;
  try {
    Rewindable bytes(input, console.language());
    FoundCharacters found;
    bytes.pass(settings, [&](FileSource& source) { found = find_characters(source, places); });
    result.missing = found.missing;
    if (result.missing) return result;
    bytes.pass(settings,
               [&](FileSource& source) { result.traces = trace_characters(source, found, settings); });
  } catch (const Unreadable& problem) {
    console.error(input.path, problem.what);
    result.unread = true;
  }
  return result;
}

}  // namespace jixiao::run
