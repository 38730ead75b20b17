// A soft band along the coast, one instance a segment. The sea's own colour far off, the band's at the shore; blended by
// minimum (the band is darker), so that overlapping segments give the nearest shore's value and nothing builds up.
uniform vec3 sea;
uniform vec3 band;
uniform float reach;  // pixels

#ifdef VERTEX
layout(location = 0) in vec3 from;
layout(location = 1) in vec3 to;
layout(location = 2) in float islandKm;  // the radius of the island it belongs to; less than 0: a larger coast
flat out vec4 ends;
flat out float near;  // how far the band reaches here
void main() {
    gl_Position = nowhere;
    vec3 cameraA = toCamera(from);
    vec3 cameraB = toCamera(to);
    if (beyondHorizon(cameraA) || beyondHorizon(cameraB)) return;
    vec2 a = toPixel(cameraA);
    vec2 b = toPixel(cameraB);
    ends = vec4(a, b);
    // A speck in the ocean would drown in a band as wide as a continent's.
    near = islandKm < 0.0 ? reach : reach * clamp(2.0 * islandKm * size.w / reach, 0.0, 1.0);
    float far = length(b - a);
    vec2 way = far > 1e-3 ? (b - a) / far : vec2(1.0, 0.0);
    vec2 corner = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
    gl_Position = clipFromPixel((corner.x < 0.0 ? a : b) + (corner.x * way + corner.y * vec2(-way.y, way.x)) * near);
}
#else
flat in vec4 ends;
flat in float near;
out vec4 color;
void main() {
    vec2 here = pixelHere() - ends.xy;
    vec2 span = ends.zw - ends.xy;
    float t = clamp(dot(here, span) / max(dot(span, span), 1e-6), 0.0, 1.0);
    float share = max(1.0 - length(here - t * span) / max(near, 1e-3), 0.0);
    color = vec4(mix(sea, band, share * share), 1.0);
}
#endif
