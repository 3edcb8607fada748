#include "text/vectors.h"

#include "text/vector_instructions.h"

namespace jixiao::text {

#if defined(JIXIAO_HAS_VECTORS)

Vectors find_vectors() {
  const bool avx2 = __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("bmi") != 0 &&
                    __builtin_cpu_supports("popcnt") != 0;
  const bool avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512bw") != 0 &&
                      __builtin_cpu_supports("avx512vbmi2") != 0 && __builtin_cpu_supports("bmi2") != 0;
  return avx2 && avx512 ? Vectors::avx512 : avx2 ? Vectors::avx2 : Vectors::none;
}

#else

Vectors find_vectors() {
  return Vectors::none;
}

#endif

}  // namespace jixiao::text
