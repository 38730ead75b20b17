#include "render/gl.h"

#include <cassert>
#include <cstdio>
#include <utility>

#include "embed/shaderProjection.h"

namespace faultline::gl {
namespace {

constexpr std::string_view versionLine = "#version 300 es\nprecision highp float;\nprecision highp int;\n";

GLuint compile(GLenum kind, std::string_view layer, std::string& error) {
  const std::string_view stage = kind == GL_VERTEX_SHADER ? "#define VERTEX\n" : "#define FRAGMENT\n";
  const std::string_view parts[] = {versionLine, stage, embed::shaderProjectionText(), "#line 1\n", layer};
  const GLchar* texts[5];
  GLint lengths[5];
  for (int i = 0; i < 5; ++i) {
    texts[i] = parts[i].data();
    lengths[i] = static_cast<GLint>(parts[i].size());
  }
  const GLuint shader = glCreateShader(kind);
  glShaderSource(shader, 5, texts, lengths);
  glCompileShader(shader);
  GLint done = GL_FALSE;
  glGetShaderiv(shader, GL_COMPILE_STATUS, &done);
  if (done == GL_TRUE) return shader;
  char log[1024] = "";
  glGetShaderInfoLog(shader, sizeof log, nullptr, log);
  error += kind == GL_VERTEX_SHADER ? "vertex shader: " : "fragment shader: ";
  error += log;
  glDeleteShader(shader);
  return 0;
}

}  // namespace

Program::~Program() {
  if (id != 0) glDeleteProgram(id);
}
Program::Program(Program&& other) noexcept : id(std::exchange(other.id, 0)) {}
Program& Program::operator=(Program&& other) noexcept {
  std::swap(id, other.id);
  return *this;
}

bool Program::build(std::string_view name, std::string_view layer, std::string& error) {
  std::string said;
  const GLuint vertex = compile(GL_VERTEX_SHADER, layer, said);
  const GLuint fragment = compile(GL_FRAGMENT_SHADER, layer, said);
  GLint linked = GL_FALSE;
  id = glCreateProgram();
  if (vertex != 0 && fragment != 0) {
    glAttachShader(id, vertex);
    glAttachShader(id, fragment);
    glLinkProgram(id);
    glGetProgramiv(id, GL_LINK_STATUS, &linked);
    if (linked != GL_TRUE) {
      char log[1024] = "";
      glGetProgramInfoLog(id, sizeof log, nullptr, log);
      said += log;
    }
  }
  glDeleteShader(vertex);
  glDeleteShader(fragment);
  if (linked != GL_TRUE) {
    error.append("The shader ").append(name).append(" does not build: ").append(said);
    return false;
  }
  const GLuint frame = glGetUniformBlockIndex(id, "Frame");
  if (frame != GL_INVALID_INDEX) glUniformBlockBinding(id, frame, 0);
  return true;
}

Buffer::~Buffer() {
  if (id != 0) glDeleteBuffers(1, &id);
}
Buffer::Buffer(Buffer&& other) noexcept : id(std::exchange(other.id, 0)), capacity(std::exchange(other.capacity, 0)) {}
Buffer& Buffer::operator=(Buffer&& other) noexcept {
  std::swap(id, other.id);
  std::swap(capacity, other.capacity);
  return *this;
}

void Buffer::upload(GLenum target, std::span<const std::byte> bytes, GLenum usage, RenderStats& stats) {
  if (id == 0) glGenBuffers(1, &id);
  glBindBuffer(target, id);
  const auto size = static_cast<GLsizeiptr>(bytes.size());
  if (bytes.size() > capacity) {
    glBufferData(target, size, bytes.data(), usage);
    capacity = bytes.size();
  } else if (size > 0) {
    glBufferSubData(target, 0, size, bytes.data());
  }
  stats.uploadedBytes += static_cast<uint32_t>(bytes.size());
}

VertexArray::~VertexArray() {
  if (id != 0) glDeleteVertexArrays(1, &id);
}
VertexArray::VertexArray(VertexArray&& other) noexcept : id(std::exchange(other.id, 0)) {}
VertexArray& VertexArray::operator=(VertexArray&& other) noexcept {
  std::swap(id, other.id);
  return *this;
}

void VertexArray::bind() {
  if (id == 0) glGenVertexArrays(1, &id);
  glBindVertexArray(id);
}

void attribute(GLuint index, GLint floats, size_t stride, size_t offset, GLuint divisor) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, floats, GL_FLOAT, GL_FALSE, static_cast<GLsizei>(stride),
                        reinterpret_cast<const void*>(offset));
  glVertexAttribDivisor(index, divisor);
}

void colorAttribute(GLuint index, size_t stride, size_t offset, GLuint divisor) {
  glEnableVertexAttribArray(index);
  glVertexAttribPointer(index, 4, GL_UNSIGNED_BYTE, GL_TRUE, static_cast<GLsizei>(stride),
                        reinterpret_cast<const void*>(offset));
  glVertexAttribDivisor(index, divisor);
}

Rgba rgbaFrom(Color color) {
  constexpr float part = 1.0f / 255;
  return {float(color.r) * part, float(color.g) * part, float(color.b) * part, float(color.a) * part};
}

void drawQuads(size_t instances, RenderStats& stats) {
  if (instances == 0) return;
  glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(instances));
  ++stats.drawCalls;
  stats.vertices += static_cast<uint32_t>(instances * 4);
}

void drawIndices(uint32_t first, uint32_t count, RenderStats& stats) {
  if (count == 0) return;
  glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(count), GL_UNSIGNED_INT,
                 reinterpret_cast<const void*>(size_t{first} * sizeof(uint32_t)));
  ++stats.drawCalls;
  stats.vertices += count;
}

void check([[maybe_unused]] const char* after) {
#ifndef NDEBUG
  const GLenum found = glGetError();
  if (found == GL_NO_ERROR || found == 0x9242 /* the context was lost: the caller learns it by other ways */) return;
  std::string sentence = "OpenGL reports an error after ";
  sentence.append(after).append(": ").append(std::to_string(found));
  std::fprintf(stderr, "%s\n", sentence.c_str());
  assert(false && "OpenGL reported an error; the line above says after what");
#endif
}

}  // namespace faultline::gl
