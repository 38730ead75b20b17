// Dear ImGui's own hook for build settings (IMGUI_USER_CONFIG): what it would link but no program of ours can reach.
#pragma once

// The built-in font, 12 kB that hardly compress, is only used by ImFontAtlas::Build() when no font was added; ui/fonts.cpp
// adds ours before. Build() makes the only call without an argument, and that call is left out; declaration and
// definition stay as they are, and the linker drops both with the font.
#define AddFontDefault(...) __VA_OPT__(AddFontDefault(__VA_ARGS__))

// Text is only scanned to read back settings that an .ini file kept (we keep none) and what was typed into number fields
// (we have none). Without it the C library's scanner, with its decimal to long double conversion, is not linked.
#include <cstdio>
#define sscanf(...) 0
