// One triangle over the whole frame, where the stencil says so: a colour, or stripes of it.
uniform vec4 tint;
uniform vec4 stripes;  // unit normal (x, y down), phase and spacing in pixels; spacing 0: solid
uniform float stripeWidth;
#ifdef VERTEX
void main() {
    gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}
#else
out vec4 color;
void main() {
    color = tint;
    if (stripes.w > 0.0) {
        float across = mod(dot(pixelHere(), stripes.xy) - stripes.z, stripes.w);
        float away = min(across, stripes.w - across);
        // A stripe thinner than a pixel pales instead of breaking up.
        float width = max(stripeWidth, 1.0);
        color.a *= clamp(width * 0.5 + 0.5 - away, 0.0, 1.0) * min(stripeWidth, 1.0);
    }
}
#endif
