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
