#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "emit/emitter.h"

namespace jixiao::emit {

/// A baseline that is being written.
struct BaselineFile {
  explicit BaselineFile(std::function<void(std::string&)> drain) : output(std::move(drain)) {}
  Output output;
  std::uint64_t entries = 0;
};

/// Writes the findings that pass as a baseline (check/baseline.h reads it), one a line as they come, instead
/// of handing them on; what cannot be held back, and everything else, goes to the format behind it.
class BaselineWriter final : public Emitter {
 public:
  /// `file` must outlive the writer. `language` is that of the messages, "en" or "zh".
  BaselineWriter(BaselineFile& file, std::unique_ptr<Emitter> behind, std::string_view language);

  void begin_source(std::string_view path) override { behind_->begin_source(path); }
  void write(const model::Event& event) override;
  void end_source() override { behind_->end_source(); }
  void finish() override;

 private:
  void write_entry(const finding::Finding& finding);

  BaselineFile& file_;
  std::unique_ptr<Emitter> behind_;
  std::string language_;
};

}  // namespace jixiao::emit
