// Dear ImGui's own hook for build settings (IMGUI_USER_CONFIG): what it would link but no program of ours can reach.
#pragma once

// The built-in font, 12 kB that hardly compress, is only used by ImFontAtlas::Build() when no font was added;
// ui/fonts.cpp adds ours before. Build() makes the only call without an argument, and that call is left out;
// declaration and definition stay as they are, and the linker drops both with the font.
#define AddFontDefault(...) __VA_OPT__(AddFontDefault(__VA_ARGS__))

// The C library's scanner, with its conversion of decimals to long double, is larger than all our map labels. What
// scans here is the OpenGL backend ("#version %d"); settings that an .ini file kept and typed numbers, which we have
// not, are beyond it: it knows literals, white space, %d and %i (decimal), and stops before anything else.
#include <cstdarg>
#include <cstdio>
inline int faultlineScan(const char* text, const char* format, ...) {
  const auto skipSpace = [&text] {
    while (*text == ' ' || (*text >= '\t' && *text <= '\r')) ++text;
  };
  va_list out;
  va_start(out, format);
  int found = 0;
  for (; *format != 0; ++format) {
    if (*format == ' ') {
      skipSpace();
    } else if (*format != '%') {
      if (*text != *format) break;
      ++text;
    } else {
      ++format;
      if (*format != 'd' && *format != 'i') break;
      skipSpace();
      const bool negative = *text == '-';
      if (negative || *text == '+') ++text;
      if (*text < '0' || *text > '9') break;
      int value = 0;
      for (; *text >= '0' && *text <= '9'; ++text) value = value * 10 + (*text - '0');
      *va_arg(out, int*) = negative ? -value : value;
      ++found;
    }
  }
  va_end(out);
  return found;
}
#define sscanf faultlineScan
