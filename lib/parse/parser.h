#pragma once
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "decode/byte_source.h"
#include "grammar/grammar.h"
#include "lex/running_lines.h"
#include "model/event.h"
#include "parse/opening.h"

namespace jixiao::parse {

struct Options {
  std::size_t max_row = std::size_t{4}
                        << 20;  ///< bytes of repaired text of one row; the rest is left out and said
  /// Offsets of bytes of the input whose fate is asked for, in ascending order; see Parser::watched_fates.
  std::vector<std::uint64_t> watched_bytes;
};

/// Reads the tables of one input, row by row. Holds one row and the head of the next.
/// The events of an input: (TableHead (SpendingUnit | Project)* TableEnd)* SourceEnd, with Damage anywhere
/// between.
class Parser {
 public:
  /// `source` and `grammar` must outlive the parser. Throws decode::ReadError while reading, never for what
  /// it reads.
  Parser(decode::ByteSource& source, const grammar::Grammar& grammar, Options options = {});
  ~Parser();
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  /// Begins to read another input, which must outlive what is read of it. Nothing of the one before is kept
  /// but what its texts have taught about texts: what comes is what a new parser would give.
  void restart(decode::ByteSource& source);

  /// The next event, null after SourceEnd. Valid until the next call.
  const model::Event* next();

  // For who reads an input in parts. Whoever begins in the middle of one (decode::ByteSource::first_place)
  // begins where a table does.

  /// Pauses where a table begins at this byte or behind it: `next` then returns null and `opening` has it,
  /// until `go_on`. Not where something else than the table would be remembered behind it.
  void pause_from(std::uint64_t byte);
  [[nodiscard]] const std::optional<Opening>& opening() const;
  void go_on();
  /// What has been read without the table of `opening`: bytes and lines have no meaning.
  [[nodiscard]] model::SourceEnd before_opening() const;
  /// Where running titles are remembered.
  [[nodiscard]] lex::RunningLines& running_lines();
  /// Says that projects stood in the input before the place where reading began.
  void has_read_projects();

  /// What became of the bytes asked for, as far as it is decided: one range that holds each, in no order.
  [[nodiscard]] std::span<const model::FateRange> watched_fates() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace jixiao::parse
