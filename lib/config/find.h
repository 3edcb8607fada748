#pragma once
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "config/config.h"

namespace jixiao::config {

/// Which configuration a call asks for: that of `path` (--config), or none (--isolated), or what is found.
struct Choice {
  std::string path;
  bool isolated = false;
};

/// What applies to an input: a configuration (null: none), and its path as the globs of it see it.
struct Found {
  std::shared_ptr<const Configuration> configuration;
  std::string path;
};

/// Finds configurations and keeps those it has read. Several threads may ask at a time.
class Store {
 public:
  /// What the rules point to must outlive the store.
  Store(Choice choice, std::vector<KnownRule> rules);

  /// The configuration for a file (or for a folder, by a `/` at its end): the one asked for, else that of the
  /// nearest folder upward that has one. Throws ConfigError when it can't be used.
  Found for_path(const std::string& path);
  /// The same for standard input, which stands in the working folder; `name` is how it is called.
  Found for_standard_input(const std::string& name);
  /// Whether every path has the same configuration.
  [[nodiscard]] bool is_single() const { return choice_.isolated || !choice_.path.empty(); }
  [[nodiscard]] KnownRules rules() const { return rules_; }

 private:
  using Shared = std::shared_ptr<const Configuration>;

  [[nodiscard]] std::string absolute(const std::string& path) const;
  [[nodiscard]] std::string shown(const std::string& file) const;
  Shared above(const std::string& folder);
  Shared read(const std::string& file, std::string shown_as);

  Choice choice_;
  std::vector<KnownRule> rules_;
  std::string working_folder_;
  std::mutex mutex_;
  std::map<std::string, Shared> read_;  ///< by their absolute paths
  std::string last_folder_;             ///< files of one folder come one after the other
  Shared last_;
};

}  // namespace jixiao::config
