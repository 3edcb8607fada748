# jixiao_embed_unicode(TARGET): adds what Unicode says of characters, and the codes of GB18030, to a target as data, written
# by a small program that asks ICU. ICU itself is not needed any more then.
function(jixiao_embed_unicode target)
  set(lib "${PROJECT_SOURCE_DIR}/lib")
  add_executable(jixiao_embed_unicode_tool "${lib}/text/embed/embed_unicode.cpp")
  target_include_directories(jixiao_embed_unicode_tool PRIVATE "${lib}")
  target_compile_features(jixiao_embed_unicode_tool PRIVATE cxx_std_20)
  target_link_libraries(jixiao_embed_unicode_tool PRIVATE PkgConfig::ICU)

  set(output "${CMAKE_CURRENT_BINARY_DIR}/unicode_tables.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND jixiao_embed_unicode_tool "${output}"
    DEPENDS jixiao_embed_unicode_tool
    COMMENT "Embedding what Unicode says of characters"
    VERBATIM)

  # Other programs that run while building ask for characters as well.
  add_library(jixiao_unicode OBJECT "${lib}/text/character.cpp" "${output}")
  target_include_directories(jixiao_unicode PUBLIC "${lib}")
  target_compile_features(jixiao_unicode PUBLIC cxx_std_20)
  get_target_property(sources ${target} SOURCES)
  list(REMOVE_ITEM sources text/character.cpp)
  set_target_properties(${target} PROPERTIES SOURCES "${sources};$<TARGET_OBJECTS:jixiao_unicode>")
endfunction()
