# jixiao_embed_rules(target): compiles the rule pages (lib/check/rules/<id>.md) into a target, as finding/words.h
# wants them.
function(jixiao_embed_rules target)
  set(folder "${PROJECT_SOURCE_DIR}/lib/check/rules")
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_rules.cmake")
  set(made "${CMAKE_CURRENT_BINARY_DIR}/generated/rule_pages.cpp")
  file(GLOB pages CONFIGURE_DEPENDS "${folder}/*.md")
  add_custom_command(
    OUTPUT "${made}"
    COMMAND "${CMAKE_COMMAND}" "-DFOLDER=${folder}" "-DOUTPUT=${made}" -P "${script}"
    DEPENDS ${pages} "${script}"
    COMMENT "Embedding the rule pages"
    VERBATIM)
  target_sources(${target} PRIVATE "${made}")
endfunction()
