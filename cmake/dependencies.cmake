# What the library and the program are built from. RE2 has no CMake package in Debian: pkg-config knows it. ICU is asked
# while building only, and by tests.
# toml++ is used from its header alone (`#include <toml++/toml.h>` in one file), so there is nothing to link.

find_package(PkgConfig REQUIRED)
pkg_check_modules(RE2 REQUIRED IMPORTED_TARGET re2)
pkg_check_modules(ICU REQUIRED IMPORTED_TARGET icu-uc icu-i18n)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)
find_package(Threads REQUIRED)
find_package(nlohmann_json 3 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_path(JIXIAO_TOML_INCLUDE toml++/toml.h REQUIRED)
mark_as_advanced(JIXIAO_TOML_INCLUDE)

# jixiao_link_statically(TARGET): links what comes with a static library into a program, the C++ library too. Half of
# what a short run takes is the dynamic linker's otherwise. A sanitizer wants to see the libraries.
option(JIXIAO_STATIC "Link RE2 and the C++ library into the program, where they have static libraries" ON)
function(jixiao_link_statically target)
  find_library(JIXIAO_RE2_ARCHIVE libre2.a)
  find_library(JIXIAO_XXHASH_ARCHIVE libxxhash.a)
  mark_as_advanced(JIXIAO_RE2_ARCHIVE JIXIAO_XXHASH_ARCHIVE)
  if(NOT JIXIAO_STATIC OR JIXIAO_SANITIZE OR NOT JIXIAO_RE2_ARCHIVE OR NOT JIXIAO_XXHASH_ARCHIVE)
    return()
  endif()
  # Before the shared ones, of which --as-needed then leaves nothing.
  target_link_libraries(${target} PRIVATE "${JIXIAO_RE2_ARCHIVE}" "${JIXIAO_XXHASH_ARCHIVE}")
  target_link_options(${target} PRIVATE -static-libstdc++ -static-libgcc)
endfunction()
