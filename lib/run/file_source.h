#pragma once
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "decode/byte_source.h"
#include "run/sniff.h"

namespace jixiao::run {

/// The bytes of a file descriptor, in blocks of at most 128 KiB. Owns and closes the descriptor (but never
/// standard input). Call `begin` before the first `read`.
class FileSource : public decode::ByteSource {
 public:
  /// `before_waiting` is called before a read that would block, so that what is known can be written out.
  FileSource(int descriptor, std::function<void()> before_waiting);
  ~FileSource() override;
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  /// Looks at the first 64 KiB, waiting for them unless what has come is text beyond doubt, and says what the
  /// input is. `given`: the encoding that the user says it has.
  Content begin(std::optional<text::Encoding> given);

  std::size_t read(char* buffer, std::size_t size) override;
  [[nodiscard]] text::Encoding encoding() const override { return encoding_; }
  /// Of a file whose first 64 KiB have a form feed. Of standard input nothing is known, however it comes.
  [[nodiscard]] bool has_pages() const override { return has_pages_; }

  /// How many bytes of a regular file there are from where reading began; 0 for anything else.
  [[nodiscard]] std::uint64_t file_bytes() const;
  /// Reads from a regular file at so many bytes behind where reading began, whatever `read` has read. Throws
  /// ReadError.
  std::size_t read_at(std::uint64_t offset, char* buffer, std::size_t size);
  /// Whether a regular file is not as it was when it was opened, as far as its size and its time of writing
  /// tell: what has been read of it in several goes may then be of two.
  [[nodiscard]] bool has_changed() const;
  /// The error number of the read that failed; 0: none did.
  [[nodiscard]] int error() const { return error_; }
  /// What the input turned out to be when `read` gave up on it, `text` otherwise.
  [[nodiscard]] Content turned_out() const { return turned_out_; }

 private:
  /// How long a file is, and when it was last written to.
  struct Written {
    std::int64_t bytes = 0, seconds = 0, nanoseconds = 0;
    bool operator==(const Written&) const = default;
  };

  [[nodiscard]] Written written_now() const;
  std::size_t read_some(char* buffer, std::size_t size);
  [[nodiscard]] bool would_wait() const;
  void watch(std::string_view bytes);

  int descriptor_;
  std::function<void()> before_waiting_;
  bool regular_ = false;
  std::uint64_t first_byte_ = 0;  ///< of a regular file: where reading began
  Written written_;               ///< of a regular file: how it was when it was opened
  std::optional<text::Encoding> given_encoding_;
  text::Encoding encoding_ = text::Encoding::utf8;
  bool ended_ = false;
  bool has_pages_ = false;
  std::string start_;  ///< what has been looked at and not been read yet, from `given_` on
  std::size_t given_ = 0;
  bool judged_ = false;         ///< the verdict on the first 64 KiB is final
  std::atomic<int> error_ = 0;  ///< several jobs may read
  Content turned_out_ = Content::text;
};

/// Opens a file for reading; -1 and `error` when it can't be. Folders are refused (EISDIR).
int open_for_reading(const std::string& path, int& error);

}  // namespace jixiao::run
