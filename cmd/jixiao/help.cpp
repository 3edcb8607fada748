#include "jixiao/help.h"

#include <algorithm>

#include "jixiao/options.h"

namespace jixiao::command {
namespace {

constexpr std::size_t about_column = 26;
constexpr std::size_t page_width = 100;

/// "-f, --format FORMAT", long names below one another.
std::string shown(const FlagWords& flag) {
  std::string names(flag.names);
  const std::size_t comma = names.find(',');
  names = comma == std::string::npos ? "    " + names : names.insert(comma + 1, " ");
  if (!flag.value.empty()) names.append(" ").append(flag.value);
  return names;
}

/// Appends a text from the column where it stands, broken between words where the page ends.
void append_wrapped(std::string& out, std::string_view text, std::size_t indent) {
  std::size_t column = indent;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find(' '), text.size());
    if (column > indent && column + 1 + length > page_width) {
      out.append("\n").append(indent, ' ');
      column = indent;
    } else if (column > indent) {
      out += ' ';
      ++column;
    }
    out.append(text.substr(0, length));
    column += length;
    text.remove_prefix(std::min(length + 1, text.size()));
  }
  out += '\n';
}

void append_item(std::string& out, std::string_view item, std::string_view about) {
  out.append("  ").append(item);
  const std::size_t width = item.size() + 2;
  if (width + 2 > about_column) {
    out.append("\n").append(about_column, ' ');
  } else {
    out.append(about_column - width, ' ');
  }
  append_wrapped(out, about, about_column);
}

}  // namespace

std::string help(std::string_view command, std::span<const Flag> flags, Language language) {
  const CommandWords& words = command_words(command);
  std::string out(in(words.about, language));
  out.append("\n\n").append(say(Say::usage, language)).append(" jixiao ");
  if (!command.empty()) out.append(command).append(flags.empty() ? " " : " [OPTIONS] ");
  out.append(words.operands).append("\n");
  if (command.empty()) {
    out.append("\n").append(say(Say::commands, language)).append("\n");
    for (const CommandWords& each : all_commands()) {
      if (!each.name.empty()) append_item(out, each.name, in(each.about, language));
    }
  }
  if (!flags.empty()) {
    out.append("\n").append(say(Say::options, language)).append("\n");
    for (const Flag flag : flags) {
      const FlagWords& flag_text = flag_words(flag);
      append_item(out, shown(flag_text), run::fill(flag_text.about, language, {format_names(command)}));
    }
  }
  out.append("\n").append(say(Say::examples, language)).append("\n").append(in(words.examples, language));
  out.append("\n").append(say(Say::exit_codes, language)).append("\n").append(in(words.exit_codes, language));
  if (command.empty()) out.append("\n").append(say(Say::more_help, language)).append("\n");
  return out;
}

}  // namespace jixiao::command
