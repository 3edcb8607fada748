#include "lex/lexer.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "encoded.h"
#include "grammar/built_in.h"
#include "grammar/compile.h"
#include "memory_source.h"

using namespace jixiao;
using lex::Lexer;
using lex::Piece;
using text::SplicedText;

namespace {

const grammar::Grammar& built_in() {
  static const grammar::Grammar grammar = grammar::load_grammar({});
  return grammar;
}

constexpr std::size_t any = static_cast<std::size_t>(-1);

/// All pieces of an input as one text, with a mark for each that is none of plain text.
struct Read {
  SplicedText text;
  std::string classes;
  std::uint64_t skipped_at_end = 0, text_lines = 0, side_by_side_line = 0, page_gaps = 0;
};

/// The next piece; if it was known to be of text, that must be so, and to know it must have been enough.
const Piece* next_of(Lexer& lexer, std::size_t& foreseen) {
  if (!lexer.text_follows()) return lexer.next();
  ++foreseen;
  const std::uint64_t byte = lexer.following_byte(), lines = lexer.text_lines(),
                      side_by_side_line = lexer.side_by_side_line(), page_gaps = lexer.page_gaps().state();
  const Piece* const piece = lexer.next();
  REQUIRE(piece != nullptr);
  CHECK(piece->cls == lex::PieceClass::text);
  CHECK_FALSE(piece->text.empty());
  CHECK(piece->opens_line);
  CHECK(piece->bad_before.length == 0);
  CHECK(piece->at.byte == byte);
  CHECK(lexer.following_byte() == 0);
  CHECK(lexer.text_lines() == lines);
  CHECK(lexer.side_by_side_line() == side_by_side_line);
  CHECK(lexer.page_gaps().state() == page_gaps);
  return piece;
}

/// How often a reader took the quick ways.
struct Quick {
  std::size_t pieces = 0, foreseen = 0;
};

/// `quick`: pieces are taken many at a time where there are some, mostly, and it is asked whether text
/// follows.
Read read(const std::string& bytes, std::size_t piece_size, text::Encoding encoding, Quick* quick) {
  tests::MemorySource source(bytes, piece_size, encoding);
  Lexer lexer(source, built_in());
  Read out;
  for (int step = 0;; ++step) {
    if (quick != nullptr && step % 4 != 0) {
      const std::size_t before = out.text.splices().size();
      lexer.append_lines(out.text, {any, any, any});
      quick->pieces += out.text.splices().size() - before;
      out.classes.append(out.text.splices().size() - before, 't');
    }
    const Piece* const piece = quick != nullptr ? next_of(lexer, quick->foreseen) : lexer.next();
    if (piece == nullptr) break;
    if (piece->text.empty()) {
      out.skipped_at_end = piece->skipped.sum();
      continue;
    }
    out.text.append(*piece);
    out.classes += piece->cls == lex::PieceClass::text ? 't' : 'n';
  }
  out.text_lines = lexer.text_lines();
  out.side_by_side_line = lexer.side_by_side_line();
  out.page_gaps = lexer.page_gaps().state();
  return out;
}

bool same(const text::Splice& left, const text::Splice& right) {
  return left.begin == right.begin && left.text_bytes == right.text_bytes &&
         left.source_bytes == right.source_bytes && left.before == right.before &&
         left.identical == right.identical && left.form_feeds == right.form_feeds && left.at == right.at &&
         left.skipped.breaks == right.skipped.breaks && left.skipped.spaces == right.skipped.spaces &&
         left.skipped.furniture == right.skipped.furniture && left.skipped.bad == right.skipped.bad &&
         left.line_offset == right.line_offset;
}

}  // namespace

TEST_CASE("lines taken many at a time are the pieces that come one by one") {
  std::mt19937 random(9);
  const std::string pieces[] = {"完成年度任务",
                                "一二三四五六七八九十一二三四五六七八九十",
                                "98%。",
                                "12.50",
                                "1,023.00",
                                "\n",
                                "\n",
                                "\n\n",
                                "\n\n\n",
                                "\r\n",
                                " ",
                                "    ",
                                "\n    甲项目      乙项目\n    丙类项      丁类\n    甲项目      乙项目\n"
                                "    丙类项      丁类\n    甲项目      乙项目\n",
                                "\n甲  乙项目\n丙  丁类\n甲  乙项目\n丙  丁类\n甲  乙项目\n丙  丁类\n",
                                "\n甲      1.50\n乙      2.50\n丙      3.50\n丁      4.50\n戊      5.50\n",
                                "一二三 ，四五六 七八 九十\n",
                                "- 3 -",
                                "第3页",
                                "\f",
                                "17",
                                "abc",
                                "“引”——",
                                "\xE2\xBD\xAC",
                                "合计",
                                "3、1-产出指标；",
                                "—",
                                "\xE3\x80\x80"};
  Quick quick;
  std::size_t side_by_side = 0;
  for (int round = 0; round < 600; ++round) {
    std::string bytes;
    const std::size_t count = random() % 80;
    // In some dumps many blank lines stand behind each line, and are no page breaks.
    const std::size_t blank_lines = random() % 3 == 0 ? 2 + random() % 4 : 0;
    for (std::size_t index = 0; index < count; ++index) {
      bytes += pieces[random() % std::size(pieces)];
      if (random() % 2 == 0)
        bytes += '\n' + std::string(blank_lines + (blank_lines > 0 ? random() % 2 : 0), '\n');
      // One bad byte makes all of a block doubtful.
      if (random() % 400 == 0) bytes += '\xFF';
    }
    const auto encoding = static_cast<text::Encoding>(round % 4);
    // Two bytes of UTF-8 and four of GB18030: then what a text took follows from its characters only.
    if (random() % 8 == 0) bytes += "\xC3\xA5\xC3\xA5\n";
    bytes = tests::encoded(bytes, encoding);
    // Of what comes byte by byte no whole line is there before it is asked for.
    const Read expected = read(bytes, 1, encoding, nullptr);
    for (const std::size_t piece_size : {1U, 13U, 4096U, 4097U}) {
      const Read got = read(bytes, piece_size, encoding, piece_size == 4097 ? nullptr : &quick);
      REQUIRE(got.text.text() == expected.text.text());
      REQUIRE(got.classes == expected.classes);
      CHECK(got.skipped_at_end == expected.skipped_at_end);
      CHECK(got.text_lines == expected.text_lines);
      CHECK(got.side_by_side_line == expected.side_by_side_line);
      CHECK(got.page_gaps == expected.page_gaps);
      if (got.side_by_side_line > 0) ++side_by_side;
      CHECK(got.text.is_verbatim() == expected.text.is_verbatim());
      CHECK(got.text.seam_spaces() == expected.text.seam_spaces());
      CHECK(got.text.may_lack_bytes() == expected.text.may_lack_bytes());
      const std::uint32_t size = got.text.size();
      for (const std::uint32_t from : {0U, size / 2, size - size / 4})
        CHECK(got.text.turns_page({from, size}) == expected.text.turns_page({from, size}));
      const auto& splices = expected.text.splices();
      REQUIRE(got.text.splices().size() == splices.size());
      for (std::size_t index = 0; index < splices.size(); ++index)
        REQUIRE(same(got.text.splices()[index], splices[index]));
    }
  }
  CHECK(quick.pieces > 1000);
  CHECK(quick.foreseen > 500);
  CHECK(side_by_side > 10);
}

TEST_CASE("text is not foreseen where a look at it is remembered at once") {
  const std::string page = "甲项目\n乙项目\n丙项目\n", row = "丁项目 12.50 12.50\n",
                    text = "完成年度任务\n末\n";
  const auto follows = [&](const std::string& before, const std::string& between, const std::string& behind) {
    tests::MemorySource source(before + row + between + behind);
    Lexer lexer(source, built_in());
    const Piece* piece = lexer.next();
    while (piece->text != "12.50") piece = lexer.next();
    CHECK_FALSE(lexer.text_follows());  // the other amount does
    lexer.next();
    return lexer.text_follows();
  };
  CHECK(follows(page, "", text));
  CHECK(follows(page, "\n\n", text));
  CHECK(follows(page, "", "完成 年度任务\n末\n"));
  CHECK_FALSE(follows("", "", text));                      // the second line of a page
  CHECK_FALSE(follows(page, "\n\n\n", text));              // a page may turn
  CHECK_FALSE(follows(page, "\f", text));                  // it does
  CHECK_FALSE(follows(page, "", "完成  年度任务\n末\n"));  // cells may stand side by side
  CHECK_FALSE(follows(page, "", "  完成年度任务\n末\n"));
  CHECK_FALSE(follows(page, "", "7.50 7.50\n末\n"));  // amounts
  CHECK_FALSE(follows(page, "17\n", text));           // perhaps a page number
  CHECK_FALSE(follows(page, "", "完成年度任务"));     // it may go on
  CHECK_FALSE(follows(page, "", "\xFF" + text));
}

TEST_CASE("no more lines are taken than a text has room for") {
  std::string bytes;
  for (int line = 0; line < 40; ++line) bytes += "一二三四五六七八九十一二三四五六七八九十\n";
  tests::MemorySource source(bytes);
  Lexer lexer(source, built_in());
  SplicedText text;
  text.append(*lexer.next());  // nothing has arrived before
  CHECK(lexer.append_lines(text, {200, any, any}));
  CHECK(text.size() == 240);
  CHECK_FALSE(lexer.append_lines(text, {200, any, any}));
  CHECK(lexer.append_lines(text, {any, 310, any}));
  CHECK(text.size() == 300);
  CHECK(lexer.append_lines(text, {any, any, 7}));
  CHECK(text.splices().size() == 8);
}

TEST_CASE("a line that spaces cut is not taken as a whole where a text may be full in the middle of it") {
  tests::MemorySource source("一二三\n四五 六七\n八九\n十\n末\n");
  Lexer lexer(source, built_in());
  SplicedText text;
  text.append(*lexer.next());
  CHECK_FALSE(lexer.append_lines(text, {30, any, any}));
  CHECK_FALSE(lexer.append_lines(text, {any, 30, any}));
  CHECK_FALSE(lexer.append_lines(text, {any, any, 2}));
  CHECK(lexer.append_lines(text, {any, any, any}));
  CHECK(text.text() == "一二三四五六七八九十");
  CHECK(text.splices().size() == 5);
}
