# jixiao_embed_look_alikes(TARGET): compiles the characters that look like an ideograph and are another one into TARGET,
# from the Unicode data of Debian's package unicode-data.
#
# The same file, run as a script, writes the source: cmake -DOUTPUT=x.cpp -DUNICODE=folder -P look_alikes.cmake

function(jixiao_embed_look_alikes target)
  find_path(JIXIAO_UNICODE_DATA EquivalentUnifiedIdeograph.txt PATHS /usr/share/unicode /usr/local/share/unicode REQUIRED
    DOC "The folder of the Unicode Character Database (Debian: unicode-data)")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/look_alike_table.cpp")
  add_custom_command(
    OUTPUT "${output}"
    COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${output}" "-DUNICODE=${JIXIAO_UNICODE_DATA}"
            -P "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
    DEPENDS "${JIXIAO_UNICODE_DATA}/EquivalentUnifiedIdeograph.txt" "${CMAKE_CURRENT_FUNCTION_LIST_FILE}"
    COMMENT "Writing the table of look-alike characters"
    VERBATIM)
  target_sources(${target} PRIVATE "${output}")
endfunction()

if(CMAKE_SCRIPT_MODE_FILE STREQUAL CMAKE_CURRENT_LIST_FILE)
  cmake_minimum_required(VERSION 3.25)
  set(pairs "")
  # "2F00 ; 4E00" or a range "2E81..2E82 ; 5382"; the strokes at 31C0 stand for no text and are left alone.
  file(STRINGS "${UNICODE}/EquivalentUnifiedIdeograph.txt" lines REGEX "^2[EF][0-9A-F][0-9A-F]")
  foreach(line IN LISTS lines)
    string(REGEX MATCH "^([0-9A-F]+)(\\.\\.([0-9A-F]+))? *; *([0-9A-F]+)" matched "${line}")
    set(first "${CMAKE_MATCH_1}")
    set(last "${CMAKE_MATCH_3}")
    set(stands_for "${CMAKE_MATCH_4}")
    if(last STREQUAL "")
      set(last "${first}")
    endif()
    math(EXPR from "0x${first}")
    math(EXPR to "0x${last}")
    foreach(code RANGE ${from} ${to})
      math(EXPR hex "${code}" OUTPUT_FORMAT HEXADECIMAL)
      list(APPEND pairs "${hex};${stands_for}")
    endforeach()
  endforeach()
  # "F900;CJK COMPATIBILITY IDEOGRAPH-F900;Lo;0;L;8C48;;;;N;;;;;"
  file(STRINGS "${UNICODE}/UnicodeData.txt" lines REGEX "^(F[9A]..|2F[89A]..);CJK COMPATIBILITY IDEOGRAPH")
  foreach(line IN LISTS lines)
    string(REPLACE ";" "|" line "${line}")
    string(REGEX MATCH "^([0-9A-F]+)\\|[^|]*\\|[^|]*\\|[^|]*\\|[^|]*\\|([0-9A-F]+)\\|" matched "${line}")
    if(matched)
      list(APPEND pairs "0x${CMAKE_MATCH_1};${CMAKE_MATCH_2}")
    endif()
  endforeach()
  set(source "// Written by cmake/look_alikes.cmake.\n#include \"text/look_alike_table.h\"\n\nnamespace jixiao::text {\n")
  string(APPEND source "namespace {\n\nconstexpr LookAlike table[] = {\n")
  list(LENGTH pairs length)
  math(EXPR last "${length} - 1")
  foreach(index RANGE 0 ${last} 2)
    math(EXPR next "${index} + 1")
    list(GET pairs ${index} printed)
    list(GET pairs ${next} stands_for)
    string(LENGTH "${stands_for}" digits)
    math(EXPR missing "8 - ${digits}")
    string(REPEAT "0" ${missing} zeros)
    string(APPEND source "    {${printed}, \"\\U${zeros}${stands_for}\"},\n")
  endforeach()
  string(APPEND source "};\n\n}  // namespace\n\nstd::span<const LookAlike> look_alike_table() { return table; }\n\n")
  file(WRITE "${OUTPUT}" "${source}}  // namespace jixiao::text\n")
endif()
