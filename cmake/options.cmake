# Flags of our own code, as one target that every folder links privately.
add_library(entente_options INTERFACE)
target_compile_features(entente_options INTERFACE cxx_std_20)
target_compile_options(entente_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-qual)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # GCC 12 warns falsely of inlined std::string operations (its bugs 105329, 105651 and their kin).
    target_compile_options(entente_options INTERFACE -Wno-restrict -Wno-stringop-overflow -Wno-array-bounds -Wno-maybe-uninitialized)
endif()
if(ENTENTE_WERROR)
    target_compile_options(entente_options INTERFACE -Werror)
endif()
if(ENTENTE_SANITIZE)
    target_compile_options(entente_options INTERFACE -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(entente_options INTERFACE -fsanitize=address,undefined)
endif()

find_program(CCACHE ccache)
if(CCACHE)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${CCACHE})
endif()

# One folder of the order graph <- {loaders, queries, export} <- verbs <- report <- cli as a static library.
# Its headers are included from the root ("graph/day.hpp") and installed as <entente/graph/day.hpp>.
function(entente_folder name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE")
    add_library(entente_${name} STATIC ${arg_SOURCES})
    add_library(entente::${name} ALIAS entente_${name})
    set_target_properties(entente_${name} PROPERTIES EXPORT_NAME ${name} POSITION_INDEPENDENT_CODE ON)
    target_sources(entente_${name} PUBLIC FILE_SET HEADERS BASE_DIRS ${PROJECT_SOURCE_DIR} FILES ${arg_HEADERS})
    target_link_libraries(entente_${name} PUBLIC ${arg_PUBLIC} PRIVATE $<BUILD_INTERFACE:entente_options> ${arg_PRIVATE})
    target_compile_features(entente_${name} PUBLIC cxx_std_20)
endfunction()
