# jixiao_embed_text(TARGET FILES...): compiles text files into TARGET, to be asked for by name with
# jixiao::emit::embedded_text (lib/emit/embedded_text.h). Call it once a target.
#
# The same file, run as a script, writes the source: cmake -DOUTPUT=x.cpp "-DFILES=a;b" -P embed.cmake

function(jixiao_embed_text target)
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_text.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DFILES=${ARGN}" -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
    DEPENDS ${ARGN} "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
    COMMENT "Embedding text files"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  cmake_minimum_required(VERSION 3.25)
  set(source "// Written by cmake/embed.cmake.\n#include \"emit/embedded_text.h\"\n\nnamespace jixiao::emit {\n\n")
  string(APPEND source "std::string_view embedded_text(std::string_view file_name) {\n")
  foreach(file IN LISTS FILES)
    get_filename_component(name "${file}" NAME)
    file(SIZE "${file}" size)
    # In hexadecimal, because no delimiter of a literal is safe for every text.
    file(READ "${file}" bytes HEX)
    string(REGEX REPLACE "(................................)" "\\1\"\n      \"" bytes "${bytes}")
    string(REGEX REPLACE "([0-9a-f][0-9a-f])" "\\\\x\\1" bytes "${bytes}")
    string(APPEND source "  if (file_name == \"${name}\") {\n    return {\n      \"${bytes}\", ${size}};\n  }\n")
  endforeach()
  file(WRITE "${OUTPUT}" "${source}  return {};\n}\n\n}  // namespace jixiao::emit\n")
endif()
