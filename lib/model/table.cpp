#include "model/table.h"

namespace jixiao::model {

std::string_view basis_name(AmountsBasis basis) {
  switch (basis) {
    case AmountsBasis::printed:
      return "printed";
    case AmountsBasis::position:
      return "position";
    case AmountsBasis::sums:
      return "sums";
    case AmountsBasis::order:
      break;
  }
  return "order";
}

}  // namespace jixiao::model
