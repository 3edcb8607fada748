#include "run/manifest.h"

#include <nlohmann/json.hpp>

#include "text/content_hash.h"
#include "text/json.h"
#include "text/utf8.h"

namespace jixiao::run {
namespace {

constexpr std::string_view format = "jixiao-manifest/1";

/// Writes the keys of one object.
class Keys {
 public:
  explicit Keys(std::string_view type) { text("type", type); }

  void text(std::string_view key, std::string_view value) {
    name(key);
    text::append_json_bytes(out_, value);
  }
  void text_or_null(std::string_view key, std::string_view value) {
    if (!value.empty()) return text(key, value);
    name(key);
    out_ += "null";
  }
  void number(std::string_view key, std::uint64_t value) {
    name(key);
    out_ += std::to_string(value);
  }
  /// A file name. JSON is UTF-8 and a file name need not be.
  void bytes(std::string_view key, std::string_view value) {
    text_or_null(key, value);
    if (text::valid_utf8_prefix(value) == value.size()) return;
    std::string digits;
    for (const char c : value) {
      constexpr std::string_view hexadecimal = "0123456789abcdef";
      const auto byte = static_cast<unsigned char>(c);
      digits.append(1, hexadecimal[byte >> 4U]).append(1, hexadecimal[byte & 15U]);
    }
    text(std::string(key) + "_hex", digits);
  }
  void open(std::string_view key) {
    name(key);
    out_ += '{';
    first_ = true;
  }
  void close() {
    out_ += '}';
    first_ = false;
  }
  void counts(const Result& result) {
    number("tables", result.tables);
    number("rows", result.rows_read);
    number("rows_unread", result.rows_unread);
    number("projects", result.projects);
    number("indicators", result.indicators);
    open("findings");
    number("errors", result.errors);
    number("warnings", result.warnings);
    number("infos", result.infos);
    close();
    number("exit_code", static_cast<std::uint64_t>(result.exit_code()));
  }
  [[nodiscard]] std::string line() const { return out_ + "}\n"; }

 private:
  void name(std::string_view key) {
    if (!first_) out_ += ',';
    first_ = false;
    out_.append("\"").append(key).append("\":");
  }

  std::string out_ = "{";
  bool first_ = true;
};

using Json = nlohmann::json;

/// An object of that type, or nothing.
std::optional<Json> object_of(std::string_view line, std::string_view type) {
  Json object = Json::parse(line.begin(), line.end(), nullptr, false);
  if (!object.is_object() || object.value("type", Json()) != type) return std::nullopt;
  return object;
}

std::string text_of(const Json& object, const std::string& key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

std::uint64_t number_of(const Json& object, const char* key) {
  const auto found = object.find(key);
  return found != object.end() && found->is_number_unsigned() ? found->get<std::uint64_t>() : 0;
}

unsigned digit_of(char c) {
  return c >= 'a' ? static_cast<unsigned>(c - 'a' + 10) : static_cast<unsigned>(c - '0');
}

std::string bytes_of(const Json& object, const std::string& key) {
  const std::string digits = text_of(object, key + "_hex");
  if (digits.empty()) return text_of(object, key);
  std::string out;
  for (std::size_t at = 0; at + 1 < digits.size(); at += 2) {
    out += static_cast<char>((digit_of(digits[at]) << 4U | digit_of(digits[at + 1])) & 0xFFU);
  }
  return out;
}

Result counts_of(const Json& object) {
  Result result;
  result.tables = number_of(object, "tables");
  result.rows_read = number_of(object, "rows");
  result.rows_unread = number_of(object, "rows_unread");
  result.projects = number_of(object, "projects");
  result.indicators = number_of(object, "indicators");
  const Json findings = object.value("findings", Json::object());
  if (findings.is_object()) {
    result.errors = number_of(findings, "errors");
    result.warnings = number_of(findings, "warnings");
    result.infos = number_of(findings, "infos");
  }
  const std::uint64_t code = number_of(object, "exit_code");
  result.found = code == 1;
  result.inputs_unread = code == 3 ? 1 : 0;
  result.outputs_unwritten = code == 4 ? 1 : 0;
  return result;
}

}  // namespace

std::string ManifestHead::settings() const {
  text::ContentHash hash;
  for (const std::string& text : {program, command, grammar}) hash.add_field(text);
  for (const auto& [option, value] : options) {
    hash.add_field(option);
    hash.add_field(value);
  }
  return hash.digest().hexadecimal();
}

std::string to_line(const ManifestHead& head) {
  Keys keys("batch");
  keys.text("format", format);
  keys.text("program", head.program);
  keys.text("command", head.command);
  keys.text("grammar", head.grammar);
  keys.open("options");
  for (const auto& [option, value] : head.options) keys.text(option, value);
  keys.close();
  keys.open("shard");
  keys.number("number", head.shard.number);
  keys.number("of", head.shard.of);
  keys.close();
  return keys.line();
}

std::string to_line(const ManifestEntry& entry) {
  Keys keys("input");
  keys.bytes("name", entry.name);
  keys.bytes("path", entry.path);
  keys.text("settings", entry.settings);
  keys.number("bytes", entry.bytes);
  keys.text_or_null("hash", entry.hash);
  keys.bytes("output", entry.output);
  keys.number("output_bytes", entry.output_bytes);
  keys.text_or_null("output_hash", entry.output_hash);
  keys.counts(entry.result);
  return keys.line();
}

std::string to_line(const ManifestEnd& end) {
  Keys keys("end");
  keys.number("inputs", end.inputs);
  keys.number("all_inputs", end.all_inputs);
  keys.text("all_names", end.all_names);
  keys.counts(end.result);
  return keys.line();
}

std::optional<ManifestHead> head_from(std::string_view line) {
  const std::optional<Json> object = object_of(line, "batch");
  if (!object || text_of(*object, "format") != format) return std::nullopt;
  ManifestHead head{
      text_of(*object, "program"), text_of(*object, "command"), text_of(*object, "grammar"), {}, {}};
  const Json options = object->value("options", Json::object());
  for (const auto& [option, value] : options.items()) {
    if (value.is_string()) head.options.emplace_back(option, value.get<std::string>());
  }
  const Json shard = object->value("shard", Json::object());
  if (!shard.is_object()) return std::nullopt;
  const auto written =
      std::to_string(number_of(shard, "number")) + "/" + std::to_string(number_of(shard, "of"));
  const std::optional<Shard> read = shard_from(written);
  if (!read) return std::nullopt;
  head.shard = *read;
  return head;
}

std::optional<ManifestEntry> entry_from(std::string_view line) {
  const std::optional<Json> object = object_of(line, "input");
  if (!object) return std::nullopt;
  ManifestEntry entry;
  entry.name = bytes_of(*object, "name");
  entry.path = bytes_of(*object, "path");
  entry.settings = text_of(*object, "settings");
  entry.bytes = number_of(*object, "bytes");
  entry.hash = text_of(*object, "hash");
  entry.output = bytes_of(*object, "output");
  entry.output_bytes = number_of(*object, "output_bytes");
  entry.output_hash = text_of(*object, "output_hash");
  entry.result = counts_of(*object);
  entry.result.inputs = 1;
  return entry;
}

std::optional<ManifestEnd> end_from(std::string_view line) {
  const std::optional<Json> object = object_of(line, "end");
  if (!object) return std::nullopt;
  ManifestEnd end;
  end.inputs = number_of(*object, "inputs");
  end.all_inputs = number_of(*object, "all_inputs");
  end.all_names = text_of(*object, "all_names");
  end.result = counts_of(*object);
  return end;
}

std::string manifest_name(const Shard& shard) {
  if (shard.is_all()) return "manifest.jsonl";
  return "manifest-" + std::to_string(shard.number) + "-of-" + std::to_string(shard.of) + ".jsonl";
}

}  // namespace jixiao::run
