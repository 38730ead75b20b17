# The project's own targets.

# Who may include whom is checked by tests/lint/include_rule.test.mjs.
set(FAULTLINE_MODULES base geo data compiler story scene render export ui app platform)

# DEPS may name a module (base), or any target (dep_imgui, fl_fonts).
function(faultline_link target visibility)
  foreach(dep IN LISTS ARGN)
    if(dep IN_LIST FAULTLINE_MODULES)
      target_link_libraries(${target} ${visibility} fl_${dep})
    else()
      target_link_libraries(${target} ${visibility} ${dep})
    endif()
  endforeach()
endfunction()

# faultline_module(<name> SRC file... [DEPS module-or-target...] [EXCEPTIONS])
# A static library fl_<name>. EXCEPTIONS is for code that never reaches the
# viewer (compiler, export, tools).
function(faultline_module name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "EXCEPTIONS" "" "SRC;DEPS")
  set(sources ${arg_SRC} ${arg_UNPARSED_ARGUMENTS})
  add_library(fl_${name} STATIC ${sources})
  set_target_properties(fl_${name} PROPERTIES LINKER_LANGUAGE CXX)
  target_include_directories(fl_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  if(arg_EXCEPTIONS)
    target_link_libraries(fl_${name} PRIVATE fl_flags)
  else()
    target_link_libraries(fl_${name} PRIVATE fl_viewer_flags)
  endif()
  faultline_link(fl_${name} PUBLIC ${arg_DEPS})
  if(FAULTLINE_FUZZ) # the fuzzer steers by the branches of our own code
    target_compile_options(fl_${name} PRIVATE $<$<COMPILE_LANGUAGE:CXX>:-fsanitize=fuzzer-no-link>)
  endif()
endfunction()

# faultline_test(<name> SRC file... [DEPS module-or-target...])
# A Catch2 program test_<name>, one CTest test. It runs in the root of the
# repository, natively and (in a WASM build) in Node with the real file system.
# DEPS defaults to the module of the same name when there is one.
function(faultline_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SRC;DEPS")
  set(target test_${name})
  add_executable(${target} ${arg_SRC} ${arg_UNPARSED_ARGUMENTS})
  if(TARGET fl_${name})
    target_link_libraries(${target} PRIVATE fl_${name})
  endif()
  faultline_link(${target} PRIVATE ${arg_DEPS})
  target_link_libraries(${target} PRIVATE dep_catch2)
  if(EMSCRIPTEN) # the modules are what is tested, the tests only have to be built soon
    target_compile_options(${target} PRIVATE -O0)
  endif()
  if(EMSCRIPTEN)
    target_link_libraries(${target} PRIVATE fl_viewer_flags)
    target_link_options(${target} PRIVATE
      -sEXIT_RUNTIME=1 -sENVIRONMENT=node -sNODERAWFS=1 -sALLOW_MEMORY_GROWTH=1
      -sTOTAL_STACK=2097152 -sASSERTIONS=1)
    # The loader of Emscripten 3.1.6 takes Node's fetch() for the browser's.
    set_target_properties(${target} PROPERTIES
      CROSSCOMPILING_EMULATOR "${FAULTLINE_NODE};--no-experimental-fetch")
  else()
    target_link_libraries(${target} PRIVATE fl_flags)
  endif()
  add_dependencies(fl_tests ${target})
  add_test(NAME ${name} COMMAND ${target} --colour-mode none --rng-seed 1
           WORKING_DIRECTORY ${CMAKE_SOURCE_DIR})
  set_tests_properties(${name} PROPERTIES TIMEOUT 400)
endfunction()

# faultline_program(<name> SRC file... [DEPS module-or-target...])
# A native program at the top of the build folder; exceptions allowed.
function(faultline_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SRC;DEPS")
  add_executable(${name} ${arg_SRC} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE fl_flags)
  faultline_link(${name} PRIVATE ${arg_DEPS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
endfunction()

# faultline_web_program(<name> SRC file... [DEPS module-or-target...])
# <name>.js (an ES module exporting a factory) and <name>.wasm. All of
# src/platform is kept, whether or not main() calls it: the page does. A module that
# needs more from the linker, such as a JavaScript library or runtime methods,
# adds it with target_link_options(fl_<module> INTERFACE ...).
function(faultline_web_program name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SRC;DEPS")
  add_executable(${name} ${arg_SRC} ${arg_UNPARSED_ARGUMENTS})
  target_link_libraries(${name} PRIVATE fl_viewer_flags
    -Wl,--whole-archive $<TARGET_FILE:fl_platform> -Wl,--no-whole-archive)
  faultline_link(${name} PRIVATE ${arg_DEPS})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})
  target_link_options(${name} PRIVATE
    -sMODULARIZE -sEXPORT_ES6 -sENVIRONMENT=web -sFILESYSTEM=0 -sDYNAMIC_EXECUTION=0
    -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2 -sGL_TRACK_ERRORS=0
    -sGL_SUPPORT_AUTOMATIC_ENABLE_EXTENSIONS=0 -sGL_SUPPORT_SIMPLE_ENABLE_EXTENSIONS=0
    -sGL_EXTENSIONS_IN_PREFIXED_FORMAT=0
    -sMALLOC=emmalloc -sALLOW_MEMORY_GROWTH=1 -sABORTING_MALLOC=0 -sTOTAL_STACK=1048576
    -sSUPPORT_ERRNO=0 -sSUPPORT_LONGJMP=0 -sPOLYFILL=0
    -sMIN_CHROME_VERSION=97 -sMIN_EDGE_VERSION=97 -sMIN_FIREFOX_VERSION=102
    -sMIN_SAFARI_VERSION=160000 -sMIN_IE_VERSION=0x7FFFFFFF)
  if(CMAKE_BUILD_TYPE STREQUAL "Release")
    target_link_options(${name} PRIVATE -sASSERTIONS=0) # web/build.mjs minifies the glue
    # Another round over the linked program, flattened first: 1 % fewer bytes as sent. Only features that the floor has.
    find_program(FAULTLINE_WASM_OPT wasm-opt REQUIRED)
    set(wasm ${CMAKE_BINARY_DIR}/${name}.wasm)
    add_custom_command(TARGET ${name} POST_BUILD VERBATIM COMMENT "Packing ${name}.wasm"
      COMMAND ${FAULTLINE_WASM_OPT} --enable-bulk-memory --enable-mutable-globals --enable-sign-ext
              --enable-nontrapping-float-to-int --flatten --rereloop -Oz -Oz ${wasm} -o ${wasm})
  else()
    target_link_options(${name} PRIVATE -sASSERTIONS=1)
  endif()
endfunction()

find_program(FAULTLINE_NODE NAMES node nodejs)
add_custom_target(fl_tests) # all unit tests
if(EMSCRIPTEN AND FAULTLINE_TESTS)
  # The repository's package.json makes every .js below it an ES module; these are not.
  file(WRITE ${CMAKE_BINARY_DIR}/package.json "{ \"type\": \"commonjs\" }\n")
endif()
