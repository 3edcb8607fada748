#include "config/find.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include "config/load.h"

namespace jixiao::config {
namespace {

namespace fs = std::filesystem;

bool exists(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0;
}

/// The folder with a `/` at its end.
std::string with_slash(std::string folder) {
  if (!folder.ends_with('/')) folder += '/';
  return folder;
}

/// The folder that a path stands in; that of the root is the root.
std::string parent(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return {};
  return path.substr(0, std::max<std::size_t>(slash, 1));
}

}  // namespace

Store::Store(Choice choice, std::vector<KnownRule> rules)
    : choice_(std::move(choice)), rules_(std::move(rules)) {
  std::error_code ignored;
  working_folder_ = fs::current_path(ignored).string();
}

std::string Store::absolute(const std::string& path) const {
  const bool is_absolute = path.starts_with('/');
  if (!is_absolute && working_folder_.empty()) return {};
  // By its words alone: a folder behind a symbolic link has the configuration of where the link stands.
  const fs::path whole = is_absolute ? fs::path(path) : fs::path(working_folder_) / path;
  return whole.lexically_normal().string();
}

/// Below the working folder or above it a configuration is shown as seen from there.
std::string Store::shown(const std::string& file) const {
  const std::string folder = with_slash(parent(file));
  const std::string here = with_slash(working_folder_);
  if (working_folder_.empty() || !(folder.starts_with(here) || here.starts_with(folder))) return file;
  return fs::path(file).lexically_relative(working_folder_).string();
}

Found Store::for_path(const std::string& path) {
  if (choice_.isolated) return {nullptr, path};
  const std::string whole = absolute(path);
  const std::string folder = parent(whole);
  const std::scoped_lock lock(mutex_);
  if (!choice_.path.empty()) {
    last_ = read(absolute(choice_.path), choice_.path);
  } else if (folder != last_folder_ || folder.empty()) {
    last_ = folder.empty() ? nullptr : above(folder);
    last_folder_ = folder;
  }
  if (!last_) return {nullptr, path};
  const std::string start = with_slash(last_->folder);
  return {last_, whole.starts_with(start) ? whole.substr(start.size()) : path};
}

Found Store::for_standard_input(const std::string& name) {
  Found found = for_path("./");
  if (found.configuration) {
    const std::string start = with_slash(found.configuration->folder);
    const std::string whole = absolute(name);
    found.path = whole.starts_with(start) ? whole.substr(start.size()) : name;
  }
  return found;
}

Store::Shared Store::above(const std::string& folder) {
  for (std::string each = folder;; each = parent(each)) {
    const std::string file = with_slash(each) + std::string(file_name);
    if (exists(file)) return read(file, shown(file));
    if (each == "/") return nullptr;
  }
}

Store::Shared Store::read(const std::string& file, std::string shown_as) {
  const auto known = read_.find(file);
  if (known != read_.end()) return known->second;
  std::vector<grammar::Problem> problems;
  auto configuration =
      std::make_shared<Configuration>(load_file(file, std::move(shown_as), parent(file), rules_, problems));
  if (!problems.empty()) throw ConfigError(std::move(problems));
  read_.emplace(file, configuration);
  return configuration;
}

}  // namespace jixiao::config
