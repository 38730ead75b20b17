// Triangles that only count into the stencil buffer.
#ifdef VERTEX
layout(location = 0) in vec3 unit;
void main() { gl_Position = clipFromPixel(toPixel(toCamera(unit))); }
#else
out vec4 color;
void main() { color = vec4(1.0); }
#endif
