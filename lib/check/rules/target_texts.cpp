#include "check/entry_fields.h"
#include "check/rules/all.h"

/// What the texts of targets and names look like, one by one.
namespace jixiao::check::apply {
namespace {

bool is_missing(const Field& field) {
  return field.text.absent() || field.text.empty();
}

/// The mark of a book's title that stands for a comparator, with what it is read as; null word: none.
struct BookMark {
  const grammar::Word* word = nullptr;
  std::string_view mark;
};

BookMark book_mark_in(const model::Reading& reading, std::string_view target, const Words& words) {
  if (!reading.comparator.absent() && reading.comparator.begin < target.size()) {
    const std::string_view rest = target.substr(reading.comparator.begin);
    if (const auto hit = words.book_mark.at_start(rest)) return {hit->word, rest.substr(0, hit->length)};
  }
  for (const model::Reading& part : reading.parts) {
    if (const BookMark found = book_mark_in(part, target, words); found.word != nullptr) return found;
  }
  return {};
}

bool is_vague(const Field& field, const EntryView& view) {
  if (field.reading == nullptr || field.reading->form != model::Form::prose) return false;
  const Words& words = view.words;
  std::string_view target = view.text(field.text);
  if (const auto mark = words.final_mark.at_end(target)) target.remove_suffix(mark->length);
  if (words.vague_alone.find(target) != nullptr) return true;
  return words.vague.inside(target) && !words.fact.inside(target);
}

/// The stray mark that a text ends with; empty: none.
std::string_view stray_mark(std::string_view text, const Words& words) {
  const auto hit = words.final_mark.at_end(text);
  if (!hit || hit->word->canonical == "keep" || hit->length == text.size()) return {};
  return text.substr(text.size() - hit->length);
}

}  // namespace

void target_missing(const EntryView& view, Report& report) {
  Draft* draft = nullptr;
  for (const Field& field : targets_of(view)) {
    if (!is_missing(field) || !report.wants(RuleId::target_missing)) continue;
    const text::Leaf place = field.text.absent() ? view.entry.name : field.text;
    if (draft == nullptr) {
      draft = &report.add(RuleId::target_missing, view.project.row.text, place);
      draft->finding.subject.field = field.id;
      draft->finding.excerpt = view.text(view.entry.name);
      draft->key = field.id;
      draft->say("name", std::string(view.text(view.entry.name)));
      draft->say("field", std::string(field.id));
      continue;
    }
    draft->key.append("\n").append(field.id);
    draft->finding.related.push_back({"also_missing",
                                      {{"field", std::string(field.id)}},
                                      view.project.row.text.position(place.absent() ? 0 : place.begin)});
  }
}

void comparator_misused(const EntryView& view, Report& report) {
  OncePerEntry once(RuleId::comparator_misused, "also_mark", view, report);
  const model::Reading* looked_at = nullptr;
  for (const Field& field : targets_of(view)) {
    if (field.reading == nullptr || field.reading == looked_at) continue;
    const BookMark found = book_mark_in(*field.reading, view.text(field.text), view.words);
    if (found.word == nullptr) looked_at = field.reading;  // equal targets share it
    if (found.word == nullptr || !report.wants(RuleId::comparator_misused)) continue;
    if (Draft* draft = once.at(field)) {
      draft->say("mark", std::string(found.mark));
      if (found.word->canonical == "<") draft->say("variant", "less");
    }
  }
}

void target_vague(const EntryView& view, Report& report) {
  OncePerEntry once(RuleId::target_vague, "also_text", view, report);
  for (const Field& field : targets_of(view)) {
    if (is_vague(field, view) && report.wants(RuleId::target_vague)) once.at(field);
  }
}

void trailing_mark(const EntryView& view, Report& report) {
  OncePerEntry once(RuleId::trailing_mark, "also_text", view, report);
  const auto [period, annual] = targets_of(view);
  for (const Field& field : {Field{"indicator_name", view.entry.name}, period, annual}) {
    const std::string_view mark = stray_mark(view.text(field.text), view.words);
    if (mark.empty() || !report.wants(RuleId::trailing_mark)) continue;
    if (Draft* draft = once.at(field)) {
      if (field.id == "indicator_name") draft->finding.subject.field = "name";
      draft->say("field", std::string(field.id));
      draft->say("mark", std::string(mark));
    }
  }
}

}  // namespace jixiao::check::apply
