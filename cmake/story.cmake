# faultline_story_pack(<story id> <variable>)
#
# Compiles assets/stories/<story id> and puts the path of the pack that this
# build embeds (as <variable>.folded, see src/data/fold.h) into <variable>. Two packs are made of one story:
#   packs/<id>.pack            with all geography (what native builds embed)
#   packs/web/<id>.pack        without the finer geography, which is in
#   packs/web/cells/*.cell     one file a cell, fetched when the camera is near
#   packs/web/story.html       the story as HTML, for the page
# Natively with the program faultline_pack of this build; a WASM build uses the
# one of a native build (FAULTLINE_PACK_TOOL), because the compiler is never
# built for the web.
set(FAULTLINE_PACK_TOOL ${CMAKE_SOURCE_DIR}/build/native/faultline_pack
    CACHE FILEPATH "Native faultline_pack, for WASM builds")

function(faultline_story_pack id variable)
  set(folder ${CMAKE_SOURCE_DIR}/assets/stories/${id})
  set(atlas ${CMAKE_SOURCE_DIR}/assets/atlas/world.flatlas)
  set(pack ${CMAKE_BINARY_DIR}/packs/${id}.pack)
  set(web ${CMAKE_BINARY_DIR}/packs/web)
  # The author's files are data, not sources: new ones are noticed by themselves.
  file(GLOB_RECURSE inputs CONFIGURE_DEPENDS ${folder}/*)
  if(EMSCRIPTEN)
    if(FAULTLINE_PROGRAMS AND NOT EXISTS ${FAULTLINE_PACK_TOOL})
      message(FATAL_ERROR "${FAULTLINE_PACK_TOOL} is missing: build the native preset first, or run ./dev build.")
    endif()
    set(tool ${FAULTLINE_PACK_TOOL})
  else()
    set(tool faultline_pack)
  endif()
  if(NOT TARGET fl_pack_${id})
    # Paths of the story and the atlas are relative, so that messages read the same on every machine.
    add_custom_command(
      OUTPUT ${pack} ${pack}.folded ${web}/${id}.pack ${web}/${id}.pack.folded ${web}/story.html
      COMMAND ${CMAKE_COMMAND} -E rm -rf ${web}/cells
      COMMAND ${CMAKE_COMMAND} -E make_directory ${web}
      COMMAND ${tool} assets/stories/${id} assets/atlas/world.flatlas
              ${FAULTLINE_FONT_400} ${FAULTLINE_FONT_600} ${pack}
      COMMAND ${tool} assets/stories/${id} assets/atlas/world.flatlas
              ${FAULTLINE_FONT_400} ${FAULTLINE_FONT_600} ${web}/${id}.pack ${web}/cells ${web}/story.html
      DEPENDS ${tool} ${inputs} ${atlas} ${FAULTLINE_FONT_400} ${FAULTLINE_FONT_600}
      WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
      COMMENT "Compiling the story ${id}" VERBATIM)
    add_custom_target(fl_pack_${id} DEPENDS ${pack} ${web}/${id}.pack)
  endif()
  if(EMSCRIPTEN)
    set(${variable} ${web}/${id}.pack PARENT_SCOPE)
  else()
    set(${variable} ${pack} PARENT_SCOPE)
  endif()
endfunction()

# faultline_story_fonts(<story id> <variable 400> <variable 600>)
#
# The fonts of the web page: only the characters that this story's page can draw. Native programs keep the whole fonts,
# since they also compile stories of their own.
function(faultline_story_fonts id variable400 variable600)
  set(pack ${CMAKE_BINARY_DIR}/packs/web/${id}.pack)
  set(words ${CMAKE_SOURCE_DIR}/src/ui/words.h)
  set(cut ${CMAKE_SOURCE_DIR}/tools/fonts/for_story.py)
  set(fonts "")
  foreach(weight 400 600)
    set(font ${CMAKE_BINARY_DIR}/packs/web/${id}-${weight}.ttf)
    list(APPEND fonts ${font})
    if(NOT TARGET fl_fonts_${id})
      add_custom_command(OUTPUT ${font}
        COMMAND ${FAULTLINE_SYSTEM_PYTHON} ${cut} ${FAULTLINE_FONT_${weight}} ${pack} ${words} ${font}
        DEPENDS ${cut} ${pack} ${words} ${FAULTLINE_FONT_${weight}} fl_pack_${id}
        COMMENT "Cutting the font of weight ${weight} down to ${id}" VERBATIM)
    endif()
    set(${variable${weight}} ${font} PARENT_SCOPE)
  endforeach()
  if(NOT TARGET fl_fonts_${id})
    add_custom_target(fl_fonts_${id} DEPENDS ${fonts})
  endif()
endfunction()
