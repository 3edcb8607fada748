#include <catch2/catch.hpp>

#include "emit_builder.h"

using namespace jixiao;
using namespace jixiao::emit_test;

namespace {

/// A project in a text whose places in the input are told: its name takes two lines.
model::Project wrapped_project() {
  model::Project project;
  text::SplicedText& text = project.row.text;
  const auto add = [&text](std::string_view piece, std::uint64_t byte, text::Seam before) {
    text.append(piece, {byte, 1, 1}, before);
    return text::Leaf{text.size() - static_cast<std::uint32_t>(piece.size()), text.size()};
  };
  add("Open", 10, text::Seam::line_break);
  add("Data", 20, text::Seam::line_break);
  project.row.name = {0, text.size()};
  project.row.amounts.column[0] = {add("0.50", 30, text::Seam::gap), text::Decimal::read("0.50"), false};
  project.row.amounts.column[1] = {add("5O.65", 40, text::Seam::gap), std::nullopt, true};
  project.row.amounts.printed = 2;
  project.row.amounts_text = {project.row.amounts.column[0].text.begin, text.size()};
  return project;
}

emit::Options with_spans() {
  emit::Options options;
  options.spans = true;
  return options;
}

constexpr std::string_view project_spans =
    R"("spans":{"name":[[10,14],[20,24]],"amounts":{"total":[[30,34]]}}})";

}  // namespace

TEST_CASE("spans are the last key of a record; what is no amount has none") {
  const model::Project project = wrapped_project();
  Written written("parse", "ndjson", with_spans());
  const std::string out = written.source("a").events(head(), project).so_far();
  CHECK(out.ends_with(std::string(project_spans) + "\n"));
  CHECK(out.find(R"("name":"Open Data")") != std::string::npos);
}

TEST_CASE("spans of a table and of a unit come behind what stands in them") {
  const model::Project project = wrapped_project();
  Written written("parse", "json", with_spans());
  written.source("a").events(head(), project, model::TableEnd{});
  const std::string out = written.end_source().finish();
  CHECK(out.find(std::string(project_spans) + R"(],"spans":{}}],"spans":{"title":)") != std::string::npos);
}

TEST_CASE("spans of an indicator are nested as its fields are, and only where something is printed") {
  const model::Reading reading = at_least("16", "个");
  ProjectBuilder made("项目");
  made.entry(1, "名", "≥16个", &reading, "", nullptr);
  Written written("parse", "ndjson", with_spans());
  const std::string out = written.source("a").events(head(), made.project).so_far();
  const std::size_t begin = out.find(R"("spans":{"number":)");
  REQUIRE(begin != std::string::npos);
  const std::string spans = out.substr(begin);
  CHECK(spans.find(R"("level1":{"code":[[)") != std::string::npos);
  CHECK(spans.find(R"("level2":{"code":[[)") != std::string::npos);
  CHECK(spans.find(R"("period_target":{"text":[[)") != std::string::npos);
  CHECK(spans.find("annual_target") == std::string::npos);
}

TEST_CASE("without the option no span is written") {
  const model::Project project = wrapped_project();
  Written written("parse", "json");
  written.source("a").events(head(), project);
  CHECK(written.end_source().finish().find("spans") == std::string::npos);
}
