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

// The same for its printer, which carries the writing of decimals in long double: names of windows are put together
// from %s, %.*s, %d, %u, %c, %x and %X, with zeros before (%08X), and so are the backend's reports of shaders. Of
// anything else the format's own characters are written. Returns what vsnprintf does: how long the whole would be.
inline int faultlinePrint(char* out, size_t size, const char* format, va_list values) {
  size_t length = 0;
  const auto put = [&](char c) {
    if (length + 1 < size) out[length] = c;
    ++length;
  };
  for (; *format != 0; ++format) {
    if (*format != '%') {
      put(*format);
      continue;
    }
    ++format;
    int width = 0, most = -1;
    for (; *format >= '0' && *format <= '9'; ++format) width = width * 10 + (*format - '0');
    if (format[0] == '.' && format[1] == '*') {
      most = va_arg(values, int);
      format += 2;
    }
    if (*format == 0) break;
    if (*format == 's') {
      const char* text = va_arg(values, const char*);
      for (; text && *text != 0 && most != 0; ++text, --most) put(*text);
    } else if (*format == 'd' || *format == 'i' || *format == 'u' || *format == 'x' || *format == 'X') {
      unsigned value = va_arg(values, unsigned);
      const unsigned base = *format == 'x' || *format == 'X' ? 16 : 10;
      if ((*format == 'd' || *format == 'i') && value > 0x7fffffffu) {
        put('-');
        value = 0 - value;
      }
      char digits[10];
      int count = 0;
      do digits[count++] = (*format == 'x' ? "0123456789abcdef" : "0123456789ABCDEF")[value % base];
      while ((value /= base) != 0);
      for (; width > count; --width) put('0');
      while (count > 0) put(digits[--count]);
    } else if (*format == 'c') {
      put(static_cast<char>(va_arg(values, int)));
    } else {
      put(*format);
    }
  }
  if (size > 0) out[length < size ? length : size - 1] = 0;
  return static_cast<int>(length);
}
#define vsnprintf faultlinePrint
inline void faultlineReport(std::FILE* to, const char* format, ...) {
  char text[512];
  va_list values;
  va_start(values, format);
  faultlinePrint(text, sizeof text, format, values);
  va_end(values);
  std::fputs(text, to);
}
#define fprintf faultlineReport
