#include "grammar/load.h"

#include <algorithm>
#include <optional>
#include <system_error>
#include <utility>

#include "grammar/load_table.h"
#include "grammar/read_file.h"

namespace jixiao::grammar {
namespace {

Sample read_sample(Table& table) {
  Sample sample;
  sample.text = table.text("text");
  table.table("want", false, [&](Table& wants) {
    wants.each([&](const Located& capture, const toml::node& value) {
      if (!value.is_string()) return wants.wrong_type(value, capture.text, "a string");
      sample.wants.push_back({capture, located(value.as_string()->get(), value.source())});
    });
  });
  // A table of TOML has no order of its own: the order of the file is what a reader expects.
  std::sort(sample.wants.begin(), sample.wants.end(), [](const Want& left, const Want& right) {
    return std::pair(left.capture.line, left.capture.column) <
           std::pair(right.capture.line, right.capture.column);
  });
  return sample;
}

void read_rejects(Table& table, std::string_view key, std::vector<Reject>& rejects) {
  table.tables(key, false, [&](Table& inner) {
    Reject reject;
    reject.text = inner.text("text");
    reject.why = inner.text("why").text;
    rejects.push_back(std::move(reject));
  });
}

void read_samples(Table& table, std::string_view samples_key, std::string_view rejects_key,
                  std::vector<Sample>& samples, std::vector<Reject>& rejects) {
  table.tables(samples_key, false, [&](Table& inner) { samples.push_back(read_sample(inner)); });
  read_rejects(table, rejects_key, rejects);
}

Matching read_matching(Table& table) {
  constexpr std::string_view values[] = {"full", "search", "start"};
  return static_cast<Matching>(table.one_of("match", values).value_or(0));
}

/// The keys of a pattern that are in `table`.
PatternDefinition read_pattern(Table& table, std::string name, Matching matching = Matching::full) {
  PatternDefinition pattern;
  pattern.name = table.at();
  pattern.name.text = std::move(name);
  pattern.expression = table.texts("pattern");
  pattern.matching = matching;
  read_samples(table, "samples", "rejects", pattern.samples, pattern.rejects);
  return pattern;
}

/// A pattern under a key of its own: a string, an array of strings, or a table with samples and rejects.
PatternDefinition read_pattern_at(Table& table, std::string_view key, std::string name, Matching matching) {
  PatternDefinition pattern;
  pattern.name = table.at();
  const toml::node* node = table.find(key, true);
  if (node != nullptr && node->is_table()) {
    table.table(key, true, [&](Table& inner) { pattern = read_pattern(inner, name, matching); });
  } else if (node != nullptr) {
    pattern.name = located({}, node->source());
    pattern.expression = table.expression(*node, key);
    pattern.matching = matching;
  }
  pattern.name.text = std::move(name);
  return pattern;
}

std::vector<WordDefinition> read_words(Table& table) {
  std::vector<WordDefinition> words;
  table.tables("words", true, [&](Table& inner) {
    WordDefinition word;
    word.canonical = inner.text("canonical");
    word.spellings = inner.texts("spellings", false);
    if (word.spellings.empty()) word.spellings.push_back(word.canonical);
    word.samples = inner.texts("samples", false);
    words.push_back(std::move(word));
  });
  return words;
}

VocabularyDefinition read_vocabulary(Table& table) {
  constexpr std::string_view lookups[] = {"full", "start", "end", "inside", "last"};
  VocabularyDefinition vocabulary{table.text("name"), read_words(table)};
  if (const auto lookup = table.one_of("match", lookups)) vocabulary.lookup = static_cast<Lookup>(*lookup);
  read_rejects(table, "rejects", vocabulary.rejects);
  return vocabulary;
}

/// Labels with every colon that may follow them; without `colons` they are complete as they stand.
std::vector<Located> with_colons(std::vector<Located> labels, const std::vector<Located>& colons) {
  if (colons.empty()) return labels;
  std::vector<Located> complete;
  for (const Located& label : labels) {
    for (const Located& colon : colons)
      complete.push_back({label.text + colon.text, label.line, label.column});
  }
  return complete;
}

FormDefinition read_form(Table& table, const std::string& name) {
  FormDefinition form;
  form.at = table.at();
  form.title = read_pattern_at(table, "title", name + ".title", Matching::search);
  form.year = read_pattern_at(table, "year", name + ".year", Matching::search);
  const std::vector<Located> colons = table.texts("colons", false);
  table.table("department", true,
              [&](Table& inner) { form.department_labels = with_colons(inner.texts("labels"), colons); });
  table.table("money_unit", true, [&](Table& inner) {
    form.money_unit_labels = with_colons(inner.texts("labels"), colons);
    form.money_unit = {inner.at(), read_words(inner)};
    form.money_unit.name.text = name + ".money_unit";
  });
  table.tables("column", true, [&](Table& inner) {
    form.columns.push_back({inner.text("id"), inner.text("role"), inner.texts("spellings")});
  });
  form.total_names = table.texts("total_names");
  form.notes = table.texts("notes", false);
  table.tables("after", false, [&](Table& inner) {
    form.after.push_back(read_pattern(inner, name + ".after." + inner.text("name").text));
  });
  table.tables("around", false, [&](Table& inner) {
    form.around.push_back(read_pattern(inner, name + ".around." + inner.text("name").text));
  });
  table.tables("continued", false, [&](Table& inner) {
    form.continued.push_back(read_pattern(inner, name + ".continued." + inner.text("name").text));
  });
  return form;
}

EntryDefinition read_entry(Table& table, const std::string& name) {
  EntryDefinition entry;
  entry.at = table.at();
  entry.head = read_pattern_at(table, "head", name + ".entry.head", Matching::start);
  entry.separators = table.texts("separator");
  entry.ends = table.texts("end");
  const std::vector<Located> colons = table.texts("colons", false);
  table.tables("field", true, [&](Table& inner) {
    FieldDefinition field;
    field.name = inner.text("name");
    field.labels = with_colons(inner.texts("label", false), colons);
    field.pattern = read_pattern(inner, name + ".entry." + field.name.text);
    field.pattern.may_be_empty = inner.boolean("may_be_empty");
    entry.fields.push_back(std::move(field));
  });
  entry.trace = read_pattern_at(table, "trace", name + ".entry.trace", Matching::search);
  read_samples(table, "sample", "reject", entry.samples, entry.rejects);
  return entry;
}

AmountsDefinition read_amounts(Table& table) {
  AmountsDefinition amounts;
  amounts.at = table.at();
  amounts.amount = read_pattern_at(table, "amount", "amounts.amount", Matching::full);
  amounts.integer = read_pattern_at(table, "integer", "amounts.integer", Matching::full);
  amounts.blank = read_pattern_at(table, "blank", "amounts.blank", Matching::full);
  amounts.malformed = read_pattern_at(table, "malformed", "amounts.malformed", Matching::full);
  return amounts;
}

FurnitureDefinition read_furniture(Table& table) {
  FurnitureDefinition furniture;
  furniture.at = table.at();
  const auto read = [](Table& inner, std::vector<PatternDefinition>& patterns) {
    patterns.push_back(read_pattern(inner, "furniture." + inner.text("name").text));
  };
  table.tables("line", true, [&](Table& inner) { read(inner, furniture.lines); });
  table.tables("page_edge", false, [&](Table& inner) { read(inner, furniture.page_edge); });
  return furniture;
}

CatalogueDefinition read_catalogue(Table& table) {
  CatalogueDefinition catalogue;
  catalogue.at = table.at();
  catalogue.name = table.text("name");
  const auto read = [](Table& inner, bool has_parent) {
    CatalogueItemDefinition item;
    item.at = inner.at();
    item.id = inner.text("id");
    item.code = inner.text("code", false);
    if (has_parent) item.parent = inner.text("parent");
    item.name = inner.text("name");
    item.spellings = inner.texts("spellings", false);
    return item;
  };
  table.tables("level1", true, [&](Table& inner) { catalogue.level1.push_back(read(inner, false)); });
  table.tables("level2", true, [&](Table& inner) { catalogue.level2.push_back(read(inner, true)); });
  return catalogue;
}

void read_part(Table& file, Part& part) {
  if (const Located name = file.text("name", false); name.line > 0) part.name = name;
  part.summary = file.text("summary", false).text;
  part.summary_zh = file.text("summary_zh", false).text;
  file.table("fragment", false, [&](Table& table) {
    table.each([&](const Located& name, const toml::node& node) {
      part.fragments.push_back({name, table.expression(node, name.text)});
    });
  });
  file.tables("vocabulary", false,
              [&](Table& table) { part.vocabularies.push_back(read_vocabulary(table)); });
  file.tables("pattern", false, [&](Table& table) {
    const Located name = table.text("name");
    part.patterns.push_back(read_pattern(table, name.text, read_matching(table)));
    part.patterns.back().name = name;
  });
  file.tables("alternatives", false,
              [&](Table& table) { part.alternatives.push_back({table.texts("names")}); });
  file.table("form", false, [&](Table& table) { part.form = read_form(table, part.name.text); });
  file.table("entry", false, [&](Table& table) { part.entry = read_entry(table, part.name.text); });
  file.table("amounts", false, [&](Table& table) { part.amounts = read_amounts(table); });
  file.table("furniture", false, [&](Table& table) { part.furniture = read_furniture(table); });
  file.table("catalogue", false, [&](Table& table) { part.catalogue = read_catalogue(table); });
}

Part load_file(const std::filesystem::path& path, std::vector<Problem>& problems) {
  std::optional<std::string> source = read_file(path, problems);
  if (source) return load_text(path.string(), std::move(*source), problems);
  Part part;
  part.path = path.string();
  return part;
}

}  // namespace

Part load_text(std::string path, std::string source, std::vector<Problem>& problems) {
  Part part;
  part.path = std::move(path);
  part.source = std::move(source);
  part.name.text = std::filesystem::path(part.path).stem().string();
  read_toml({part.path, part.source}, problems, [&](Table& file) { read_part(file, part); });
  return part;
}

Definition load_files(const std::vector<std::filesystem::path>& paths) {
  Definition definition;
  for (const std::filesystem::path& path : paths) {
    definition.parts.push_back(load_file(path, definition.problems));
  }
  return definition;
}

Definition with_replacement(const Definition& base, const std::filesystem::path& path) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(path, ignored), end; entry != end;
         entry.increment(ignored)) {
      if (entry->path().extension() == ".toml") files.push_back(entry->path());
    }
    std::sort(files.begin(), files.end());
    Definition definition = load_files(files);
    if (files.empty()) {
      Part folder;
      folder.path = path.string();
      definition.problems.push_back(problem_at(folder, {}, ProblemKind::folder_empty));
    }
    return definition;
  }
  Definition definition = base;
  Part part = load_file(path, definition.problems);
  const auto same = std::find_if(definition.parts.begin(), definition.parts.end(),
                                 [&](const Part& other) { return other.name.text == part.name.text; });
  if (same == definition.parts.end()) {
    definition.parts.push_back(std::move(part));
  } else {
    *same = std::move(part);
  }
  return definition;
}

}  // namespace jixiao::grammar
