#include <algorithm>
#include <array>
#include <charconv>

#include "grammar/problem.h"
#include "text/system_messages.h"

namespace jixiao::grammar {
namespace {

// One row a kind, in the order of the enumeration. {0}, {1} … are the arguments.
constexpr std::array words = {
    ProblemWords{ProblemKind::alternatives_clash, "the sample \"{0}\" of {1} is matched by {2} as well",
                 "{1} 的样例“{0}”同时被 {2} 匹配", "no two of the alternatives may match the same text",
                 "互斥的模式不能匹配同一文本"},
    ProblemWords{ProblemKind::bad_baseline, "not a baseline: the first line does not say \"{0}\"",
                 "不是基线文件：第一行未写明“{0}”", "`jixiao check --write-baseline FILE` writes one",
                 "可用 jixiao check --write-baseline FILE 生成"},
    ProblemWords{ProblemKind::bad_baseline_entry, "not an entry of a baseline: it has no \"fingerprint\"",
                 "不是基线条目：没有有效的“fingerprint”",
                 "an entry is a JSON object on one line, with a fingerprint of 32 hexadecimal digits",
                 "每行一个 JSON 对象，其中 fingerprint 为 32 位十六进制数字"},
    ProblemWords{ProblemKind::bad_pattern, "the pattern {0} does not compile: {1}", "模式 {0} 无法编译：{1}",
                 "patterns are in the syntax of RE2: https://github.com/google/re2/wiki/Syntax",
                 "模式须符合 RE2 语法：https://github.com/google/re2/wiki/Syntax"},
    ProblemWords{ProblemKind::bad_reference, "\"%{\" without a name and \"}\" after it",
                 "“%{”之后缺少名称或“}”", "write %{name}, or %\\{ for the two characters themselves",
                 "请写作 %{名称}；若指这两个字符本身，请写作 %\\{"},
    ProblemWords{ProblemKind::blank_text, "an empty text in \"{0}\"", "“{0}”中有空文本", "", ""},
    ProblemWords{ProblemKind::capture_missing, "the pattern {0} has no capture \"{1}\"",
                 "模式 {0} 缺少捕获组“{1}”", "name it in the pattern: (?P<{1}>…)",
                 "请在模式中写明：(?P<{1}>…)"},
    ProblemWords{ProblemKind::capture_unused, "no sample says what the capture \"{0}\" of {1} gives",
                 "没有样例说明 {1} 的捕获组“{0}”的内容", "add it to the `want` of a sample",
                 "请在某个样例的 want 中补充"},
    ProblemWords{ProblemKind::duplicate_name, "there is a {0} \"{1}\" already, in {2}",
                 "{0}“{1}”已在 {2} 中定义", "", ""},
    ProblemWords{ProblemKind::duplicate_section, "there is a [{0}] already, in {1}", "[{0}] 已在 {1} 中定义",
                 "a grammar has one; to replace a built-in part give the file its name",
                 "一套语法只能有一个；如需替换内置部分，请使用相同的名称"},
    ProblemWords{ProblemKind::duplicate_word, "\"{0}\" is a spelling of \"{1}\" already",
                 "“{0}”已是“{1}”的写法", "", ""},
    ProblemWords{ProblemKind::entry_end_missing, "the sample does not end with an end mark of the entry",
                 "样例不以结束标记结尾", "the marks are in `end`", "结束标记见 end"},
    ProblemWords{ProblemKind::entry_field_count, "the sample is cut into {0} fields, the entry has {1}",
                 "样例分为 {0} 个字段，条目应有 {1} 个", "", ""},
    ProblemWords{ProblemKind::entry_field_unmatched, "\"{0}\" is no {1}", "“{0}”不符合字段 {1}", "", ""},
    ProblemWords{ProblemKind::entry_head_unmatched, "the sample does not begin with the head of an entry",
                 "样例开头不符合条目的 head", "", ""},
    ProblemWords{ProblemKind::entry_label_missing, "\"{0}\" does not begin with a label of {1}",
                 "“{0}”不以字段 {1} 的标签开头", "", ""},
    ProblemWords{ProblemKind::file_unreadable, "cannot be read: {0}", "无法读取：{0}", "", ""},
    ProblemWords{ProblemKind::folder_empty, "no *.toml file in this folder", "该文件夹中没有 *.toml 文件", "",
                 ""},
    ProblemWords{ProblemKind::glob_without_year, "the glob \"{0}\" has no {year}", "通配式“{0}”中没有 {year}",
                 "{year} stands for the four digits of the year: \"budgets/{year}/**\"",
                 "{year} 代表四位年份，例如 \"budgets/{year}/**\""},
    ProblemWords{ProblemKind::half_form, "[{0}] without [{1}] in the same file",
                 "同一文件中有 [{0}] 而没有 [{1}]", "a form has both", "表式须同时包含二者"},
    ProblemWords{ProblemKind::matches_empty, "the pattern {0} matches the empty text",
                 "模式 {0} 可匹配空文本", "ask for at least one character", "请至少要求一个字符"},
    ProblemWords{ProblemKind::matches_nothing, "the pattern {0} can match no text at all",
                 "模式 {0} 无法匹配任何文本", "", ""},
    ProblemWords{ProblemKind::missing_key, "[{0}] has no \"{1}\"", "[{0}] 缺少“{1}”", "", ""},
    ProblemWords{ProblemKind::missing_pattern, "the grammar has no pattern \"{0}\"", "语法缺少模式“{0}”",
                 "the program needs it: see grammar/README.md", "程序需要该模式，参见 grammar/README.md"},
    ProblemWords{
        ProblemKind::missing_section, "the grammar has no [{0}]", "语法缺少 [{0}]",
        "a folder replaces all built-in parts, so it must have everything: see `jixiao grammar list`",
        "文件夹会替换全部内置部分，因此必须完整，参见 jixiao grammar list"},
    ProblemWords{ProblemKind::missing_vocabulary, "the grammar has no vocabulary \"{0}\"",
                 "语法缺少词表“{0}”", "the program needs it: see grammar/README.md",
                 "程序需要该词表，参见 grammar/README.md"},
    ProblemWords{ProblemKind::no_rejects, "{0} has no rejects", "{0} 没有反例",
                 "say what it must refuse: rejects = [ { text = \"…\", why = \"…\" } ]",
                 "请写明必须拒绝的文本：rejects = [ { text = \"…\", why = \"…\" } ]"},
    ProblemWords{ProblemKind::no_samples, "{0} has no samples", "{0} 没有样例",
                 "say what it must match: samples = [ { text = \"…\" } ]",
                 "请写明必须匹配的文本：samples = [ { text = \"…\" } ]"},
    ProblemWords{ProblemKind::recursive_fragment, "the fragment \"{0}\" names itself: {1}",
                 "片段“{0}”引用了自身：{1}", "", ""},
    ProblemWords{ProblemKind::reject_matched, "{0} matches \"{1}\", which it must refuse",
                 "{0} 匹配了应当拒绝的“{1}”", "{2}", "{2}"},
    ProblemWords{ProblemKind::sample_of_other_word,
                 "in the sample \"{0}\" the word found is \"{1}\", not \"{2}\"",
                 "在样例“{0}”中找到的词是“{1}”，不是“{2}”", "", ""},
    ProblemWords{ProblemKind::sample_unmatched, "{0} does not match its sample \"{1}\"",
                 "{0} 未能匹配样例“{1}”", "", ""},
    ProblemWords{ProblemKind::spelling_unneeded, "no sample needs the spelling \"{0}\" of \"{1}\"",
                 "没有样例用到“{1}”的写法“{0}”",
                 "add one that is not found without it, or take the spelling out",
                 "请补充离开该写法就无法识别的样例，或删除该写法"},
    ProblemWords{ProblemKind::syntax, "not valid TOML: {0}", "不是有效的 TOML：{0}", "", ""},
    ProblemWords{ProblemKind::too_many_columns, "{0} money columns, {1} is the most",
                 "金额栏有 {0} 个，最多 {1} 个", "", ""},
    ProblemWords{ProblemKind::unknown_fragment, "there is no fragment \"{0}\"", "没有名为“{0}”的片段", "",
                 ""},
    ProblemWords{ProblemKind::unknown_key, "[{0}] knows no key \"{1}\"", "[{0}] 没有键“{1}”",
                 "the keys are: {2}", "可用的键：{2}"},
    ProblemWords{ProblemKind::unknown_name, "there is no pattern \"{0}\"", "没有名为“{0}”的模式", "", ""},
    ProblemWords{ProblemKind::unknown_rule, "no rule is called \"{0}\"", "没有名为“{0}”的规则",
                 "`jixiao rules` lists them", "可用 jixiao rules 列出"},
    ProblemWords{ProblemKind::unknown_value, "\"{0}\" is no value of \"{1}\"", "“{0}”不是“{1}”的有效值",
                 "use one of: {2}", "可用的值：{2}"},
    ProblemWords{ProblemKind::unknown_vocabulary, "there is no vocabulary \"{0}\"", "没有名为“{0}”的词表", "",
                 ""},
    ProblemWords{ProblemKind::want_unknown, "{0} has no capture \"{1}\"", "{0} 没有捕获组“{1}”", "", ""},
    ProblemWords{ProblemKind::want_wrong, "the capture \"{0}\" gives \"{1}\", not \"{2}\"",
                 "捕获组“{0}”得到的是“{1}”，不是“{2}”", "", ""},
    ProblemWords{ProblemKind::wrong_type, "\"{0}\" must be {1}", "“{0}”应为{1}", "", ""},
};

/// What the program itself puts into a message, beside what it quotes.
struct Term {
  std::string_view english, chinese;
};
constexpr Term terms[] = {
    {"a string", "字符串"},
    {"a string or an array of strings", "字符串或字符串数组"},
    {"a table", "表"},
    {"a year, or globs with {year}", "年份，或含 {year} 的通配式"},
    {"an array of tables", "表数组"},
    {"column", "栏次"},
    {"field", "字段"},
    {"fragment", "片段"},
    {"pattern", "模式"},
    {"top level", "顶层"},
    {"true or false", "true 或 false"},
    {"vocabulary", "词表"},
};

/// Whether an argument of a message is a term. Names of tables are quoted, but for that of the whole file.
bool is_term(ProblemKind kind, std::size_t index, std::string_view argument) {
  if (kind == ProblemKind::missing_key || kind == ProblemKind::unknown_key) return argument == "top level";
  return (kind == ProblemKind::wrong_type && index == 1) ||
         (kind == ProblemKind::duplicate_name && index == 0);
}

constexpr bool in_order() {
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (static_cast<std::size_t>(words[i].kind) != i) return false;
  }
  return words.size() == static_cast<std::size_t>(ProblemKind::wrong_type) + 1;
}
static_assert(in_order(), "one row a kind, in the order of the enumeration");

}  // namespace

const ProblemWords& problem_words(ProblemKind kind) {
  return words[static_cast<std::size_t>(kind)];
}

std::string argument_text(ProblemKind kind, std::size_t index, const std::string& argument,
                          std::string_view language) {
  if (kind == ProblemKind::file_unreadable) {
    int code = 0;
    std::from_chars(argument.data(), argument.data() + argument.size(), code);
    return text::system_reason(code, language);
  }
  if (language != "zh" || !is_term(kind, index, argument)) return argument;
  const auto* const found = std::find_if(std::begin(terms), std::end(terms),
                                         [&](const Term& term) { return term.english == argument; });
  return found == std::end(terms) ? argument : std::string(found->chinese);
}

std::string_view error_word(std::string_view language) {
  return language == "zh" ? "错误" : "error";
}

std::string suggestion_text(std::string_view name, std::string_view language) {
  if (language == "zh") return "是否应为“" + std::string(name) + "”？";
  return "did you mean \"" + std::string(name) + "\"?";
}

std::string problem_count_text(std::size_t count, std::string_view language) {
  if (language == "zh") return "共 " + std::to_string(count) + " 处错误";
  return std::to_string(count) + " errors";
}

}  // namespace jixiao::grammar
