#include "parse/wrapped_amounts.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>

#include "grammar/built_in.h"
#include "lex/lexer.h"
#include "memory_source.h"

using namespace jixiao;

namespace {

const grammar::Grammar& built_in() {
  static const grammar::Grammar grammar = grammar::load_grammar();
  return grammar;
}

/// The pieces of a text as a run, put together; a bar between two, a slash where a line end stood in one.
std::string joined(const std::string& text, std::size_t usual_count = 0) {
  tests::MemorySource source(text + "\n");
  lex::Lexer lexer(source, built_in());
  parse::Run run;
  for (const lex::Piece* piece = lexer.next(); piece != nullptr && !piece->text.empty(); piece = lexer.next())
    run.emplace_back(*piece);
  parse::join_wrapped(run, usual_count, built_in().amounts);
  std::string out;
  for (const parse::RunPiece& piece : run) {
    if (!out.empty()) out += '|';
    for (std::size_t part = 0; part < piece.parts(); ++part)
      out += (part > 0 ? "/" : "") + std::string(piece.part(part).text);
    if (piece.is_wrapped) CHECK(piece.cls == lex::PieceClass::amount);
  }
  return out;
}

}  // namespace

TEST_CASE("an amount is put together where a part of it is no number") {
  CHECK(joined("1,58\n0.25 1,580.25") == "1,58/0.25|1,580.25");
  CHECK(joined("1,580.25 1,5\n80.25") == "1,580.25|1,5/80.25");
  CHECK(joined("1,\n580.25") == "1,/580.25");
  CHECK(joined("80\n.12", 1) == "80/.12");
  CHECK(joined("80.\n12 4,000.00") == "80./12|4,000.00");
  CHECK(joined("12.00 1,58\n0.25 3\n4.10", 3) == "12.00|1,58/0.25|3/4.10");
}

TEST_CASE("an amount is put together where only then the row adds up") {
  CHECK(joined("8\n0.12 80.12") == "8/0.12|80.12");
  CHECK(joined("80.12 80.1\n2") == "80.12|80.1/2");
  CHECK(joined("1\n00.00 4\n0.00 60.0\n0") == "1/00.00|4/0.00|60.0/0");
  CHECK(joined("80.1\n2\n80.1\n2") == "80.1/2|80.1/2");
  CHECK(joined("80.12 80.1\n2 —") == "80.12|80.1/2|—");
  // Over one blank as well, and over no more of them.
  CHECK(joined("1 634.50 1 634.50") == "1/634.50|1/634.50");
  CHECK(joined("1,634 .50 1,000.00 634.50") == "1,634/.50|1,000.00|634.50");
  CHECK(joined("- 500.00 - 500.00", 2) == "-/500.00|-/500.00");
  CHECK(joined("- 500.00 - 500.00") == "-|500.00|-|500.00");  // or nothing, and 500.00 less 500.00
  CHECK(joined("500.00 - 500.00", 2) == "500.00|-|500.00");
  CHECK(joined("- 500.00 500.00", 2) == "-|500.00|500.00");
  CHECK(joined("2 500.00 500.00", 2) == "2|500.00|500.00");
  CHECK(joined("1  634.50 1  634.50", 2) == "1|634.50|1|634.50");
  CHECK(joined("634.50 1 633.50", 2) == "634.50|1|633.50");
  // A zero adds nothing; but amounts have as many decimals as each other.
  CHECK(joined("500.00 500.0\n0") == "500.00|500.0/0");
}

TEST_CASE("an amount is put together where only then the row is like the others of its table") {
  CHECK(joined("126.5\n0 126.60", 2) == "126.5/0|126.60");
  CHECK(joined("126.50 126.5\n0 1.00", 3) == "126.50|126.5/0|1.00");
}

TEST_CASE("amounts stay as they are where nothing says that they are parts") {
  CHECK(joined("80.12 80.1\n3") == "80.12|80.1|3");
  CHECK(joined("500.00\n500.00") == "500.00|500.00");
  CHECK(joined("512.00\n5\n507.00") == "512.00|5|507.00");
  CHECK(joined("500.50\n0\n500.50") == "500.50|0|500.50");
  CHECK(joined("500.50 0\n500.50") == "500.50|0|500.50");
  CHECK(joined("126.5\n0", 1) == "126.5|0");
  CHECK(joined("236.50\n0\n236.50\n0") == "236.50|0|236.50|0");
  CHECK(joined("500.50\n500.50\n0") == "500.50|500.50|0");
  CHECK(joined("1,500\n0\n1,500") == "1,500|0|1,500");
  CHECK(joined("500.0\n0\n500.0") == "500.0|0|500.0");
  CHECK(joined("0\n0.00\n0") == "0|0.00|0");
  CHECK(joined("—\n12.00") == "—|12.00");
  CHECK(joined("1,54.96\n12.00") == "1,54.96|12.00");
  CHECK(joined("1,58 0.25") == "1,58|0.25");                // no line end
  CHECK(joined("1,58\n\f0.25", 1) == "1,58|0.25");          // a page
  CHECK(joined("1,58\n0.25 7.00", 3) == "1,58|0.25|7.00");  // rows have more
  CHECK(joined("126.5\n0 126.60", 3) == "126.5|0|126.60");
  CHECK(joined("126\n0.00 126.00", 2) == "126|0.00|126.00");  // adds up as it is
  CHECK(joined("2024\n80.12 80.12") == "2024|80.12|80.12");   // the end of a name
  CHECK(joined("1\n2\n3\n4\n5\n6", 6) == "1|2|3|4|5|6");
  CHECK(joined("1.1\n1\n1.1\n1\n1.1\n1\n1.1\n1\n1.1\n1\n1.1\n1") ==
        "1.1|1|1.1|1|1.1|1|1.1|1|1.1|1|1.1|1");  // too many places to try
}

TEST_CASE("what may be a part of an amount") {
  for (const char* word : {"1", "1,", ",580.25", ".25", "80.", "."}) CHECK(parse::may_be_fragment(word));
  for (const char* word : {"", "—", "-1", "1a", "１", "1，", "123456789012345678901234567890123"})
    CHECK_FALSE(parse::may_be_fragment(word));
}
