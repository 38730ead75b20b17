// One triangle over the whole frame, where the stencil says so: a colour, or stripes of it.
uniform vec4 tint;
uniform vec4 stripes;  // unit normal (x, y down), phase and cycle in pixels; cycle 0: solid
uniform vec2 widths;   // of the stripes at the cycle's start and half-way
#ifdef VERTEX
void main() {
    gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}
#else
out vec4 color;
// A stripe thinner than a pixel pales instead of breaking up.
float stripe(float away, float width) {
    return clamp(max(width, 1.0) * 0.5 + 0.5 - away, 0.0, 1.0) * min(width, 1.0);
}
void main() {
    color = tint;
    if (stripes.w > 0.0) {
        float across = mod(dot(pixelHere(), stripes.xy) - stripes.z, stripes.w);
        float away = min(across, stripes.w - across);
        color.a *= max(stripe(away, widths.x), stripe(stripes.w * 0.5 - away, widths.y));
    }
}
#endif
