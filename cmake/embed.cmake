# faultline_embed(<target> <symbol> <file>...)
#
# Puts the bytes of the files, one after another, into the library <target>, and
# makes a header for it:
#
#   #include "embed/<symbol>.h"
#   std::span<const std::byte> bytes = faultline::embed::<symbol>();
#   std::string_view text = faultline::embed::<symbol>Text();
#
# The bytes start on a 16-byte boundary and are followed by one zero byte that
# belongs to neither view (so Text().data() is a C string). The assembler reads
# the files itself (.incbin), so 1 MB takes a hundredth of a second, and a
# changed file rebuilds only its own object. Files made by the build work too.
function(faultline_embed target symbol)
  if(NOT ARGN)
    message(FATAL_ERROR "faultline_embed(${target} ${symbol}) needs at least one file.")
  endif()
  if(NOT symbol MATCHES "^[a-zA-Z][a-zA-Z0-9]*$")
    message(FATAL_ERROR "faultline_embed: '${symbol}' must be a C++ name in camelCase.")
  endif()
  set(includes "")
  set(files "")
  foreach(file IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE)
    list(APPEND files ${file})
    string(APPEND includes "    .incbin \"${file}\"\n")
  endforeach()

  set(dir ${CMAKE_CURRENT_BINARY_DIR}/embed_${target})
  set(source ${dir}/embed/${symbol}.S)
  set(FAULTLINE_EMBED_SYMBOL ${symbol})
  set(FAULTLINE_EMBED_INCLUDES ${includes})
  configure_file(${CMAKE_SOURCE_DIR}/cmake/embed.S.in ${source} @ONLY)
  configure_file(${CMAKE_SOURCE_DIR}/cmake/embed.h.in ${dir}/embed/${symbol}.h @ONLY)

  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(${target} PRIVATE ${source})
  target_include_directories(${target} PUBLIC ${dir})
endfunction()
