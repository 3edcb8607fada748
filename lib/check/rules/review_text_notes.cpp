#include "check/text_review.h"

/// What an objective says that is not for the public: offices that wrote a part of it, drafts it rests on.
namespace jixiao::check::apply {
namespace {

/// Where the sentence begins that holds `offset`, with the mark that ends the one before it.
std::size_t sentence_begin(std::string_view text, std::size_t offset, const ProjectWords& words) {
  for (std::size_t at = offset; at > 0;) {
    text::previous_character(text, at);
    const auto mark = words.objective_end.at_start(text.substr(at));
    if (mark && mark->word->canonical == "closed") return at;
  }
  return 0;
}

bool closes_sentence(std::string_view rest, const ProjectWords& words) {
  const auto mark = words.objective_end.at_start(rest);
  return rest.empty() || (mark && mark->word->canonical == "closed");
}

bool ends_sentence(std::string_view before, const ProjectWords& words) {
  const auto mark = words.objective_end.at_end(before);
  return mark && mark->word->canonical == "closed";
}

/// Whether what stands in a bracket before its last character is how many places there are (新建三).
bool is_count(std::string_view inner, const ProjectWords& words) {
  for (std::size_t at = 0; at < inner.size();) {
    const std::size_t begin = at;
    text::next_character(inner, at);
    if (words.count_character.find(inner.substr(begin, at - begin)) == nullptr) return false;
  }
  return true;
}

/// The title of a document: what stands in 《》, with the marks.
struct Title {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
  std::size_t open = 0, close = 0;  ///< bytes of its marks
};

/// The title that holds `offset`, or that stands right before the bracket at `offset`: 《办法》（草案）.
Title title_at(std::string_view text, std::size_t offset, const ProjectWords& words) {
  Title title;
  bool is_closed = false;
  for (std::size_t at = offset; at > 0;) {
    text::previous_character(text, at);
    const std::string_view rest = text.substr(at);
    if (const auto open = words.title_open.at_start(rest)) {
      title.begin = at;
      title.open = open->length;
      break;
    }
    if (words.title_close.at_start(rest)) {
      const auto behind = words.opening_bracket.at_end(text.substr(0, offset));
      if (is_closed || !behind || offset - behind->length != at + words.title_close.at_start(rest)->length)
        return {};
      is_closed = true;
    }
  }
  if (title.begin == std::string_view::npos) return title;
  for (std::size_t at = title.begin; at < text.size();) {
    if (const auto close = words.title_close.at_start(text.substr(at))) {
      title.end = at + close->length;
      title.close = close->length;
      return title;
    }
    text::next_character(text, at);
  }
  return {};
}

/// A text without the titles in it: what those say is not said by the sentence.
std::string without_titles(std::string_view text, const ProjectWords& words) {
  std::string out;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    text::next_character(text, at);
    if (words.title_open.at_start(text.substr(begin))) inside = true;
    if (!inside) out += text.substr(begin, at - begin);
    if (words.title_close.at_start(text.substr(begin))) inside = false;
  }
  return out;
}

}  // namespace

void internal_note(const ReviewText& text, const FoundWord& found, const ProjectWords& words,
                   Report& report) {
  constexpr std::size_t most_characters = 4;
  const std::string_view all = text.text();
  std::size_t begin = found.offset, characters = 0;
  std::size_t last_size = 0;
  for (; begin > 0 && !words.opening_bracket.at_end(all.substr(0, begin)); ++characters) {
    const std::size_t end = begin;
    const char32_t character = text::previous_character(all, begin);
    if (characters == most_characters || character < 0x3400 || character > 0x9FFF) return;
    last_size = end - begin;
  }
  if (characters == 0 || begin == 0 || last_size == 0) return;
  const std::string_view stem = all.substr(begin, found.offset - begin);
  std::size_t name_end = found.offset;
  text::next_character(all, name_end);  // the character of the office, without the closing bracket
  if (words.no_office.find(all.substr(begin, name_end - begin)) != nullptr || is_count(stem, words)) return;
  const std::size_t open = begin - words.opening_bracket.at_end(all.substr(0, begin))->length;
  if (!closes_sentence(all.substr(found.end()), words) && !ends_sentence(all.substr(0, open), words)) return;
  Draft& draft = report.add(RuleId::internal_note, text.row, text.part(open, found.end()));
  draft.finding.subject.field = text.field;
  draft.say("text", draft.finding.excerpt);
}

void draft_as_basis(const ReviewText& text, const FoundWord& found, const ProjectWords& words,
                    Report& report) {
  const std::string_view all = text.text();
  const Title title = title_at(all, found.offset, words);
  if (title.begin == std::string_view::npos) return;
  const std::size_t begin = sentence_begin(all, title.begin, words);
  const auto said = words.basis.look(without_titles(all.substr(begin, title.begin - begin), words));
  const std::size_t behind = std::max(title.end, found.end());
  bool is_basis = said && said->word->canonical == "basis";
  if (!said) {
    // Behind a bracket that is closed: 《办法》（草案）要求.
    std::string_view rest = all.substr(behind);
    if (const auto bracket = words.objective_end.at_start(rest);
        bracket && bracket->word->canonical == "bracket")
      rest.remove_prefix(bracket->length);
    is_basis = words.basis_behind.at_start(rest).has_value();
  }
  if (!is_basis) return;
  Draft& draft = report.add(RuleId::draft_as_basis, text.row, text.part(title.begin, title.end));
  draft.finding.subject.field = text.field;
  draft.say("title", std::string(all.substr(title.begin + title.open,
                                            title.end - title.close - title.begin - title.open)));
}

}  // namespace jixiao::check::apply
