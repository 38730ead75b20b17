// OpenGL objects as values that clean up after themselves, and the little that all layers share.
#pragma once
#include <GLES3/gl3.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "render/renderer.h"

namespace faultline::gl {

class Program {
 public:
  Program() = default;
  ~Program();
  Program(Program&& other) noexcept;
  Program& operator=(Program&& other) noexcept;

  // `layer` is a file of shaders/, used after the shared prelude as vertex and as fragment shader.
  // On failure false, and `error` says what the driver said.
  bool build(std::string_view name, std::string_view layer, std::string& error);
  void use() const { glUseProgram(id); }
  GLint uniform(const char* name) const { return glGetUniformLocation(id, name); }

 private:
  GLuint id = 0;
};

class Buffer {  // vertices, indices or uniforms, uploaded whole
 public:
  Buffer() = default;
  ~Buffer();
  Buffer(Buffer&& other) noexcept;
  Buffer& operator=(Buffer&& other) noexcept;

  void upload(GLenum target, std::span<const std::byte> bytes, GLenum usage, RenderStats& stats);
  void bind(GLenum target) const { glBindBuffer(target, id); }
  GLuint name() const { return id; }

 private:
  GLuint id = 0;
  size_t capacity = 0;
};

class VertexArray {
 public:
  VertexArray() = default;
  ~VertexArray();
  VertexArray(VertexArray&& other) noexcept;
  VertexArray& operator=(VertexArray&& other) noexcept;
  void bind();  // makes it at the first use

 private:
  GLuint id = 0;
};

// One attribute out of the bound array buffer. divisor 1: one value an instance.
void attribute(GLuint index, GLint floats, size_t stride, size_t offset, GLuint divisor);
void colorAttribute(GLuint index, size_t stride, size_t offset, GLuint divisor);  // four bytes, 0..1

struct Rgba {
  float r, g, b, a;
};
Rgba rgbaFrom(Color color);

// Quads as instanced triangle strips, counted.
void drawQuads(size_t instances, RenderStats& stats);
// Triangles of the bound index buffer (32 bits each), counted.
void drawIndices(uint32_t first, uint32_t count, RenderStats& stats);

// Asserts that OpenGL has nothing to complain about (in builds with asserts).
void check(const char* after);

template <class T>
std::span<const std::byte> bytesOf(std::span<const T> values) {
  return std::as_bytes(values);
}

}  // namespace faultline::gl
