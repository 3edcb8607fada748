#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/accounting.h"
#include "text/position.h"

/// What `trace` says of a character.
namespace jixiao::emit {

enum class CharacterKind : std::uint8_t { text, blank, form_feed, line_end, bad };

/// Why a character has its fate.
enum class Reason : std::uint8_t {
  value,             ///< part of a field's value
  head_word,         ///< a word of the table's head
  total_word,        ///< names the total row, or stands in one that no field says
  field_label,       ///< names a field of an entry
  field_mark,        ///< divides fields of an entry, or ends it
  cell_mark,         ///< stands between cells
  blank_amount,      ///< marks an empty amount
  cell_border,       ///< the blank or line end between two cells
  wrap,              ///< the line ends and the cell goes on
  stray_space,       ///< a blank inside a cell
  edge_space,        ///< an indent, a blank at a line's end
  form_feed,         ///< turns the page
  page_line,         ///< a line of page furniture
  repeated_head,     ///< the head printed again
  no_table,          ///< belongs to no table
  bad_bytes,         ///< no character
  malformed_amount,  ///< stands in an amount's place
  damaged_entry,     ///< part of a cell and of no complete entry
  unread,            ///< looks like part of a table and fits nowhere, or exceeds --max-row
  count_
};

/// "value", "head_word", … for programs.
std::string_view reason_name(Reason reason);

/// What became of one character of an input.
struct Trace {
  text::Position at;
  std::uint64_t end_byte = 0;  ///< exclusive
  CharacterKind kind = CharacterKind::text;
  std::string character;  ///< UTF-8; empty for bad bytes and line ends
  model::Fate fate = model::Fate::outside;
  Reason reason = Reason::no_table;

  std::uint32_t table = 0;  ///< 0: it is in no table's head and in no row
  std::string_view row;     ///< "head", "total", "spending_unit", "project"; empty: none
  std::string spending_unit, project;
  bool has_entry = false;
  std::uint32_t list = 0, number = 0;  ///< of that entry
  std::string field;          ///< a key of the interface: amounts.total, level1.name, …; empty: none
  std::string value;          ///< the repaired text of that field
  text::Position begin, end;  ///< where that stands; the end is exclusive
  std::vector<text::ByteSpan> spans;  ///< the bytes that say it
};

/// Appends a trace as a person reads it; `language` is "en" or "zh".
void append_trace_text(std::string& out, std::string_view path, const Trace& trace,
                       std::string_view language);
/// Appends a trace as a JSON object on a line of its own.
void append_trace_json(std::string& out, std::string_view path, const Trace& trace,
                       std::string_view language);

}  // namespace jixiao::emit
