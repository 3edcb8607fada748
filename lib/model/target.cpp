#include "model/target.h"

namespace jixiao::model {

std::string_view form_name(Form form) {
  switch (form) {
    case Form::bounded:
      return "bounded";
    case Form::exact:
      return "exact";
    case Form::phrase:
      return "phrase";
    case Form::range:
      return "range";
    case Form::rank:
      return "rank";
    case Form::date:
      return "date";
    case Form::compound:
      return "compound";
    case Form::prose:
      return "prose";
  }
  return {};
}

std::string_view op_name(Op op) {
  switch (op) {
    case Op::none:
      return {};
    case Op::greater_equal:
      return ">=";
    case Op::greater:
      return ">";
    case Op::less_equal:
      return "<=";
    case Op::less:
      return "<";
    case Op::equal:
      return "=";
    case Op::about:
      return "~";
  }
  return {};
}

}  // namespace jixiao::model
