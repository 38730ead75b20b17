# What others wrote. Three come as pinned source (./dev setup puts them under
# .deps/; tools/dev/fetch_sources.sh has versions and hashes), the rest are
# packages of Debian 12. All are included as SYSTEM: their warnings are theirs.
#
#   dep_imgui     Dear ImGui, its OpenGL ES 3 backend, natively its GLFW backend
#   dep_catch2    Catch2 with its main()
#   dep_stb       stb headers
#   dep_gl        OpenGL ES 3: <GLES3/gl3.h>
#   dep_glfw, dep_egl, dep_toml, dep_rapidjson, dep_cli11, dep_json   native only

function(faultline_source_folder variable folder marker)
  set(default ${CMAKE_SOURCE_DIR}/.deps/${folder})
  if(DEFINED ENV{${variable}} AND NOT "$ENV{${variable}}" STREQUAL "")
    set(default $ENV{${variable}})
  endif()
  set(${variable} ${default} CACHE PATH "Source folder of ${folder}")
  if(NOT EXISTS ${${variable}}/${marker})
    message(FATAL_ERROR "${marker} is not in ${${variable}}. Run ./dev setup, or set ${variable} to the source folder of ${folder}.")
  endif()
endfunction()

faultline_source_folder(FAULTLINE_IMGUI_DIR imgui imgui.h)
faultline_source_folder(FAULTLINE_STB_DIR stb stb_image_write.h)

# --- stb ---------------------------------------------------------------------
add_library(dep_stb INTERFACE)
target_include_directories(dep_stb SYSTEM INTERFACE ${FAULTLINE_STB_DIR})

# --- OpenGL ES 3, EGL, GLFW ----------------------------------------------------
add_library(dep_gl INTERFACE)
if(NOT EMSCRIPTEN)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(FAULTLINE_GLES REQUIRED IMPORTED_TARGET glesv2)
  pkg_check_modules(FAULTLINE_EGL REQUIRED IMPORTED_TARGET egl)
  pkg_check_modules(FAULTLINE_GLFW REQUIRED IMPORTED_TARGET glfw3>=3.3)
  target_link_libraries(dep_gl INTERFACE PkgConfig::FAULTLINE_GLES)

  add_library(dep_egl INTERFACE)
  target_link_libraries(dep_egl INTERFACE PkgConfig::FAULTLINE_EGL)

  add_library(dep_glfw INTERFACE)
  target_link_libraries(dep_glfw INTERFACE PkgConfig::FAULTLINE_GLFW)
  target_compile_definitions(dep_glfw INTERFACE GLFW_INCLUDE_NONE)
endif()

# --- Dear ImGui ----------------------------------------------------------------
add_library(dep_imgui STATIC EXCLUDE_FROM_ALL
  ${FAULTLINE_IMGUI_DIR}/imgui.cpp
  ${FAULTLINE_IMGUI_DIR}/imgui_draw.cpp
  ${FAULTLINE_IMGUI_DIR}/imgui_tables.cpp
  ${FAULTLINE_IMGUI_DIR}/imgui_widgets.cpp
  ${FAULTLINE_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp)
target_include_directories(dep_imgui SYSTEM PUBLIC
  ${FAULTLINE_IMGUI_DIR} ${FAULTLINE_IMGUI_DIR}/backends)
# The same set on all platforms, so that both draw the same. Without the demo,
# the debug tools and file access it is 40 kB smaller as WASM.
target_compile_definitions(dep_imgui PUBLIC
  IMGUI_IMPL_OPENGL_ES3
  IMGUI_DISABLE_DEMO_WINDOWS
  IMGUI_DISABLE_DEBUG_TOOLS
  IMGUI_DISABLE_OBSOLETE_FUNCTIONS
  IMGUI_DISABLE_OBSOLETE_KEYIO
  IMGUI_DISABLE_FILE_FUNCTIONS)
target_compile_definitions(dep_imgui PRIVATE IMGUI_USER_CONFIG="${CMAKE_SOURCE_DIR}/cmake/imgui_config.h")
target_compile_options(dep_imgui PRIVATE -fno-exceptions -fno-rtti -w)
if(FAULTLINE_SANITIZE) # of others' code only what it does with our memory is looked at: half of the time of test_ui
  target_compile_options(dep_imgui PRIVATE -O2 -fno-sanitize=undefined)
endif()
target_link_libraries(dep_imgui PUBLIC dep_gl)
if(NOT EMSCRIPTEN)
  target_sources(dep_imgui PRIVATE ${FAULTLINE_IMGUI_DIR}/backends/imgui_impl_glfw.cpp)
  target_link_libraries(dep_imgui PUBLIC dep_glfw ${CMAKE_DL_LIBS})
endif()

# --- for the author's tools, natively ------------------------------------------
if(NOT EMSCRIPTEN)
  add_library(dep_toml INTERFACE) # header-only, with exceptions for its errors
  find_path(FAULTLINE_TOML_INCLUDE toml++/toml.h REQUIRED)
  target_include_directories(dep_toml SYSTEM INTERFACE ${FAULTLINE_TOML_INCLUDE})

  add_library(dep_rapidjson INTERFACE)
  find_path(FAULTLINE_RAPIDJSON_INCLUDE rapidjson/reader.h REQUIRED)
  target_include_directories(dep_rapidjson SYSTEM INTERFACE ${FAULTLINE_RAPIDJSON_INCLUDE})

  add_library(dep_cli11 INTERFACE)
  find_path(FAULTLINE_CLI11_INCLUDE CLI/CLI.hpp REQUIRED)
  target_include_directories(dep_cli11 SYSTEM INTERFACE ${FAULTLINE_CLI11_INCLUDE})

  add_library(dep_json INTERFACE)
  find_path(FAULTLINE_JSON_INCLUDE nlohmann/json.hpp REQUIRED)
  target_include_directories(dep_json SYSTEM INTERFACE ${FAULTLINE_JSON_INCLUDE})
endif()

# --- Catch2 ----------------------------------------------------------------------
if(FAULTLINE_TESTS)
  faultline_source_folder(FAULTLINE_CATCH2_DIR catch2 src/catch2/catch_all.hpp)
  if(EMSCRIPTEN)
    # Viewer code is tested as it is shipped, without exceptions: a failing
    # REQUIRE then reports itself and ends that test program.
    set(CATCH_CONFIG_DISABLE_EXCEPTIONS ON CACHE BOOL "" FORCE)
  endif()
  set(CATCH_INSTALL_DOCS OFF CACHE BOOL "" FORCE)
  set(CATCH_INSTALL_EXTRAS OFF CACHE BOOL "" FORCE)
  add_subdirectory(${FAULTLINE_CATCH2_DIR} ${CMAKE_BINARY_DIR}/catch2 EXCLUDE_FROM_ALL SYSTEM)
  set_target_properties(Catch2 PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 55)
  target_compile_options(Catch2 PRIVATE -O0 -g0 -w)
  if(FAULTLINE_SANITIZE)
    target_compile_options(Catch2 PRIVATE -fno-sanitize=all)
  endif()
  add_library(dep_catch2 INTERFACE)
  target_link_libraries(dep_catch2 INTERFACE Catch2::Catch2WithMain)
endif()
