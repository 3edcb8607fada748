#include "emit/renumber.h"

#include <charconv>

#include "emit/csv.h"
#include "text/json.h"

namespace jixiao::emit {

Renumberer::Renumberer(const Format& format, const Options& options, std::string_view path) {
  if (format.command != "parse") return;
  if (format.name == "ndjson") {
    kind_ = Kind::ndjson;
    path_ = ",\"path\":";
    text::append_json_bytes(path_, path);
    path_ += ",\"table\":";
  } else if (format.name == "csv") {
    kind_ = Kind::csv;
    const CsvStyle style{options.excel, options.chinese_header};
    text::Pen pen(path_);
    CsvRow(pen, style).text(path);
    pen.raw(",");
  }
}

/// Where the number of the table stands in a record; npos: it has none.
std::size_t Renumberer::number_at(std::string_view record) const {
  if (kind_ == Kind::csv) return record.starts_with(path_) ? path_.size() : std::string_view::npos;
  constexpr std::string_view type = "{\"type\":\"";
  if (!record.starts_with(type)) return std::string_view::npos;
  const std::size_t after_type = record.find('"', type.size()) + 1;
  return record.substr(after_type).starts_with(path_) ? after_type + path_.size() : std::string_view::npos;
}

void Renumberer::append(std::string& out, std::string_view written, std::int64_t more) {
  if (!changes(more)) {
    out.append(written);
    return;
  }
  while (!written.empty()) {
    std::size_t from = 0;
    if (!inside_record_) {
      const std::size_t at = number_at(written);
      if (at != std::string_view::npos) {
        std::int64_t number = 0;
        const char* const begin = written.data() + at;
        const char* const end = std::from_chars(begin, written.data() + written.size(), number).ptr;
        out.append(written.substr(0, at)).append(std::to_string(number + more));
        // A file name may have line ends: the record's own is looked for behind it.
        from = static_cast<std::size_t>(end - written.data());
        written.remove_prefix(from);
        from = 0;
      }
    }
    const std::size_t line_end = written.find('\n', from);
    inside_record_ = line_end == std::string_view::npos;
    const std::size_t size = inside_record_ ? written.size() : line_end + 1;
    out.append(written.substr(0, size));
    written.remove_prefix(size);
  }
}

}  // namespace jixiao::emit
