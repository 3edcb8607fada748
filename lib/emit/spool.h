#pragma once
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace jixiao::emit {

/// Bytes that wait until what stands before them in the output is complete: in memory up to a limit, then in
/// a temporary file (in TMPDIR, or /tmp) that has no name and goes with the program.
class Spool {
 public:
  static constexpr std::size_t default_limit = std::size_t{1} << 20;

  explicit Spool(std::size_t limit = default_limit) : limit_(limit) {}
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Throws std::system_error when the temporary file cannot be made or written.
  void append(std::string_view bytes);
  [[nodiscard]] bool empty() const { return size() == 0; }
  [[nodiscard]] std::uint64_t size() const { return in_file_ + memory_.size(); }
  /// Gives everything to `take`, in order and in blocks, and is empty then.
  void drain(const std::function<void(std::string_view)>& take);

 private:
  void spill();

  std::size_t limit_;
  std::string memory_;  ///< what came last
  int file_ = -1;       ///< what came before it
  std::uint64_t in_file_ = 0;
};

}  // namespace jixiao::emit
