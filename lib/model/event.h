#pragma once
#include <cstdint>
#include <string>
#include <variant>

#include "finding/finding.h"
#include "model/accounting.h"
#include "model/table.h"
#include "text/encoding.h"

namespace jixiao::model {

/// Something of the input that could not be read, or not with certainty: a fact with its place, no opinion.
/// The stage that checks turns it into a finding.
struct Damage {
  enum class Kind : std::uint8_t {
    entry_unparsed,     ///< text in an indicator cell that is no entry; quoted in `text`
    row_unparsed,       ///< text between rows, or rows without a table; quoted
    table_truncated,    ///< the input ended inside a row
    no_table,           ///< the whole input has no table
    limit_reached,      ///< a row was larger than --max-row; `count` bytes were left out
    encoding_invalid,   ///< `count` bytes at `begin` are no character
    cell_assumed,       ///< which cell a piece belongs to was not certain
    row_kind_assumed,   ///< whether a row is a spending unit or a project was not certain
    layout_unsupported  ///< the cells of a row do not stand together
  };
  Kind kind = Kind::row_unparsed;
  text::Position begin, end;
  std::string text;  ///< repaired text in question, at most a few KiB of it
  std::uint64_t count = 0;
  text::Encoding encoding = text::Encoding::utf8;  ///< that the bytes do not fit; encoding_invalid only
  finding::Subject subject;                        ///< where in the table it is
  finding::Snippet snippet;
};

/// What a whole input gave; the last event of each.
struct SourceEnd {
  std::string encoding;
  std::uint64_t bytes = 0;
  std::uint64_t lines = 0;
  std::uint64_t tables = 0;
  std::uint64_t projects = 0;
  std::uint64_t indicators = 0;
  std::uint64_t rows_read = 0;    ///< total rows, spending units and projects
  std::uint64_t rows_unread = 0;  ///< pieces that are quoted in a damage
  Accounting accounting;          ///< what became of every byte
};

/// What flows from stage to stage. The things pointed to belong to the stage that made them and are valid
/// until it is asked for the next one.
using Event = std::variant<const TableHead*, const SpendingUnit*, const Project*, const TableEnd*,
                           const Damage*, const finding::Finding*, const SourceEnd*>;

}  // namespace jixiao::model
