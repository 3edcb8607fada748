#include "model/table.h"

#include <atomic>

namespace jixiao::model {

std::uint64_t next_alike() {
  static std::atomic<std::uint64_t> last = 0;
  return ++last;
}

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
