#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "emit/emitter.h"

namespace jixiao::emit {

/// Tables of a part of an input are counted from 1 where the part is read; what was written of them gets
/// their numbers in the input here.
class Renumberer {
 public:
  /// What `format` writes of the input `path`.
  Renumberer(const Format& format, const Options& options, std::string_view path);

  /// Whether what was written is another thing with `more` added; never where nothing is numbered.
  [[nodiscard]] bool changes(std::int64_t more) const { return kind_ != Kind::none && more != 0; }
  /// Appends what was written, with `more` added to the number of each table. A record may come in several
  /// stretches, of which none ends before or inside its number.
  void append(std::string& out, std::string_view written, std::int64_t more);

 private:
  [[nodiscard]] std::size_t number_at(std::string_view record) const;

  enum class Kind : std::uint8_t { none, ndjson, csv };
  Kind kind_ = Kind::none;
  std::string path_;  ///< as it stands in a record, with what follows up to the number
  bool inside_record_ = false;
};

}  // namespace jixiao::emit
