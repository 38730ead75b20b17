# faultline_story_pack(<story id> <variable>)
#
# Compiles assets/stories/<story id> into a pack and puts its path into
# <variable>. Natively with the program faultline_pack of this build; a WASM
# build uses the one of a native build (FAULTLINE_PACK_TOOL), because the
# compiler is never built for the web.
set(FAULTLINE_PACK_TOOL ${CMAKE_SOURCE_DIR}/build/native/faultline_pack
    CACHE FILEPATH "Native faultline_pack, for WASM builds")

function(faultline_story_pack id variable)
  set(folder ${CMAKE_SOURCE_DIR}/assets/stories/${id})
  set(pack ${CMAKE_BINARY_DIR}/packs/${id}.pack)
  # The author's files are data, not sources: new ones are noticed by themselves.
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS ${folder}/* ${CMAKE_SOURCE_DIR}/assets/atlas/*)
  if(EMSCRIPTEN)
    if(FAULTLINE_PROGRAMS AND NOT EXISTS ${FAULTLINE_PACK_TOOL})
      message(FATAL_ERROR "${FAULTLINE_PACK_TOOL} is missing: build the native preset first, or run ./dev build.")
    endif()
    set(tool ${FAULTLINE_PACK_TOOL})
  else()
    set(tool faultline_pack)
  endif()
  if(NOT TARGET fl_pack_${id})
    add_custom_command(
      OUTPUT ${pack}
      COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/packs
      COMMAND ${tool} ${folder} ${CMAKE_SOURCE_DIR}/assets/atlas
              ${FAULTLINE_FONT_400} ${FAULTLINE_FONT_600} ${pack}
      DEPENDS ${tool} ${inputs} ${FAULTLINE_FONT_400} ${FAULTLINE_FONT_600}
      COMMENT "Compiling the story ${id}" VERBATIM)
    add_custom_target(fl_pack_${id} DEPENDS ${pack})
  endif()
  set(${variable} ${pack} PARENT_SCOPE)
endfunction()
