// Bytes to lines: nothing is lost, places are right, and neither blocks nor pieces show.
#include <string>
#include <vector>

#include "decode/characters.h"
#include "decode/detect.h"
#include "decode/line_reader.h"
#include "input.h"
#include "law.h"
#include "places.h"
#include "run/sniff.h"
#include "targets.h"
#include "text/utf8.h"

namespace jixiao::fuzz {
namespace {

/// All that lines said, however many stretches they came in.
struct Told {
  std::string text;  ///< of all lines, a line feed after each that has an end
  std::vector<text::ByteSpan> bad;
  std::uint64_t bytes = 0, lines = 0;

  friend bool operator==(const Told&, const Told&) = default;
};

void add_bad(Told& told, const decode::BadBytes& bad) {
  if (bad.length == 0) return;
  const std::uint32_t columns = bad.end.column - bad.at.column;
  law(columns > 0 && columns <= bad.length, "bad bytes have columns", {columns, bad.length});
  const text::ByteSpan span{bad.at.byte, bad.end.byte};
  law(bad.end.byte == bad.at.byte + bad.length, "bad bytes of a line stand side by side", {bad.at.byte});
  if (!told.bad.empty() && told.bad.back().end == span.begin) {
    told.bad.back().end = span.end;
  } else {
    told.bad.push_back(span);
  }
}

void confirm(const decode::Line& line, text::Encoding encoding, const Places& places) {
  law(text::valid_utf8_prefix_plain(line.text) == line.text.size(), "a line is UTF-8", {line.at.byte});
  law(line.text.find_first_of(std::string_view("\0\r\n", 3)) == std::string_view::npos,
      "a line has neither line ends nor NUL", {line.at.byte});
  law(text::source_length(encoding, line.text) == line.source_bytes, "a line took what its characters take",
      {line.at.byte, line.source_bytes});
  places.confirm(line.at, "line");
  const auto decoded = places.decode(line.at.byte, line.at.byte + line.source_bytes);
  law(decoded == line.text, "a line says what ICU reads", line.text, {line.at.byte});
}

Told read(std::string_view bytes, text::Encoding encoding, Cuts cuts, std::size_t block,
          const Places& places) {
  CutSource source(bytes, encoding, cuts);
  decode::LineReader reader(source, block);
  Told told;
  std::uint64_t at = 0;
  bool open = false;
  while (const decode::Line* const line = reader.next()) {
    if (at == 0 && line->at.byte > line->bad_before.length) at = decode::byte_order_mark(encoding).size();
    law(line->begins == !open, "a line begins once", {line->at.byte});
    if (line->bad_before.length > 0)
      law(line->bad_before.at.byte == at, "bad bytes stand where the line before ended", {at});
    law(line->at.byte == at + line->bad_before.length, "a line stands where the one before ended", {at});
    confirm(*line, encoding, places);
    add_bad(told, line->bad_before);
    told.text += line->text;
    if (line->end_bytes > 0) told.text += '\n';
    at = line->at.byte + line->source_bytes + line->end_bytes;
    open = !line->ends;
  }
  told.bytes = reader.bytes();
  told.lines = reader.lines();
  law(told.bytes == bytes.size(), "every byte is in a line", {told.bytes, bytes.size()});
  law(told.bytes == at || at == 0, "the last line ends with the input", {told.bytes, at});
  law(told.lines == places.lines(), "lines are counted", {told.lines, places.lines()});
  return told;
}

/// What the start of an input is taken for does not change when more of it comes.
void judge_early(std::string_view bytes, unsigned share) {
  const std::string_view start = bytes.substr(0, bytes.size() * share / 16);
  const decode::Detection early = decode::detect_encoding(start), late = decode::detect_encoding(bytes);
  if (decode::surely_utf8(start) && late.verdict == decode::Detection::Verdict::text)
    law(late.encoding == text::Encoding::utf8, "what is surely UTF-8 stays so", {start.size()});
  law(early.verdict <= decode::Detection::Verdict::unknown, "there is a verdict");
  law(run::sniff(bytes).content <= run::Content::encoding_unknown, "there is a content");
}

}  // namespace

void decode(std::string_view data) {
  Input input(data);
  judge_early(input.text(), input.choose(17));
  const auto encoding = input.choose_encoding().value_or(text::Encoding::utf8);
  const Cuts cuts = choose_cuts(input);
  const std::size_t block = std::size_t{64} << (input.choose(3) * 3);
  const Places places(input.text(), encoding);
  const Told whole = read(input.text(), encoding, {}, std::size_t{128} << 10, places);
  const Told pieces = read(input.text(), encoding, cuts, block, places);
  law(whole == pieces, "pieces and blocks do not show", {cuts.size, cuts.seed, block});
}

}  // namespace jixiao::fuzz
