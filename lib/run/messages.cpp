#include "run/messages.h"

#include <array>
#include <cstddef>

#include "text/system_messages.h"

namespace jixiao::run {
namespace {

struct Entry {
  Message message;
  Wording wording;
};

constexpr std::array<Entry, static_cast<std::size_t>(Message::count_)> entries{{
    {Message::standard_input, {"standard input", "标准输入"}},
    {Message::standard_output, {"standard output", "标准输出"}},
    {Message::reading_terminal,
     {"reading from the terminal; Ctrl-D ends the input", "正在从终端读取，按 Ctrl-D 结束"}},
    {Message::input_is_output, {"is also the output; left out", "同时也是输出文件，已略过"}},
    {Message::input_changed,
     {"was changed while it was read; its output is not to be used", "读取期间文件被改写，其输出不可使用"}},
    {Message::empty_folder,
     {"no file to read in this folder (looked for: {0})", "文件夹中没有可读的文件（查找：{0}）"}},
    {Message::link_loop,
     {"a symbolic link back to a folder it stands in; not followed", "符号链接指回所在的文件夹，未进入"}},
    {Message::not_a_file, {"not a regular file; left out", "不是普通文件，已略过"}},
    {Message::output_folder, {"the folder that is written to; not entered", "这是输出文件夹，未进入"}},
    {Message::same_output,
     {"its output would have the name of another input's; left out", "其输出与另一个输入的输出同名，已略过"}},
    {Message::not_below,
     {"has no name of its own below the output folder; left out", "在输出文件夹中没有自己的名称，已略过"}},
    {Message::batch_busy, {"another run is writing to this folder", "另一个进程正在写入该文件夹"}},
    {Message::batch_summary,
     {"outputs written: {0}, kept: {1}, inputs without an output: {2}; {3}",
      "写出 {0} 个输出，保留 {1} 个，没有输出的输入 {2} 个；{3}"}},
    {Message::no_manifest, {"no manifest of a batch in this folder", "文件夹中没有批处理清单"}},
    {Message::shard_missing, {"no manifest of shard {0}", "缺少分片 {0} 的清单"}},
    {Message::shard_twice, {"a second manifest of shard {0}", "分片 {0} 的清单重复"}},
    {Message::manifest_incomplete, {"not a whole manifest", "清单不完整"}},
    {Message::not_finished,
     {"a run of this shard was not finished; run it again with --resume",
      "该分片的运行没有完成，请用 --resume 重新运行"}},
    {Message::shards_differ, {"made with another {0} than {1}", "与 {1} 的{0}不同"}},
    {Message::inputs_differ, {"saw other inputs than {0}", "所见的输入与 {0} 不同"}},
    {Message::input_missing, {"inputs in no shard: {0}", "不在任何分片中的输入：{0} 个"}},
    {Message::wrong_shard, {"does not belong to shard {0}", "不属于分片 {0}"}},
    {Message::output_twice, {"the output of two inputs", "是两个输入的输出"}},
    {Message::output_missing, {"not there any more: {0}", "已不存在：{0}"}},
    {Message::output_changed, {"not as it was written", "与写出时不同"}},
    {Message::merged, {"shards: {0}, inputs: {1}, outputs: {2}", "分片 {0} 个，输入 {1} 个，输出 {2} 个"}},
    {Message::progress_files, {"files {0}", "文件 {0}"}},
    {Message::progress_rate, {"{0} MB/s", "{0} MB/s"}},
    {Message::progress_findings, {"findings {0}", "问题 {0}"}},
    {Message::progress_left, {"{0} left", "剩余 {0}"}},
    {Message::stats_counts,
     {"stats: inputs: {0}, bytes: {1}, tables: {2}, rows: {3}, indicators: {4}, errors: {5}, warnings: {6}, "
      "infos: {7}",
      "统计：输入 {0} 个，{1} 字节，表 {2} 张，{3} 行，指标 {4} 条，错误 {5}，警告 {6}，提示 {7}"}},
    {Message::stats_time,
     {"stats: seconds: {0} (all jobs: read {1}, parse {2}, check {3}, emit {4}), MB/s: {5}",
      "统计：用时 {0} 秒（各任务合计：读取 {1}，解析 {2}，检查 {3}，输出 {4}），{5} MB/s"}},
    {Message::list_has_standard_input,
     {"standard input is already read for the list of files", "标准输入已用于读取文件列表"}},
    {Message::summary,
     {"tables: {0}, rows read: {1}, rows not read: {2}", "表 {0} 张，读出 {1} 行，未能读出 {2} 行"}},
    {Message::inputs_not_read, {"inputs that could not be read: {0}", "未能读取的输入 {0} 个"}},
    {Message::infos_folded,
     {"infos: {0}; `jixiao check --show info` prints them",
      "提示 {0} 条，可用 `jixiao check --show info` 列出"}},
    {Message::is_pdf,
     {"a PDF, not its text; try: pdftotext -raw {0} - | jixiao {1}",
      "这是 PDF 文件，不是文本；请用：pdftotext -raw {0} - | jixiao {1}"}},
    {Message::is_word,
     {"a Word document; make a PDF of it first: soffice --headless --convert-to pdf {0}, then: pdftotext "
      "-raw "
      "FILE.pdf - | jixiao {1}",
      "这是 Word 文档；请先转为 PDF：soffice --headless --convert-to pdf {0}，再用：pdftotext -raw FILE.pdf "
      "- | "
      "jixiao {1}"}},
    {Message::is_excel,
     {"an Excel workbook; make a PDF of it first: soffice --headless --convert-to pdf {0}, then: pdftotext "
      "-raw "
      "FILE.pdf - | jixiao {1}",
      "这是 Excel 工作簿；请先转为 PDF：soffice --headless --convert-to pdf {0}，再用：pdftotext -raw "
      "FILE.pdf - | "
      "jixiao {1}"}},
    {Message::is_office,
     {"a Word or Excel document; make a PDF of it first: soffice --headless --convert-to pdf {0}, then: "
      "pdftotext "
      "-raw FILE.pdf - | jixiao {1}",
      "这是 Word 或 Excel 文档；请先转为 PDF：soffice --headless --convert-to pdf {0}，再用：pdftotext -raw "
      "FILE.pdf "
      "- | jixiao {1}"}},
    {Message::is_zip, {"a zip archive; unpack it first: unzip {0}", "这是 zip 压缩包；请先解压：unzip {0}"}},
    {Message::is_html,
     {"an HTML page, not its text; try: w3m -dump -T text/html {0} | jixiao {1}",
      "这是 HTML 网页，不是文本；请用：w3m -dump -T text/html {0} | jixiao {1}"}},
    {Message::is_rtf,
     {"an RTF document; make a PDF of it first: soffice --headless --convert-to pdf {0}, then: pdftotext "
      "-raw "
      "FILE.pdf - | jixiao {1}",
      "这是 RTF 文档；请先转为 PDF：soffice --headless --convert-to pdf {0}，再用：pdftotext -raw FILE.pdf - "
      "| "
      "jixiao {1}"}},
    {Message::is_gzip,
     {"compressed with gzip; try: gzip -dc {0} | jixiao {1}",
      "这是 gzip 压缩文件；请用：gzip -dc {0} | jixiao {1}"}},
    {Message::is_image,
     {"an image; its text must be recognised first (OCR), for example: tesseract {0} - -l chi_sim | jixiao "
      "{1}",
      "这是图片；请先做文字识别（OCR），例如：tesseract {0} - -l chi_sim | jixiao {1}"}},
    {Message::is_program, {"a program, not text", "这是可执行程序，不是文本"}},
    {Message::is_binary,
     {"binary data, not text; jixiao reads text dumps, such as those of: pdftotext -raw FILE.pdf -",
      "这是二进制数据，不是文本；jixiao 读取文本，例如 pdftotext -raw FILE.pdf - 的输出"}},
    {Message::encoding_unknown,
     {"its encoding can't be told; if you know it: jixiao {1} --encoding gb18030 {0} (or utf-8, utf-16le, "
      "utf-16be)",
      "无法判断编码；如已知编码，请用：jixiao {1} --encoding gb18030 {0}（或 utf-8、utf-16le、utf-16be）"}},
    {Message::read_as, {"read as {0}", "按 {0} 编码读取"}},
}};

/// Every message stands at its own place and has both languages; a forgotten one does not compile.
constexpr bool complete() {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (static_cast<std::size_t>(entries[i].message) != i) return false;
    if (entries[i].wording.english.empty() || entries[i].wording.chinese.empty()) return false;
  }
  return true;
}
static_assert(complete());

}  // namespace

std::string_view language_code(Language language) {
  return language == Language::chinese ? "zh" : "en";
}

std::string fill(const Wording& wording, Language language,
                 std::initializer_list<std::string_view> arguments) {
  const std::string_view pattern = language == Language::chinese ? wording.chinese : wording.english;
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool is_argument = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                             pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!is_argument) {
      out += pattern[i];
      continue;
    }
    const auto index = static_cast<std::size_t>(pattern[i + 1] - '0');
    if (index < arguments.size()) out += arguments.begin()[index];
    i += 2;
  }
  return out;
}

std::string words(Message message, Language language, std::initializer_list<std::string_view> arguments) {
  return fill(entries[static_cast<std::size_t>(message)].wording, language, arguments);
}

std::string reason(int code, Language language) {
  return text::system_reason(code, language_code(language));
}

}  // namespace jixiao::run
