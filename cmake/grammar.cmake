# jixiao_embed_grammar(TARGET): adds the files of grammar/ to a target as data, written by a small program of its own,
# so that no TOML is parsed and no grammar compiled when jixiao starts. Touching, adding or removing a file writes it anew.
function(jixiao_embed_grammar target)
  set(lib "${PROJECT_SOURCE_DIR}/lib")
  file(GLOB files CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/grammar/*.toml")

  # What the tool and the library have in common is compiled once.
  set(shared
    grammar/archive.cpp
    grammar/archive_grammar.cpp
    grammar/check_pattern.cpp
    grammar/check_vocabulary.cpp
    grammar/compile.cpp
    grammar/compile_catalogue.cpp
    grammar/definition.cpp
    grammar/entry_sample.cpp
    grammar/expand.cpp
    grammar/grammar.cpp
    grammar/load.cpp
    grammar/load_table.cpp
    grammar/located.cpp
    grammar/outline.cpp
    grammar/outline_archive.cpp
    grammar/pattern.cpp
    grammar/pattern_length.cpp
    grammar/pattern_list.cpp
    grammar/problem.cpp
    grammar/problem_messages.cpp
    grammar/read_file.cpp
    grammar/repetition.cpp
    grammar/required.cpp
    grammar/required_texts.cpp
    grammar/structure.cpp
    grammar/suggest.cpp
    grammar/usual_numbers.cpp
    grammar/vocabulary.cpp
    text/find.cpp
    text/marks.cpp
    text/system_messages.cpp
    text/utf8.cpp
    text/vectors.cpp
    text/width.cpp)
  list(TRANSFORM shared PREPEND "${lib}/" OUTPUT_VARIABLE shared_paths)
  add_library(jixiao_grammar_files OBJECT ${shared_paths})
  target_include_directories(jixiao_grammar_files PUBLIC "${lib}")
  target_compile_features(jixiao_grammar_files PUBLIC cxx_std_20)
  target_link_libraries(jixiao_grammar_files PUBLIC PkgConfig::RE2)
  target_compile_definitions(jixiao_grammar_files PRIVATE TOML_HEADER_ONLY=1)
  jixiao_precompile_standard(jixiao_grammar_files)
  get_target_property(sources ${target} SOURCES)
  list(REMOVE_ITEM sources ${shared})
  set_target_properties(${target} PROPERTIES SOURCES "${sources};$<TARGET_OBJECTS:jixiao_grammar_files>")

  add_executable(jixiao_embed_grammar_tool "${lib}/grammar/embed/embed_grammar.cpp")
  target_link_libraries(jixiao_embed_grammar_tool PRIVATE jixiao_grammar_files jixiao_unicode)

  set(output "${CMAKE_CURRENT_BINARY_DIR}/built_in_grammar.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND jixiao_embed_grammar_tool "${output}" ${files}
    DEPENDS jixiao_embed_grammar_tool ${files}
    COMMENT "Embedding the grammar"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()
