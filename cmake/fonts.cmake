# The font: Inter, cut down at build time from Debian's fonts-inter-variable to
# two static weights and the characters a story may use (tools/fonts/subset.py
# lists them). Nothing of the font is committed. Same package, same bytes.
#   FAULTLINE_FONT_400, FAULTLINE_FONT_600   the files; depend on target fl_fonts

find_program(FAULTLINE_SYSTEM_PYTHON python3 PATHS /usr/bin NO_DEFAULT_PATH)
if(NOT FAULTLINE_SYSTEM_PYTHON)
  message(FATAL_ERROR "Debian's python3 is missing. Run ./dev setup.")
endif()
set(FAULTLINE_INTER /usr/share/fonts/truetype/inter-vf/Inter-roman.var.ttf
    CACHE FILEPATH "Variable font file of Inter (fonts-inter-variable)")
if(NOT EXISTS ${FAULTLINE_INTER})
  message(FATAL_ERROR "${FAULTLINE_INTER} is missing. Run ./dev setup, or set FAULTLINE_INTER.")
endif()

set(FAULTLINE_FONT_400 ${CMAKE_BINARY_DIR}/fonts/inter-400.ttf)
set(FAULTLINE_FONT_600 ${CMAKE_BINARY_DIR}/fonts/inter-600.ttf)
add_custom_command(
  OUTPUT ${FAULTLINE_FONT_400} ${FAULTLINE_FONT_600}
  COMMAND ${CMAKE_COMMAND} -E make_directory ${CMAKE_BINARY_DIR}/fonts
  COMMAND ${FAULTLINE_SYSTEM_PYTHON} ${CMAKE_SOURCE_DIR}/tools/fonts/subset.py
          ${FAULTLINE_INTER} 400 ${FAULTLINE_FONT_400}
  COMMAND ${FAULTLINE_SYSTEM_PYTHON} ${CMAKE_SOURCE_DIR}/tools/fonts/subset.py
          ${FAULTLINE_INTER} 600 ${FAULTLINE_FONT_600}
  DEPENDS ${CMAKE_SOURCE_DIR}/tools/fonts/subset.py ${FAULTLINE_INTER}
  COMMENT "Cutting the font down" VERBATIM)
add_custom_target(fl_fonts DEPENDS ${FAULTLINE_FONT_400} ${FAULTLINE_FONT_600})
