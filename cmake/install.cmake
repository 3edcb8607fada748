# `cmake --install`: the program, the headers below include/jixiao, the library and its CMake package.
include(CMakePackageConfigHelpers)

set(package_folder "${CMAKE_INSTALL_LIBDIR}/cmake/jixiao")
if(TARGET jixiao)
  install(TARGETS jixiao RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
install(TARGETS jixiao_lib EXPORT jixiaoTargets ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/lib/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/jixiao"
  FILES_MATCHING PATTERN "*.h" PATTERN "embed" EXCLUDE PATTERN "schema" EXCLUDE)
install(EXPORT jixiaoTargets NAMESPACE jixiao:: DESTINATION "${package_folder}")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/jixiaoConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/jixiaoConfig.cmake" INSTALL_DESTINATION "${package_folder}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/jixiaoConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/jixiaoConfig.cmake" "${PROJECT_BINARY_DIR}/jixiaoConfigVersion.cmake"
  DESTINATION "${package_folder}")
