# How everything here is compiled: build type, warnings, sanitizers, ccache, optimisation across files.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
endif()

find_program(JIXIAO_CCACHE ccache)
mark_as_advanced(JIXIAO_CCACHE)
if(JIXIAO_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER
    "${CMAKE_COMMAND};-E;env;CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime;${JIXIAO_CCACHE}")
endif()

add_compile_options(-Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 14)
  # Optimising, these versions see overlapping copies inside std::string::insert that are none.
  add_compile_options(-Wno-restrict)
endif()
# Structures of some hundred bytes are copied and cleared for every row. For these g++ writes `rep movs` and
# `rep stos`, which take longer to begin than a call of memcpy takes in all: a twenty-fifth of a run.
include(CheckCXXCompilerFlag)
foreach(strategy memcpy memset)
  check_cxx_compiler_flag(-m${strategy}-strategy=libcall:-1:noalign JIXIAO_HAS_${strategy}_STRATEGY)
  if(JIXIAO_HAS_${strategy}_STRATEGY)
    add_compile_options(-m${strategy}-strategy=libcall:-1:noalign)
  endif()
endforeach()

# The few functions of other libraries are called where they are, not by way of another call each: a hundredth of
# a long run, two of a short one.
check_cxx_compiler_flag(-fno-plt JIXIAO_HAS_NO_PLT)
if(JIXIAO_HAS_NO_PLT)
  add_compile_options(-fno-plt)
endif()

if(JIXIAO_WERROR)
  add_compile_options(-Werror)
endif()

if(CMAKE_BUILD_TYPE STREQUAL "Debug" OR JIXIAO_SANITIZE)
  add_compile_definitions(_GLIBCXX_ASSERTIONS)
endif()
if(JIXIAO_SANITIZE)
  add_compile_options(-fsanitize=${JIXIAO_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${JIXIAO_SANITIZE})
endif()
if(JIXIAO_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

if(JIXIAO_LTO)
  include(CheckIPOSupported)
  check_ipo_supported()
  set(CMAKE_INTERPROCEDURAL_OPTIMIZATION ON)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # The installed library stays usable to a linker that does not optimise.
    add_compile_options(-ffat-lto-objects)
  endif()
endif()

# A library is loaded only if the program calls it: half of a short run is the dynamic linker.
add_link_options(LINKER:--as-needed)
