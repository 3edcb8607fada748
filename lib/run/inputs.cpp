#include "run/inputs.h"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <functional>
#include <system_error>

#include "text/glob.h"

namespace jixiao::run {
namespace {

bool is_folder(const struct stat& status) {
  return S_ISDIR(status.st_mode);
}

/// The names in a folder, those of folders with a `/` at their end (so that sorting them sorts paths), or an
/// error.
int read_names(const std::string& path, std::vector<std::string>& names) {
  DIR* const folder = ::opendir(path.c_str());
  if (folder == nullptr) return errno;
  errno = 0;
  while (const dirent* const entry = ::readdir(folder)) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    struct stat status {};
    const bool link_or_unknown = entry->d_type == DT_LNK || entry->d_type == DT_UNKNOWN;
    if (entry->d_type == DT_DIR ||
        (link_or_unknown && ::stat((path + name).c_str(), &status) == 0 && is_folder(status))) {
      name += '/';
    }
    names.push_back(std::move(name));
    errno = 0;
  }
  const int code = errno;
  ::closedir(folder);
  return code;
}

/// A path as it would stand below another folder.
std::string below_any_folder(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    path.remove_prefix(std::min(part.size() + 1, path.size()));
    if (part == "..") {
      if (!parts.empty()) parts.pop_back();
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : parts) out.append(out.empty() ? "" : "/").append(part);
  return out;
}

}  // namespace

void Inputs::Close::operator()(std::FILE* file) const {
  if (file != stdin) std::fclose(file);
}

Inputs::Inputs(Selection selection, Language language)
    : selection_(std::move(selection)), language_(language) {
  if (selection_.include.empty()) selection_.include.emplace_back("*.txt");
  if (!selection_.list) {
    if (selection_.operands.empty()) selection_.operands.emplace_back("-");
    return;
  }
  const std::string& path = *selection_.list;
  list_.reset(path == "-" ? stdin : std::fopen(path.c_str(), "re"));
  struct stat status {};
  int code = list_ ? 0 : errno;
  if (list_ && ::fstat(::fileno(list_.get()), &status) == 0 && is_folder(status)) code = EISDIR;
  if (code != 0) throw std::system_error(code, std::generic_category(), path);
}

Inputs::~Inputs() = default;

bool Inputs::is_single() const {
  if (list_ || selection_.operands.size() != 1) return false;
  struct stat status {};
  const std::string& path = selection_.operands.front();
  return path == "-" || ::stat(path.c_str(), &status) != 0 || !is_folder(status);
}

void Inputs::go_around(const std::string& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) == 0) written_to_.emplace_back(status.st_dev, status.st_ino);
}

std::optional<Input> Inputs::next() {
  while (true) {
    if (!folders_.empty()) {
      if (std::optional<Input> input = next_in_folders()) return input;
      continue;
    }
    const std::optional<std::string> operand = next_operand();
    if (!operand) return std::nullopt;
    if (std::optional<Input> input = classify(*operand)) return input;
  }
}

std::optional<std::string> Inputs::next_operand() {
  if (next_operand_ < selection_.operands.size()) return selection_.operands[next_operand_++];
  while (list_) {
    char* line = nullptr;
    std::size_t capacity = 0;
    const int separator = selection_.null_separated ? '\0' : '\n';
    const ssize_t length = ::getdelim(&line, &capacity, separator, list_.get());
    std::string name = length > 0 ? std::string(line, static_cast<std::size_t>(length)) : std::string();
    std::free(line);
    if (length <= 0) break;
    if (name.back() == separator) name.pop_back();
    if (!name.empty()) return name;
  }
  list_.reset();
  return std::nullopt;
}

std::optional<Input> Inputs::classify(const std::string& operand) {
  if (operand == "-") {
    if (selection_.list == "-") return said(Input::Kind::failure, operand, Message::list_has_standard_input);
    const std::string& name = selection_.standard_input_name;
    return Input{Input::Kind::standard_input, name, {}, name};
  }
  struct stat status {};
  if (::stat(operand.c_str(), &status) != 0) return failure(operand, errno);
  if (!is_folder(status)) return Input{Input::Kind::file, operand, {}, name_of(operand)};
  const std::string path = operand.back() == '/' ? operand : operand + '/';
  root_length_ = path.size();
  found_any_ = false;
  return enter(path, operand);
}

/// Takes up a folder, or says why not. `path` ends in `/`, `shown` is how the user knows it.
std::optional<Input> Inputs::enter(const std::string& path, const std::string& shown) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return failure(shown, errno);
  const std::pair identity{status.st_dev, status.st_ino};
  const auto same = [&](const Folder& folder) { return folder.identity == identity; };
  if (std::any_of(folders_.begin(), folders_.end(), same)) {
    return said(Input::Kind::note, shown, Message::link_loop);
  }
  if (!folders_.empty() && std::find(written_to_.begin(), written_to_.end(), identity) != written_to_.end()) {
    return said(Input::Kind::note, shown, Message::output_folder);
  }
  Folder folder{path, identity, {}};
  if (const int code = read_names(path, folder.names); code != 0) {
    found_any_ = true;
    return failure(shown, code);
  }
  std::sort(folder.names.begin(), folder.names.end(), std::greater<>());
  folders_.push_back(std::move(folder));
  return std::nullopt;
}

/// One step of the walk: nothing when it only went into a folder or out of one.
std::optional<Input> Inputs::next_in_folders() {
  Folder& folder = folders_.back();
  if (folder.names.empty()) {
    const std::string path = folder.path;
    folders_.pop_back();
    if (!folders_.empty() || found_any_) return std::nullopt;
    const std::string shown = path.size() > 1 ? path.substr(0, path.size() - 1) : path;
    return Input{Input::Kind::nothing, shown, words(Message::empty_folder, language_, {patterns()}),
                 name_of(shown)};
  }
  std::string path = folder.path + folder.names.back();
  folder.names.pop_back();
  const bool is_subfolder = path.back() == '/';
  if (!selected(std::string_view(path).substr(root_length_), is_subfolder)) return std::nullopt;
  if (is_subfolder) return enter(path, path.substr(0, path.size() - 1));
  return visit(path);
}

/// A file in a folder that the globs select. Pipes and devices are left out: opening one may never end.
std::optional<Input> Inputs::visit(const std::string& path) {
  found_any_ = true;
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return failure(path, errno);
  if (!S_ISREG(status.st_mode)) return said(Input::Kind::note, path, Message::not_a_file);
  return Input{Input::Kind::file, path, {}, name_of(path)};
}

/// Inside the operand that is walked it is what comes after the operand's own path.
std::string Inputs::name_of(const std::string& path) const {
  if (folders_.empty()) return below_any_folder(path);
  return path.substr(std::min(root_length_, path.size()));
}

bool Inputs::selected(std::string_view path, bool folder) const {
  if (folder) path.remove_suffix(1);
  const auto matches = [&](std::string_view glob) {
    if (folder && glob.ends_with('/')) glob.remove_suffix(1);
    if (!glob.starts_with('/')) return text::glob_matches(glob, path);
    // A `/` in front ties a glob without another one to the folder that was named.
    glob.remove_prefix(1);
    return glob.find('/') != std::string_view::npos || path.find('/') == std::string_view::npos
               ? text::glob_matches(glob, path)
               : false;
  };
  if (std::any_of(selection_.exclude.begin(), selection_.exclude.end(), matches)) return false;
  return folder || std::any_of(selection_.include.begin(), selection_.include.end(), matches);
}

Input Inputs::failure(const std::string& path, int code) const {
  return {Input::Kind::failure, path, reason(code, language_), name_of(path)};
}

Input Inputs::said(Input::Kind kind, const std::string& path, Message message) const {
  return {kind, path, words(message, language_), name_of(path)};
}

std::string Inputs::patterns() const {
  std::string out;
  for (const std::string& glob : selection_.include) out.append(out.empty() ? "" : " ").append(glob);
  return out;
}

}  // namespace jixiao::run
