# Flags. `fl_flags` is linked by every target of our own; the directory-wide
# options below also reach third-party code, because they change the ABI, the
# arithmetic or what the linker can do.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Native, WASM, gcc and clang must compute the same bits: no fused multiply-add.
add_compile_options($<$<COMPILE_LANGUAGE:C,CXX>:-ffp-contract=off>)

find_program(FAULTLINE_CCACHE ccache)
if(FAULTLINE_CCACHE)
  foreach(language C CXX)
    if(NOT CMAKE_${language}_COMPILER_LAUNCHER)
      set(CMAKE_${language}_COMPILER_LAUNCHER ${FAULTLINE_CCACHE})
    endif()
  endforeach()
endif()

# Asserts stay on in every build but the two that are shipped.
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O2 -g1")
set(CMAKE_C_FLAGS_RELWITHDEBINFO "-O2 -g1")
if(EMSCRIPTEN)
  set(CMAKE_CXX_FLAGS_RELEASE "-Oz -flto -DNDEBUG")
  set(CMAKE_C_FLAGS_RELEASE "-Oz -flto -DNDEBUG")
  set(CMAKE_EXE_LINKER_FLAGS_RELEASE "-Oz -flto")
  set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g1")
  set(CMAKE_C_FLAGS_DEBUG "-O1 -g1")
  set(CMAKE_EXE_LINKER_FLAGS_DEBUG "-O1 -g1")
  # The linker's JavaScript tools are Debian's, wherever Node.js is from.
  set_property(GLOBAL PROPERTY RULE_LAUNCH_LINK "${CMAKE_COMMAND} -E env NODE_PATH=/usr/share/nodejs")
  # All browsers with WebGL2 that we support have had these for years.
  add_compile_options($<$<COMPILE_LANGUAGE:C,CXX>:-mbulk-memory>
                      $<$<COMPILE_LANGUAGE:C,CXX>:-msign-ext>
                      $<$<COMPILE_LANGUAGE:C,CXX>:-mnontrapping-fptoint>)
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions>
                      $<$<COMPILE_LANGUAGE:CXX>:-fno-rtti>)
else()
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
  set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
endif()

if(FAULTLINE_SANITIZE)
  add_compile_options($<$<COMPILE_LANGUAGE:C,CXX>:-fsanitize=${FAULTLINE_SANITIZE}>
                      $<$<COMPILE_LANGUAGE:C,CXX>:-fno-sanitize-recover=all>
                      $<$<COMPILE_LANGUAGE:C,CXX>:-fno-omit-frame-pointer>
                      # Viewer code has no RTTI, which the vptr check needs.
                      $<$<COMPILE_LANGUAGE:CXX>:-fno-sanitize=vptr>)
  add_link_options(-fsanitize=${FAULTLINE_SANITIZE})
endif()

add_library(fl_flags INTERFACE)
target_include_directories(fl_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(fl_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Werror>)
if(CMAKE_UNITY_BUILD) # a name of one file is no shadow over another's
  target_compile_options(fl_flags INTERFACE $<$<COMPILE_LANGUAGE:CXX>:-Wno-shadow>)
endif()

# Viewer code runs without exceptions and RTTI everywhere, so that what is
# tested natively is what the browser runs.
add_library(fl_viewer_flags INTERFACE)
target_link_libraries(fl_viewer_flags INTERFACE fl_flags)
target_compile_options(fl_viewer_flags INTERFACE
  $<$<COMPILE_LANGUAGE:CXX>:-fno-exceptions -fno-rtti>)
