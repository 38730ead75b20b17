// Triangles that only count into the stencil buffer.
#ifdef VERTEX
layout(location = 0) in vec3 unit;
// On the grid of 256 steps a pixel that rasterisers count in, so that a tile of a picture is filled as the whole is.
void main() { gl_Position = clipFromPixel(floor(toPixel(toCamera(unit)) * 256.0 + 0.5) / 256.0); }
#else
out vec4 color;
void main() { color = vec4(1.0); }
#endif
