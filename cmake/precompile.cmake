# Precompiled headers. A target that has them may lack an #include and be built all the same, so the library has none in
# the build that people use; a second build of the same files, with sanitizers, saves a fifth of its time.

# jixiao_precompile(TARGET HEADER...)
function(jixiao_precompile target)
  target_precompile_headers(${target} PRIVATE ${ARGN})
  # What ccache asks for to remember what was compiled with it.
  target_compile_options(${target} PRIVATE
    "$<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>" "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>")
endfunction()

# The headers that most files of the library read.
function(jixiao_precompile_standard target)
  if(JIXIAO_PRECOMPILE)
    jixiao_precompile(${target} <algorithm> <array> <functional> <map> <memory> <optional> <span> <string> <string_view>
      <utility> <variant> <vector>)
  endif()
endfunction()
