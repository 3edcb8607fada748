#include "run/diff.h"

#include <optional>
#include <string>

namespace jixiao::run {
namespace {

/// Hands events to a collector.
class Collecting final : public emit::Emitter {
 public:
  explicit Collecting(diff::Collector& collector) : collector_(collector) {}
  void begin_source(std::string_view path) override { collector_.begin_source(std::string(path)); }
  void write(const model::Event& event) override { collector_.take(event); }
  void end_source() override {}
  void finish() override {}

 private:
  diff::Collector& collector_;
};

}  // namespace

Result collect(Inputs& inputs, const Settings& settings, const Console& console, diff::Collector& collector) {
  Collecting emitter(collector);
  emit::Output nowhere([](std::string& bytes) { bytes.clear(); });
  Stages stages(*settings.grammar, settings.parse);
  Result result;
  while (const std::optional<Input> input = inputs.next()) {
    result += run_input(*input, settings, stages, {emitter, nowhere, console, [] {}, {}});
  }
  return result;
}

}  // namespace jixiao::run
