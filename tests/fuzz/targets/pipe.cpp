// The whole way: neither how an input arrives nor its encoding shows in any output, spans account for every
// value, and what was repaired needs no repair.
#include <nlohmann/json.hpp>

#include <string>
#include <vector>

#include "input.h"
#include "law.h"
#include "records.h"
#include "stream.h"
#include "targets.h"

namespace jixiao::fuzz {
namespace {

using nlohmann::json;

struct Spans {
  std::vector<bool> taken;
  std::uint64_t bytes = 0;
};

/// Takes the ranges of all leaves below a value of `spans`.
void take_spans(const json& value, Spans& spans) {
  const bool is_range = value.is_array() && value.size() == 2 && value[0].is_number();
  if (!is_range) {
    for (const json& item : value) take_spans(item, spans);
    return;
  }
  const auto begin = value[0].get<std::uint64_t>(), end = value[1].get<std::uint64_t>();
  law(begin < end && end <= spans.taken.size(), "a span lies in the input", {begin, end});
  spans.bytes += end - begin;
  for (std::uint64_t at = begin; at < end; ++at) {
    law(!spans.taken[at], "no two spans share a byte", {at});
    spans.taken[at] = true;
  }
}

void find_spans(const json& value, Spans& spans) {
  if (value.is_array()) {
    for (const json& item : value) find_spans(item, spans);
  } else if (value.is_object()) {
    for (const auto& [key, item] : value.items())
      key == "spans" ? take_spans(item, spans) : find_spans(item, spans);
  }
}

/// Spans and accounting of a document of `parse`.
void confirm_document(const std::string& out, std::size_t size) {
  const json document = json::parse(out);
  Spans spans{std::vector<bool>(size), 0};
  find_spans(document, spans);
  const json& source = document.at("source");
  std::uint64_t sum = 0;
  for (const json& bytes : source.at("accounting")) sum += bytes.get<std::uint64_t>();
  law(sum == size && source.at("bytes") == size, "accounting adds up", {sum, size});
  const auto values = source.at("accounting").at("values").get<std::uint64_t>();
  law(values == spans.bytes, "values are the bytes of all spans", {values, spans.bytes});
}

void confirm_cuts(const Call& call, std::string_view bytes, text::Encoding encoding, Cuts cuts,
                  const std::string& whole) {
  law(output_of(call, bytes, encoding, cuts) == whole, "how an input arrives does not show", call.format,
      {cuts.size, cuts.seed});
}

/// Repair of a sound input gives the same table and is repaired already.
void confirm_repair(std::string_view bytes, text::Encoding encoding, Cuts cuts) {
  const Call call{"repair", "text", {}};
  const std::string once = output_of(call, bytes, encoding);
  confirm_cuts(call, bytes, encoding, cuts, once);
  const Records before = records_of(bytes, encoding);
  if (before.damaged) return;
  const std::string twice = output_of(call, once, text::Encoding::utf8);
  law(once == twice, "what was repaired needs no repair", first_difference(once, twice));
  const Records after = records_of(once, text::Encoding::utf8);
  law(before.text == after.text, "repair gives the same table", first_difference(before.text, after.text));
}

/// A text gives the same table in any encoding.
void confirm_encoding(const Input& input, text::Encoding encoding) {
  if (input.original().empty()) return;
  const Records here = records_of(input.text(), encoding);
  const Records there = records_of(input.original(), text::Encoding::utf8);
  law(here.text == there.text && here.damaged == there.damaged, "an encoding does not show",
      first_difference(here.text, there.text));
}

}  // namespace

void pipe(std::string_view data) {
  Input input(data);
  const auto encoding = input.choose_encoding();
  if (!encoding) return;
  const Cuts cuts = choose_cuts(input);
  const unsigned choice = input.choose(8);

  Call call{"parse", "json", {}};
  call.options.spans = true;
  call.options.pretty = choice == 1;
  if (choice == 2) call.max_row = 300;
  const std::string whole = output_of(call, input.text(), *encoding);
  confirm_document(whole, input.text().size());
  confirm_cuts(call, input.text(), *encoding, cuts, whole);
  if (choice == 3 || choice == 4) {
    call.format = choice == 3 ? "ndjson" : "csv";
    confirm_cuts(call, input.text(), *encoding, cuts, output_of(call, input.text(), *encoding));
  }
  confirm_repair(input.text(), *encoding, cuts);
  confirm_encoding(input, *encoding);
}

}  // namespace jixiao::fuzz
