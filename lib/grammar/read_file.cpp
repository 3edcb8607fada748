#include "grammar/read_file.h"

#include <cerrno>
#include <cstdio>

#include "grammar/located.h"

namespace jixiao::grammar {

std::optional<std::string> read_file(const std::filesystem::path& path, std::vector<Problem>& problems) {
  // Not by a stream: of a folder in the place of a file that makes an exception.
  std::string source;
  int reason = 0;
  if (std::FILE* const file = std::fopen(path.c_str(), "rbe"); file != nullptr) {
    char block[16384];
    errno = 0;
    for (std::size_t count = 0; (count = std::fread(block, 1, sizeof block, file)) > 0;) {
      source.append(block, count);
    }
    if (std::ferror(file) != 0) reason = errno;
    std::fclose(file);
  } else {
    reason = errno;
  }
  if (reason == 0) return source;
  const std::string name = path.string();
  problems.push_back(problem_at({name, {}}, {}, ProblemKind::file_unreadable, {std::to_string(reason)}));
  return std::nullopt;
}

}  // namespace jixiao::grammar
