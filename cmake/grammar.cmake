# jixiao_embed_grammar(TARGET): adds the files of grammar/ to a target as data, written by a small program of its own,
# so that no TOML is parsed when jixiao starts. Touching, adding or removing a file writes it anew.
function(jixiao_embed_grammar target)
  set(lib "${PROJECT_SOURCE_DIR}/lib")
  file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/grammar/*.toml")

  add_executable(jixiao_embed_grammar_tool
    "${lib}/grammar/embed/embed_grammar.cpp"
    "${lib}/grammar/archive.cpp"
    "${lib}/grammar/definition.cpp"
    "${lib}/grammar/load.cpp"
    "${lib}/grammar/load_table.cpp"
    "${lib}/grammar/located.cpp"
    "${lib}/grammar/problem.cpp"
    "${lib}/grammar/problem_messages.cpp"
    "${lib}/grammar/read_file.cpp"
    "${lib}/grammar/suggest.cpp"
    "${lib}/text/system_messages.cpp"
    "${lib}/text/utf8.cpp"
    "${lib}/text/width.cpp")
  target_include_directories(jixiao_embed_grammar_tool PRIVATE "${lib}")
  target_compile_features(jixiao_embed_grammar_tool PRIVATE cxx_std_20)
  target_link_libraries(jixiao_embed_grammar_tool PRIVATE PkgConfig::ICU)
  target_compile_definitions(jixiao_embed_grammar_tool PRIVATE TOML_HEADER_ONLY=1)

  set(output "${CMAKE_CURRENT_BINARY_DIR}/built_in_grammar.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND jixiao_embed_grammar_tool "${output}" ${files}
    DEPENDS jixiao_embed_grammar_tool ${files}
    COMMENT "Embedding the grammar"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
