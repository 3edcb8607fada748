#include <sys/mman.h>
#include <unistd.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "grammar/built_in.h"
#include "run/run.h"
#include "sanitized.h"

using namespace jixiao;

namespace {

/// A file without a name.
class File {
 public:
  File() : descriptor_(::memfd_create("jixiao", 0)) { REQUIRE(descriptor_ >= 0); }
  explicit File(const std::string& content) : File() {
    REQUIRE(::pwrite(descriptor_, content.data(), content.size(), 0) == static_cast<ssize_t>(content.size()));
  }
  ~File() { ::close(descriptor_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int descriptor() const { return descriptor_; }
  [[nodiscard]] std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }
  [[nodiscard]] std::string content() const {
    std::string out(static_cast<std::size_t>(::lseek(descriptor_, 0, SEEK_END)), '\0');
    REQUIRE(::pread(descriptor_, out.data(), out.size(), 0) == static_cast<ssize_t>(out.size()));
    return out;
  }

 private:
  int descriptor_;
};

std::string sample(const std::string& name) {
  std::ifstream file("samples/" + name + ".txt", std::ios::binary);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// All that is written on an input, with what is said of it and the exit code.
std::string written(const File& input, std::string_view command, std::string_view format, unsigned jobs,
                    std::size_t part_size) {
  static const grammar::Grammar grammar = grammar::load_grammar();
  File output;
  std::string said;
  run::Settings settings;
  settings.grammar = &grammar;
  settings.format = emit::find_format(command, format);
  REQUIRE(settings.format != nullptr);
  if (command != "check") settings.check.scope = check::Options::Scope::structure;
  settings.findings_on_console = command == "repair" || (command == "parse" && format == "csv");
  settings.output = output.descriptor();
  settings.jobs = jobs;
  settings.part_size = part_size;
  settings.give_up = [](const std::exception_ptr& fault) { std::rethrow_exception(fault); };
  run::Selection selection;
  selection.operands = {input.path()};
  run::Inputs inputs(selection, run::Language::english);
  const run::Console console(run::Language::english, false, [&](std::string_view text) { said += text; });
  const run::Result result = run::run_inputs(inputs, settings, console);
  return output.content() + "\n--\n" + said + "\n--\n" + std::to_string(result.exit_code()) + " " +
         std::to_string(result.tables) + " " + std::to_string(result.rows_read) + " " +
         std::to_string(result.rows_unread) + " " + std::to_string(result.infos);
}

/// Whether an input gives the same read in one and in parts of several sizes.
void same(const std::string& content) {
  const File input(content);
  const std::pair<std::string_view, std::string_view> formats[] = {{"parse", "ndjson"}, {"parse", "json"},
                                                                   {"parse", "csv"},    {"repair", "text"},
                                                                   {"check", "json"},   {"check", "text"}};
  for (const auto& [command, format] : formats) {
    const std::string one = written(input, command, format, 1, 1);
    for (const unsigned jobs : {2U, 5U}) {
      for (const std::size_t part_size : {std::size_t{5000}, std::size_t{150000}}) {
        if (tests::sanitized && (jobs > 2) != (part_size > 5000)) continue;
        INFO(command << " " << format << " with " << jobs << " jobs, parts of " << part_size);
        const std::string many = written(input, command, format, jobs, part_size);
        // Not compared by Catch, which would print both.
        const bool equal = one == many;
        if (!equal) {
          const auto [left, right] = std::mismatch(one.begin(), one.end(), many.begin(), many.end());
          const auto at = static_cast<std::size_t>(left - one.begin());
          INFO("at " << at << ": " << one.substr(at > 80 ? at - 80 : 0, 200) << "\n but "
                     << many.substr(at > 80 ? at - 80 : 0, 200));
          CHECK(equal);
        }
      }
    }
  }
}

std::string repeated(const std::string& text, std::size_t size) {
  std::string out;
  while (out.size() < size) out += text;
  return out;
}

/// How many bytes this process has read so far; 0 where the system does not tell.
std::uint64_t bytes_read() {
  std::ifstream counters("/proc/self/io");
  std::string name;
  std::uint64_t bytes = 0;
  while (counters >> name >> bytes) {
    if (name == "rchar:") return bytes;
  }
  return 0;
}

constexpr std::size_t size = 700000;

const std::string& all_samples() {
  static const std::string text = sample("clean") + "\n" + sample("two-tables") + "\n" +
                                  sample("sums-wrong") + "\n" + sample("codes-and-numbers-wrong") + "\n" +
                                  sample("city") + "\n" + sample("damaged-text") + "\n";
  return text;
}

}  // namespace

TEST_CASE("many tables in parts") {
  same(repeated(all_samples(), size));
}

TEST_CASE("parts that begin with a table are taken as they were read") {
  // Else all is right, and as slow as with one job: each is read again.
  const std::string content = repeated(sample("clean") + "\n" + sample("two-tables") + "\n", size);
  const File input(content);
  const auto read_by = [&input](unsigned jobs) {
    const std::uint64_t before = bytes_read();
    written(input, "parse", "ndjson", jobs, 150000);
    return bytes_read() - before;
  };
  const std::uint64_t one = read_by(1), two = read_by(2);
  if (one < content.size()) {
    WARN("skipped: /proc/self/io does not say how much is read");
    return;
  }
  // Once more, to find out where parts begin.
  INFO(one << " bytes by one job, " << two << " by two, of " << content.size());
  CHECK(two < one + content.size() + content.size() / 2);
}

TEST_CASE("the same table again and again: findings are told apart in their order") {
  same(repeated(sample("sums-wrong") + "\n", size));
}

TEST_CASE("no table, or one that goes on and on") {
  same(repeated("some text that is no table\n", size));
  same(std::string(size, '\n'));
  same(std::string(size, 'x'));
  const std::string city = sample("city");
  const std::size_t middle = city.find('\n', city.size() / 2) + 1;
  same(city.substr(0, middle) + repeated(city.substr(middle), size));
}

TEST_CASE("titles where no table begins") {
  const std::string clean = sample("clean");
  const std::string title = clean.substr(0, clean.find('\n') + 1);
  std::string text;
  std::mt19937 luck(11);
  const std::string city = all_samples();
  while (text.size() < size) {
    for (std::size_t at = 0; at < city.size();) {
      const std::size_t end = std::min(city.find('\n', at), city.size() - 1) + 1;
      text += city.substr(at, end - at);
      if (luck() % 23 == 0) text += title;
      at = end;
    }
  }
  same(text);
}

TEST_CASE("pages that turn, with running titles and page numbers") {
  std::mt19937 luck(12);
  std::string text;
  int page = 0;
  const std::string city = all_samples();
  while (text.size() < size) {
    const bool running = luck() % 3 != 0;
    for (std::size_t at = 0; at < city.size();) {
      const std::size_t end = std::min(city.find('\n', at), city.size() - 1) + 1;
      text += city.substr(at, end - at);
      at = end;
      if (luck() % 40 != 0) continue;
      if (running && luck() % 8 != 0) text += "Annex of the budget of the city\n";
      if (luck() % 2 == 0) text += "- " + std::to_string(++page) + " -\n";
      text += "\f";
      if (running) text += "Departments and their projects\n";
    }
  }
  same(text);
}

TEST_CASE("running titles above repeated heads, which are known only when what follows them is") {
  const std::string table = sample("clean");
  const std::string heads =
      "项目名称（资金使用单位） 总计 财政拨款 财政专户拨款 其他资金 绩效目标 绩效指标\n";
  const std::size_t last_entry = table.rfind("\n", table.rfind("、3-"));
  REQUIRE(last_entry != std::string::npos);
  const std::string page = "\n云岭省预算公开附件之三\n" + heads;
  const std::string with_pages = table.substr(0, last_entry) + page + table.substr(last_entry);
  // It is text twice and then furniture: who begins to read behind the first one must know of it.
  for (int times = 0; times < 8; ++times)
    same(repeated(table, 4 * table.size()) + repeated(with_pages, 20000));
}

TEST_CASE("bytes that are no characters, lone carriage returns, cut anywhere") {
  std::mt19937 luck(13);
  std::string text = repeated(all_samples(), size);
  for (int hit = 0; hit < 60; ++hit) text[luck() % text.size()] = static_cast<char>(luck() % 256);
  same(text);
  std::string returns;
  for (const char c : text) {
    if (c == '\n' && luck() % 3 == 0) returns += '\r';
    returns += c == '\n' && luck() % 5 == 0 ? '\r' : c;
  }
  same("\xEF\xBB\xBF" + returns.substr(0, returns.size() - 777));
}
