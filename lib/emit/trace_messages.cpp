#include "emit/trace_messages.h"

#include <array>

namespace jixiao::emit {
namespace {

struct Wording {
  std::string_view english, chinese;
  [[nodiscard]] std::string_view in(std::string_view language) const {
    return language == "zh" ? chinese : english;
  }
};

/// In the order of Reason.
constexpr std::array<Wording, static_cast<std::size_t>(Reason::count_)> reasons{{
    {"it is part of this value", "它是这个值的一部分"},
    {"it is a word of the form in the table's head", "它是表头中的固定用语"},
    {"it names the total row, or stands in a total row that no field gives",
     "它是合计行的名称，或属于不作为字段输出的合计行"},
    {"it belongs to the label of a field, which is the same in every entry",
     "它是字段的标签，各条指标都相同"},
    {"it divides the fields of an entry, or ends the entry", "它分隔指标的各个字段，或结束这条指标"},
    {"it stands between two cells and belongs to neither", "它位于两个单元格之间，不属于任何一个"},
    {"it marks an amount that is empty", "它表示金额为空"},
    {"one cell ends here and the next begins", "一个单元格在此结束，下一个由此开始"},
    {"the line is wrapped here: the cell goes on in the next one", "此处只是折行，单元格的内容在下一行继续"},
    {"it is a stray blank inside a cell: the text goes on without it", "它是单元格内的多余空白，读取时略去"},
    {"it is an indent, or a blank at the end of a line", "它是行首缩进或行末空白"},
    {"it turns the page", "它是换页符"},
    {"its line is page furniture, such as a page number", "它所在的行是页码等页面附属内容"},
    {"the table's head is printed again on another page", "这是在另一页上重复印出的表头"},
    {"it stands before, between or behind tables", "它位于表格之前、之间或之后"},
    {"the bytes are no character in the input's encoding", "这些字节在输入的编码中不是字符"},
    {"it stands in the place of an amount and is none", "它位于金额的位置，但不是金额"},
    {"it stands in the cells of a row and is part of no complete entry; a finding quotes it",
     "它位于某行的单元格中，但不属于任何完整的指标；检查结果中引用了它"},
    {"it looks like part of a table and fits nowhere, or its row is larger than --max-row; a finding says so",
     "它像是表格的一部分却无处可归，或所在的行超过 --max-row；检查结果中有说明"},
}};

/// In the order of model::Fate.
constexpr std::array<Wording, model::fates> fate_words{{{"value", "值"},
                                                        {"label", "固定用语"},
                                                        {"separator", "分隔"},
                                                        {"wrap", "折行"},
                                                        {"stray space", "多余空白"},
                                                        {"furniture", "页面附属内容"},
                                                        {"outside", "表外"},
                                                        {"unparsed", "未能读取"}}};

constexpr bool complete() {
  for (const Wording& wording : reasons) {
    if (wording.english.empty() || wording.chinese.empty()) return false;
  }
  return true;
}
static_assert(complete());

constexpr TraceWords english{
    "“",        "”",     ": ",     ", ",   "table ", "head", "total row", "spending unit ",
    "project ", "list ", "entry ", " to ", "bytes "};
constexpr TraceWords chinese{"“",    "”",       "：",    "，",   "表 ",  "表头", "合计行", "资金使用单位",
                             "项目", "指标组 ", "指标 ", " 至 ", "字节 "};

}  // namespace

std::string_view reason_sentence(Reason reason, std::string_view language) {
  return reasons.at(static_cast<std::size_t>(reason)).in(language);
}

std::string_view fate_word(model::Fate fate, std::string_view language) {
  return fate_words.at(static_cast<std::size_t>(fate)).in(language);
}

std::string_view kind_word(CharacterKind kind, std::string_view language) {
  constexpr Wording blank{"blank", "空白"}, form_feed{"form feed", "换页符"}, line_end{"line end", "行末"},
      bad{"bad bytes", "坏字节"};
  switch (kind) {
    case CharacterKind::text:
      break;
    case CharacterKind::blank:
      return blank.in(language);
    case CharacterKind::form_feed:
      return form_feed.in(language);
    case CharacterKind::line_end:
      return line_end.in(language);
    case CharacterKind::bad:
      return bad.in(language);
  }
  return {};
}

const TraceWords& trace_words(std::string_view language) {
  return language == "zh" ? chinese : english;
}

}  // namespace jixiao::emit
