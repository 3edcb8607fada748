#pragma once
#include <variant>

#include "emit/emitter.h"

namespace jixiao::emit {

/// An emitter with one function a kind of event; a format overrides those that it prints.
class EventEmitter : public Emitter {
 public:
  void write(const model::Event& event) final {
    std::visit([this](const auto* what) { on(*what); }, event);
  }

 protected:
  virtual void on(const model::TableHead&) {}
  virtual void on(const model::SpendingUnit&) {}
  virtual void on(const model::Project&) {}
  virtual void on(const model::TableEnd&) {}
  /// A damage becomes a finding before it comes here; formats print findings.
  virtual void on(const model::Damage&) {}
  virtual void on(const finding::Finding&) {}
  virtual void on(const model::SourceEnd&) {}
};

}  // namespace jixiao::emit
