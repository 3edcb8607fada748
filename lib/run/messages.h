#pragma once
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

/// What the program says about its inputs and outputs, in English and Chinese. (The words of findings are in
/// check/rules/, those of the command line in cmd/.)
namespace jixiao::run {

enum class Language : std::uint8_t { english, chinese };

/// "en", "zh".
std::string_view language_code(Language language);

/// One message in both languages; `{0}`, `{1}` … stand for its arguments.
struct Wording {
  std::string_view english, chinese;
};

/// A wording in one language, with its arguments in place.
std::string fill(const Wording& wording, Language language,
                 std::initializer_list<std::string_view> arguments);

enum class Message : std::uint8_t {
  standard_input,
  standard_output,
  reading_terminal,
  input_is_output,
  input_changed,
  empty_folder,
  link_loop,
  not_a_file,
  output_folder,
  same_output,
  not_below,
  batch_busy,
  batch_summary,
  no_manifest,
  shard_missing,
  shard_twice,
  manifest_incomplete,
  not_finished,
  shards_differ,
  inputs_differ,
  input_missing,
  wrong_shard,
  output_twice,
  output_missing,
  output_changed,
  merged,
  progress_files,
  progress_rate,
  progress_findings,
  progress_left,
  stats_counts,
  stats_time,
  list_has_standard_input,
  summary,
  inputs_not_read,
  infos_folded,
  is_pdf,
  is_word,
  is_excel,
  is_office,
  is_zip,
  is_html,
  is_rtf,
  is_gzip,
  is_image,
  is_program,
  is_binary,
  encoding_unknown,
  read_as,
  count_
};

/// A message with its arguments in place.
std::string words(Message message, Language language, std::initializer_list<std::string_view> arguments = {});

/// The operating system's reason for an error number.
std::string reason(int code, Language language);

}  // namespace jixiao::run
