#pragma once
#include <string_view>

/// The words of findings that no single rule owns, in English and Chinese.
namespace jixiao::finding {

/// A text in both languages.
struct Wording {
  std::string_view key;
  std::string_view english;
  std::string_view chinese;

  [[nodiscard]] std::string_view in(std::string_view language) const {
    return language == "zh" ? chinese : english;
  }
};

/// The parts of a rule's page, in their order.
enum class Section { summary, message, why, example, mend, source };
inline constexpr std::size_t section_count = 6;

/// The heading of a section in a rule's page: "Message", "消息".
std::string_view heading(Section section, std::string_view language);

/// The message of a related place by its role; empty when there is none.
std::string_view role_message(std::string_view role, std::string_view language);

/// A word of the field by its key (`annual_target`); the key itself when there is none.
std::string_view term(std::string_view key, std::string_view language);

/// What stands between the items of a list.
std::string_view list_separator(std::string_view language);

}  // namespace jixiao::finding
