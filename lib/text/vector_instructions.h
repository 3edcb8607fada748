#pragma once
/// The instructions behind text::Vectors, where the compiler has them.
#if defined(__x86_64__) && defined(__GNUC__)
#define JIXIAO_HAS_VECTORS 1
#if !defined(__clang__)
// g++ 12 takes what its own header leaves undefined on purpose for a mistake.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmaybe-uninitialized"
#pragma GCC diagnostic ignored "-Wuninitialized"
#endif
#include <immintrin.h>
#if !defined(__clang__)
#pragma GCC diagnostic pop
#endif
/// Marks functions for machines that have so much.
#define JIXIAO_AVX2 __attribute__((target("avx2,bmi,popcnt")))
#define JIXIAO_AVX512 __attribute__((target("avx2,avx512f,avx512bw,avx512vbmi2,bmi,bmi2,popcnt")))
#endif
