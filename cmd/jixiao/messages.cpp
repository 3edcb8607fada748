#include "jixiao/messages.h"

#include <array>
#include <cstddef>

namespace jixiao::command {
namespace {

constexpr std::array<FlagWords, static_cast<std::size_t>(Flag::count_)> flags{{
    {Flag::format, "-f,--format", "FORMAT", {"{0} (the first is the default)", "{0}（默认为第一种）"}},
    {Flag::output,
     "-o,--output",
     "PATH",
     {"write to PATH, complete or not at all", "写入 PATH，不会只写一半"}},
    {Flag::output_folder,
     "--output-dir",
     "DIR",
     {"write an output for each input below DIR, as its folders stand, and DIR/manifest.jsonl",
      "每个输入在 DIR 下各写一个输出，保持原有目录结构，并写出 DIR/manifest.jsonl"}},
    {Flag::resume,
     "--resume",
     "",
     {"--output-dir: keep the outputs that are there already and are still right",
      "--output-dir：保留已有且仍然正确的输出"}},
    {Flag::shard,
     "--shard",
     "K/N",
     {"read only the K-th of N parts of the inputs, the same on every machine",
      "只读取输入的 N 份中的第 K 份，各机器上划分一致"}},
    {Flag::merge_manifests,
     "--merge-manifests",
     "",
     {"the operands are folders of --output-dir: check that all shards are there and whole, and write one "
      "manifest",
      "参数为 --output-dir 的文件夹：检查所有分片是否齐全完整，并输出合并的清单"}},
    {Flag::pretty, "--pretty", "", {"json: indented", "json：带缩进"}},
    {Flag::spans,
     "--spans",
     "",
     {"json, ndjson: where in the input every value stands, in bytes",
      "json、ndjson：各值在输入中的字节范围"}},
    {Flag::rows,
     "--rows",
     "KIND",
     {"csv: one row per indicator (indicators, default), project (projects) or spending unit (units)",
      "csv：每行一个指标（indicators，默认）、项目（projects）或资金使用单位（units）"}},
    {Flag::header, "--header", "LANG", {"csv: names of the columns in en or zh", "csv：列名用 en 或 zh"}},
    {Flag::excel,
     "--excel",
     "",
     {"csv: for spreadsheets (BOM, CRLF, no text runs as a formula)",
      "csv：供电子表格使用（BOM、CRLF，文本不会当作公式）"}},
    {Flag::fail_on,
     "--fail-on",
     "LEVEL",
     {"exit 1 from this severity on: error, warning (default), info, never",
      "达到该级别时退出码为 1：error、warning（默认）、info、never"}},
    {Flag::profile,
     "--profile",
     "NAME",
     {"the rules of publish (what must be right before publication; what check runs by default), of review "
      "(also what is worth a second look), or all (review, with indicators compared across the table)",
      "规则范围：publish（公开前必须正确的，check 的默认）、review（另加值得复核的）或 all（同 "
      "review，指标在全表内比对）"}},
    {Flag::select, "--select", "RULE,...", {"run only these rules", "只运行这些规则"}},
    {Flag::ignore, "--ignore", "RULE,...", {"leave these rules out", "不运行这些规则"}},
    {Flag::severity,
     "--severity",
     "RULE=LEVEL",
     {"another severity for a rule: error, warning, info, or off",
      "更改规则的级别：error、warning、info，或 off（不运行）"}},
    {Flag::year,
     "--year",
     "YEAR",
     {"the budget year, where the table does not say it", "预算年度（表中未注明时使用）"}},
    {Flag::show, "--show", "LEVEL", {"text: info prints the infos one by one", "text：info 逐条列出提示"}},
    {Flag::include,
     "--include",
     "GLOB",
     {"files to read in folders, instead of *.txt; may be repeated",
      "文件夹中要读取的文件（代替 *.txt），可重复"}},
    {Flag::exclude,
     "--exclude",
     "GLOB",
     {"files and folders to leave out in folders; may be repeated", "文件夹中要略过的文件和文件夹，可重复"}},
    {Flag::files_from,
     "--files-from",
     "LIST",
     {"read the names of inputs from LIST, one a line (-: standard input)",
      "从 LIST 读取输入的名称，每行一个（-：标准输入）"}},
    {Flag::null_separated, "-0,--null", "", {"the names in LIST end with NUL", "LIST 中的名称以 NUL 结尾"}},
    {Flag::stdin_path, "--stdin-path", "NAME", {"what to call standard input", "标准输入显示的名称"}},
    {Flag::encoding,
     "--encoding",
     "NAME",
     {"auto (default), utf-8, gb18030, utf-16le or utf-16be",
      "auto（默认）、utf-8、gb18030、utf-16le 或 utf-16be"}},
    {Flag::grammar,
     "--grammar",
     "PATH",
     {"a file replaces the built-in part of its name, a folder all of them",
      "文件替换同名的内置部分，文件夹替换全部"}},
    {Flag::max_row,
     "--max-row",
     "SIZE",
     {"the largest row in bytes, K or M (default 4M)", "一行的上限，字节、K 或 M（默认 4M）"}},
    {Flag::jobs,
     "-j,--jobs",
     "N",
     {"work on N files at a time, or on N parts of one large file (default 1, 0: all cores)",
      "同时处理 N 个文件，或一个大文件的 N 个部分（默认 1，0：全部核心）"}},
    {Flag::baseline,
     "--baseline",
     "FILE",
     {"hold back the findings that FILE knows; they count for nothing",
      "不列出 FILE 中已有的问题，也不影响退出码"}},
    {Flag::write_baseline,
     "--write-baseline",
     "FILE",
     {"write all findings to FILE, for --baseline, instead of reporting them",
      "把全部问题写入 FILE 供 --baseline 使用，不再列出"}},
    {Flag::config,
     "--config",
     "PATH",
     {"the configuration to use (default: .jixiao.toml in the folder of the input or above it)",
      "要使用的配置文件（默认：输入所在文件夹或其上级中的 .jixiao.toml）"}},
    {Flag::isolated, "--isolated", "", {"use no configuration", "不使用配置文件"}},
    {Flag::show_config,
     "--show-config",
     "",
     {"print what is in force for the input, and where it comes from; read nothing",
      "显示对该输入生效的设置及其来源，不读取输入"}},
    {Flag::language,
     "--lang",
     "LANG",
     {"auto (default: JIXIAO_LANG, else the configuration, else the locale), en or zh",
      "auto（默认：JIXIAO_LANG，其次配置文件，再次系统语言）、en 或 zh"}},
    {Flag::color, "--color", "WHEN", {"auto (default), always or never", "auto（默认）、always 或 never"}},
    {Flag::progress,
     "--progress",
     "WHEN",
     {"auto (default: on a terminal), always or never", "auto（默认：在终端上）、always 或 never"}},
    {Flag::stats,
     "--stats",
     "",
     {"say on standard error what was read and where the time went",
      "在标准错误上说明读取了什么、时间用在哪里"}},
    {Flag::quiet,
     "-q,--quiet",
     "",
     {"no notes and no summary on standard error", "标准错误上不写说明和小结"}},
    {Flag::version, "--version", "", {"name and version of the program", "程序的名称和版本"}},
    {Flag::help, "-h,--help", "", {"this help", "本帮助"}},
}};

constexpr Wording exit_codes_of_data{
    "  0  done\n"
    "  1  some of the input could not be read as a table, or an input has none\n"
    "  2  wrong usage, configuration or grammar\n"
    "  3  an input could not be opened or read, or is not text\n"
    "  4  the output could not be written, or a fault of the program\n",
    "  0  完成\n"
    "  1  部分输入无法作为表格读取，或输入中没有表格\n"
    "  2  用法、配置或语法文件有误\n"
    "  3  有输入无法打开、无法读取或不是文本\n"
    "  4  输出无法写入，或程序出错\n"};

constexpr Wording exit_codes_of_lists{
    "  0  done\n"
    "  2  wrong usage or grammar\n"
    "  4  the output could not be written, or a fault of the program\n",
    "  0  完成\n"
    "  2  用法或语法文件有误\n"
    "  4  输出无法写入，或程序出错\n"};

constexpr CommandWords commands[] = {
    {"",
     "COMMAND ...",
     {"Reads text dumps of budget performance tables, repairs them, checks them, writes data.",
      "读取预算绩效目标表的文本，修复、检查并输出数据。"},
     {"  pdftotext -raw budget.pdf - | jixiao parse -f csv > indicators.csv\n"
      "  jixiao check budgets/\n",
      "  pdftotext -raw budget.pdf - | jixiao parse -f csv > indicators.csv\n"
      "  jixiao check budgets/\n"},
     {"  0  done           1  findings, or text that is no table\n"
      "  2  wrong usage    3  an input can't be read    4  the output can't be written\n",
      "  0  完成        1  有问题，或有文本无法读成表格\n"
      "  2  用法有误    3  有输入无法读取    4  输出无法写入\n"}},
    {"parse",
     "[FILE|DIR]...",
     {"The tables as data.", "把表格输出为数据。"},
     {"  jixiao parse budget.txt | jq -r 'select(.type==\"project\").name'\n"
      "  jixiao parse -f csv --excel --header zh -o indicators.csv budgets/\n"
      "  pdftotext -raw budget.pdf - | jixiao parse -f json --pretty\n",
      "  jixiao parse budget.txt | jq -r 'select(.type==\"project\").name'\n"
      "  jixiao parse -f csv --excel --header zh -o indicators.csv budgets/\n"
      "  pdftotext -raw budget.pdf - | jixiao parse -f json --pretty\n"},
     exit_codes_of_data},
    {"check",
     "[FILE|DIR]...",
     {"What is wrong with the tables.", "检查表格中的问题。"},
     {"  jixiao check budget.txt\n"
      "  jixiao check --fail-on error -j 0 budgets/\n"
      "  jixiao check --select number-gap,number-duplicate --show info budget.txt\n",
      "  jixiao check budget.txt\n"
      "  jixiao check --fail-on error -j 0 budgets/\n"
      "  jixiao check --select number-gap,number-duplicate --show info budget.txt\n"},
     {"  0  no finding at or above --fail-on\n"
      "  1  such findings\n"
      "  2  wrong usage, configuration or grammar\n"
      "  3  an input could not be opened or read, or is not text\n"
      "  4  the output could not be written, or a fault of the program\n",
      "  0  没有达到 --fail-on 级别的问题\n"
      "  1  有这样的问题\n"
      "  2  用法、配置或语法文件有误\n"
      "  3  有输入无法打开、无法读取或不是文本\n"
      "  4  输出无法写入，或程序出错\n"}},
    {"repair",
     "[FILE]...",
     {"The dump, unwrapped: a row, an objective, an entry on one line each.",
      "还原折行的文本：一行金额、一个目标、一条指标各占一行。"},
     {"  jixiao repair budget.txt\n"
      "  jixiao repair -o budget.txt budget.txt\n",
      "  jixiao repair budget.txt\n"
      "  jixiao repair -o budget.txt budget.txt\n"},
     exit_codes_of_data},
    {"report",
     "[FILE|DIR]... -o report.html",
     {"One self-contained page: amounts, findings beside the text, indicators.",
      "生成单个网页：金额图示、审核结果与原文对照、绩效指标表。"},
     {"  jixiao report -o report.html budget.txt\n"
      "  jixiao report --lang zh --profile review -o report.html budgets/\n",
      "  jixiao report -o report.html budget.txt\n"
      "  jixiao report --lang zh --profile review -o report.html budgets/\n"},
     {"  0  done, whatever was found\n"
      "  2  wrong usage, configuration or grammar\n"
      "  3  an input could not be opened or read, or is not text\n"
      "  4  the output could not be written, or a fault of the program\n",
      "  0  完成，无论发现什么\n"
      "  2  用法、配置或语法文件有误\n"
      "  3  有输入无法打开、无法读取或不是文本\n"
      "  4  输出无法写入，或程序出错\n"}},
    {"trace",
     "FILE LINE:COLUMN...",
     {"What became of a character: which value it is part of, or what else, and why.",
      "说明一个字符的去向：属于哪个值，或是什么，以及为什么。"},
     {"  jixiao trace budget.txt 30:12\n"
      "  pdftotext -raw budget.pdf - | jixiao trace - 30:12 31:1 -f json\n",
      "  jixiao trace budget.txt 30:12\n"
      "  pdftotext -raw budget.pdf - | jixiao trace - 30:12 31:1 -f json\n"},
     {"  0  done\n"
      "  2  wrong usage or grammar, or no such place in the input\n"
      "  3  the input could not be opened or read, or is not text\n"
      "  4  the output could not be written, or a fault of the program\n",
      "  0  完成\n"
      "  2  用法或语法文件有误，或输入中没有该位置\n"
      "  3  输入无法打开、无法读取或不是文本\n"
      "  4  输出无法写入，或程序出错\n"}},
    {"diff",
     "OLD NEW",
     {"What changed between two tables, or two folders of them.", "比较两张表（或两个文件夹）的差异。"},
     {"  jixiao diff 2023.txt 2024.txt\n"
      "  jixiao diff -f csv --header zh -o changes.csv draft/ final/\n",
      "  jixiao diff 2023.txt 2024.txt\n"
      "  jixiao diff -f csv --header zh -o changes.csv draft/ final/\n"},
     {"  0  no difference\n"
      "  1  differences, or a side without any table\n"
      "  2  wrong usage, configuration or grammar\n"
      "  3  an input could not be opened or read, or is not text\n"
      "  4  the output could not be written, or a fault of the program\n",
      "  0  没有差异\n"
      "  1  有差异，或有一方没有表格\n"
      "  2  用法、配置或语法文件有误\n"
      "  3  有输入无法打开、无法读取或不是文本\n"
      "  4  输出无法写入，或程序出错\n"}},
    {"rules",
     "[ID]",
     {"List the rules, or explain one.", "列出规则，或说明一条规则。"},
     {"  jixiao rules\n"
      "  jixiao rules sum-rounding\n"
      "  jixiao rules -f json\n",
      "  jixiao rules\n"
      "  jixiao rules sum-rounding\n"
      "  jixiao rules -f json\n"},
     exit_codes_of_lists},
    {"grammar",
     "list|show|test [NAME|PATH]",
     {"What can be read: list the parts of the grammar, show one or a pattern of it, run its samples.",
      "可读取的表格：列出语法的各部分，显示其中之一或某个模式，运行其样例。"},
     {"  jixiao grammar list\n"
      "  jixiao grammar show guangzhou > mine.toml\n"
      "  jixiao grammar show guangzhou.entry.head\n"
      "  jixiao grammar test mine.toml\n",
      "  jixiao grammar list\n"
      "  jixiao grammar show guangzhou > mine.toml\n"
      "  jixiao grammar show guangzhou.entry.head\n"
      "  jixiao grammar test mine.toml\n"},
     exit_codes_of_lists},
    {"schema",
     "[parse|check|diff|trace]",
     {"The JSON Schema (2020-12) of an output.", "输出格式的 JSON Schema（2020-12）。"},
     {"  jixiao schema parse > parse.schema.json\n", "  jixiao schema parse > parse.schema.json\n"},
     exit_codes_of_lists},
};

struct Heading {
  std::string_view key;
  Wording wording;
};

constexpr Heading families[] = {
    {"amounts", {"Amounts", "金额"}},
    {"numbering", {"Numbering", "序号"}},
    {"codes", {"Codes", "代码"}},
    {"targets", {"Targets", "指标值"}},
    {"completeness", {"Completeness", "完整性"}},
    {"projects", {"Projects", "项目"}},
    {"texts", {"Texts", "文字"}},
    {"structure", {"Structure", "结构"}},
};

struct Entry {
  Say what;
  Wording wording;
};

constexpr std::array<Entry, static_cast<std::size_t>(Say::count_)> entries{{
    {Say::usage, {"Usage:", "用法："}},
    {Say::options, {"Options:", "选项："}},
    {Say::commands, {"Commands:", "命令："}},
    {Say::examples, {"Examples:", "示例："}},
    {Say::exit_codes, {"Exit codes:", "退出码："}},
    {Say::more_help,
     {"`jixiao COMMAND --help` tells more of a command.", "`jixiao COMMAND --help` 显示命令的详细说明。"}},
    {Say::see_help, {"see: {0} --help", "参见：{0} --help"}},
    {Say::did_you_mean, {"{0}; did you mean {1}?", "{0}；是否为 {1}？"}},
    {Say::unknown_command, {"no command is called {0}", "没有名为 {0} 的命令"}},
    {Say::unknown_option, {"no option is called {0}", "没有名为 {0} 的选项"}},
    {Say::unexpected_argument, {"more than is expected: {0}", "多余的参数：{0}"}},
    {Say::needs_value, {"{0} needs a value", "{0} 需要一个值"}},
    {Say::takes_no_value, {"{0} takes no value", "{0} 不带值"}},
    {Say::not_one_of, {"{0} is one of {2}, not “{1}”", "{0} 应为 {2} 之一，不是“{1}”"}},
    {Say::not_a_number, {"{0} is a number, not “{1}”", "{0} 应为数字，不是“{1}”"}},
    {Say::only_with, {"{0} goes with {1} only", "{0} 只能与 {1} 一起使用"}},
    {Say::unknown_rule, {"no rule is called {0}", "没有名为 {0} 的规则"}},
    {Say::not_a_setting, {"{0} is written RULE=LEVEL, not “{1}”", "{0} 应写作 RULE=LEVEL，不是“{1}”"}},
    {Say::not_a_year, {"{0} is a year from {1} to {2}, not “{3}”", "{0} 应为 {1} 至 {2} 的年份，不是“{3}”"}},
    {Say::not_together, {"{0} and {1} exclude each other", "{0} 与 {1} 不能同时使用"}},
    {Say::two_inputs_for_one_list,
     {"standard input can't be both the list of files and an input", "标准输入不能既是文件列表又是输入"}},
    {Say::null_without_list, {"-0 goes with --files-from only", "-0 只能与 --files-from 一起使用"}},
    {Say::no_standard_input_here, {"{0} needs files or folders to read", "{0} 需要指定文件或文件夹"}},
    {Say::not_a_shard, {"{0} is K/N with K from 1 to N, not “{1}”", "{0} 应为 K/N，K 为 1 至 N，不是“{1}”"}},
    {Say::no_folder_to_merge, {"{0} needs the output folders of the shards", "{0} 需要各分片的输出文件夹"}},
    {Say::unknown_part,
     {"no part of the grammar is called {0}, nor a file", "语法中没有名为 {0} 的部分，也没有这个文件"}},
    {Say::grammar_tested,
     {"grammar parts: {0}, samples that match as they say: {1}, texts refused as they should: {2}",
      "语法部分 {0} 个，样例 {1} 条全部匹配，应拒绝的文本 {2} 条全部拒绝"}},
    {Say::no_such_schema, {"there is a schema of {1}, none of {0}", "只有 {1} 的模式，没有 {0} 的"}},
    {Say::trace_usage,
     {"which character? jixiao trace FILE LINE:COLUMN", "要查哪个字符？jixiao trace FILE LINE:COLUMN"}},
    {Say::diff_usage,
     {"which two? jixiao diff OLD NEW, of which one may be -",
      "比较哪两个？jixiao diff OLD NEW，其中一个可为 -"}},
    {Say::not_a_place, {"a place is written LINE:COLUMN, not “{0}”", "位置应写作 LINE:COLUMN，不是“{0}”"}},
    {Say::no_such_line,
     {"{0}: there is no line {1}; the last one is {2}", "{0}：没有第 {1} 行，最后一行是第 {2} 行"}},
    {Say::no_such_column,
     {"{0}: line {1} has no column {2}; its last one is {3}",
      "{0}：第 {1} 行没有第 {2} 列，最后一列是第 {3} 列"}},
    {Say::baseline_written, {"findings written to {0}: {1}", "已写入 {0} 的问题：{1} 条"}},
    {Say::baseline_unused, {"not found any more: {0}", "本次未出现：{0}"}},
    {Say::baseline_unused_more,
     {"entries of the baseline that were not found any more: {0}", "基线中本次未出现的条目：{0} 条"}},
    {Say::in_force_for, {"what is in force for {0}", "对 {0} 生效的设置"}},
    {Say::configuration_is, {"configuration: {0}", "配置文件：{0}"}},
    {Say::no_configuration, {"no {0} in its folder or above", "所在文件夹及其上级中没有 {0}"}},
    {Say::isolated, {"no configuration is used ({0})", "不使用配置文件（{0}）"}},
    {Say::from_default, {"default", "默认"}},
    {Say::from_command_line, {"command line", "命令行"}},
    {Say::from_locale, {"locale", "系统语言"}},
    {Say::fault, {"a fault of the program: {0}", "程序出错：{0}"}},
}};

constexpr bool said(const Wording& wording) {
  return !wording.english.empty() && !wording.chinese.empty();
}

/// Every option and message stands at its own place and has both languages; a forgotten one does not compile.
constexpr bool complete() {
  for (std::size_t i = 0; i < flags.size(); ++i) {
    if (static_cast<std::size_t>(flags[i].flag) != i || !said(flags[i].about)) return false;
  }
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (static_cast<std::size_t>(entries[i].what) != i || !said(entries[i].wording)) return false;
  }
  for (const CommandWords& command : commands) {
    if (!said(command.about) || !said(command.examples) || !said(command.exit_codes)) return false;
  }
  return true;
}
static_assert(complete());

}  // namespace

const FlagWords& flag_words(Flag flag) {
  return flags[static_cast<std::size_t>(flag)];
}
std::span<const FlagWords> all_flags() {
  return flags;
}
std::span<const CommandWords> all_commands() {
  return commands;
}

const CommandWords& command_words(std::string_view name) {
  for (const CommandWords& command : commands) {
    if (command.name == name) return command;
  }
  return commands[0];
}

std::string say(Say what, Language language, std::initializer_list<std::string_view> arguments) {
  return run::fill(entries[static_cast<std::size_t>(what)].wording, language, arguments);
}

std::string_view family_heading(std::string_view key, Language language) {
  for (const Heading& family : families) {
    if (family.key == key) return in(family.wording, language);
  }
  return key;
}

std::string_view in(const Wording& wording, Language language) {
  return language == Language::chinese ? wording.chinese : wording.english;
}

}  // namespace jixiao::command
