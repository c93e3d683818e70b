# Installs the build into a fresh folder, and builds and runs a program against what was installed.
# -DBUILD=... -DSOURCE=... -DWORK=... -DFLAGS=...
function(run)
    execute_process(COMMAND ${ARGV} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
    if(result)
        message(FATAL_ERROR "${ARGV}\n${output}")
    endif()
    set(output "${output}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/prefix)
run(${CMAKE_COMMAND} -S ${SOURCE}/tests/consumer -B ${WORK}/build -G Ninja -DCMAKE_PREFIX_PATH=${WORK}/prefix -DCMAKE_CXX_FLAGS=${FLAGS})
run(${CMAKE_COMMAND} --build ${WORK}/build)
run(${WORK}/build/consumer ${WORK}/a.db ${WORK}/prefix/share/entente/alliances)
if(NOT output MATCHES "Luxembourg\n.*Lithuania\n")
    message(FATAL_ERROR "unexpected: ${output}")
endif()
