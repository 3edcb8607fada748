// Puts inputs through a fuzz target without a fuzzer:
//
//     fuzz_replay TARGET FILE|FOLDER...
//
// A law that does not hold ends it; the file is named before it is tried.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "targets.h"

namespace {

std::vector<std::filesystem::path> files_of(int count, char** names) {
  std::vector<std::filesystem::path> files;
  for (int index = 0; index < count; ++index) {
    const std::filesystem::path path = names[index];
    if (!std::filesystem::is_directory(path)) {
      files.push_back(path);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(path))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace

int main(int argc, char** argv) {
  const std::string name = argc > 1 ? argv[1] : "";
  const auto* const target = std::find_if(std::begin(jixiao::fuzz::targets), std::end(jixiao::fuzz::targets),
                                          [&](const auto& each) { return each.name == name; });
  if (target == std::end(jixiao::fuzz::targets)) {
    std::fputs("usage: fuzz_replay TARGET FILE|FOLDER...\n", stderr);
    return 2;
  }
  const auto files = files_of(argc - 2, argv + 2);
  for (const auto& path : files) {
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    if (!file) {
      std::fprintf(stderr, "%s: can't be read\n", path.c_str());
      return 2;
    }
    std::fprintf(stderr, "%s\n", path.c_str());
    target->run(bytes);
  }
  std::printf("%s: %zu inputs\n", name.c_str(), files.size());
}
