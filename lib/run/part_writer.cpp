#include "run/part_writer.h"

#include <optional>
#include <utility>
#include <variant>

namespace jixiao::run {

PartWriter::PartWriter(OrderedQueue& queue, unsigned job, const Settings& settings, const std::string& path)
    : queue_(queue), job_(job), settings_(settings), path_(path), output_([this](std::string& bytes) {
        OutputBytes written{{}, tables_};
        if (bytes.size() < OutputBytes::little) {
          written.bytes = bytes;
        } else {
          written.bytes = spare();
          written.bytes.swap(bytes);
        }
        hold(std::move(written));
      }) {}

void PartWriter::begin(std::uint64_t part, PutParcels put, std::uint64_t tables) {
  part_ = part;
  put_ = std::move(put);
  tables_ = tables;
  held_.clear();
  held_bytes_ = 0;
  if (settings_.format->command == "check") return;
  // One that was left in the middle of a part would close first what it has open.
  if (!std::exchange(between_parts_, false)) emitter_ = settings_.format->make(output_, settings_.emit);
  emitter_->begin_source(path_);
  // That is written by who puts the parts together.
  output_.buffer().clear();
}

void PartWriter::take(const model::Event& event) {
  const bool is_finding = std::holds_alternative<const finding::Finding*>(event);
  if (!emitter_ || is_finding) {
    if (std::optional<Parcel> parcel = parcel_of(event)) put(std::move(*parcel));
  } else if (const auto* const head = std::get_if<const model::TableHead*>(&event)) {
    head_ = **head;
    head_.number += static_cast<std::uint32_t>(tables_);
    emitter_->write(&std::as_const(head_));
  } else {
    emitter_->write(event);
  }
  output_.flush_if_full();
  if (held_bytes_ >= (queue_.has_turn(part_) ? emit::Output::block : enough)) hand_on();
}

void PartWriter::put(Parcel parcel) {
  output_.flush();
  hold(std::move(parcel));
}

void PartWriter::put(std::vector<lex::PageStep>& steps) {
  if (held_.empty() || !std::holds_alternative<PagesSeen>(held_.back())) hold(PagesSeen{});
  std::vector<lex::PageStep>& pages = std::get<PagesSeen>(held_.back()).steps;
  for (lex::PageStep& step : steps) {
    held_bytes_ += size_of(step);
    pages.push_back(std::move(step));
  }
  steps.clear();
}

void PartWriter::end(PartEnd end) {
  between_parts_ = !end.is_last;
  put(std::move(end));
  hand_on();
}

void PartWriter::hold(Parcel parcel) {
  held_bytes_ += size_of(parcel);
  held_.push_back(std::move(parcel));
}

void PartWriter::hand_on() {
  if (!held_.empty()) put_(held_);
  for (Parcel& parcel : held_) {
    auto* const written = std::get_if<OutputBytes>(&parcel);
    if (written == nullptr || written->bytes.capacity() < OutputBytes::little) continue;
    spare_.push_back(std::move(written->bytes));
  }
  held_.clear();
  held_bytes_ = 0;
}

/// A text to write to; what it holds does not matter.
std::string PartWriter::spare() {
  if (spare_.empty()) return queue_.spare(job_);
  std::string text = std::move(spare_.back());
  spare_.pop_back();
  return text;
}

}  // namespace jixiao::run
