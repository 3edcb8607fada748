# Installs into a scratch folder, then configures, builds and runs a project that knows only what was installed.
# Wants: BUILD, SCRATCH, CONSUMER, GENERATOR, COMPILER.

function(step what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE said ERROR_VARIABLE said)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${what} failed (${code}):\n${said}")
  endif()
  set(said "${said}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${SCRATCH}")
step("installing" "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${SCRATCH}/prefix")
step("the installed program" "${SCRATCH}/prefix/bin/jixiao" --version)
step("configuring the consumer" "${CMAKE_COMMAND}" -S "${CONSUMER}" -B "${SCRATCH}/build" -G "${GENERATOR}"
  "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_PREFIX_PATH=${SCRATCH}/prefix")
step("building the consumer" "${CMAKE_COMMAND}" --build "${SCRATCH}/build")
step("the consumer" "${SCRATCH}/build/consumer")
message(STATUS "the consumer says: ${said}")
