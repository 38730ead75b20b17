// A line of constant width on the screen, one instance a segment. Every pixel near a joint belongs to one segment only (the
// joint's bisector divides them), so translucent lines and anti-aliased edges are never blended twice at joints.
uniform vec4 tint;
uniform vec4 shape;  // half the width, dash on, dash off (pixels; on 0: solid), 1: round caps
uniform float phase;  // pixels: the dashes begin this much earlier

#ifdef VERTEX
layout(location = 0) in vec4 from;    // unit vector, km along the line; km < 0: not part of a line
layout(location = 1) in vec4 to;
layout(location = 2) in vec3 before;  // the points next to them; equal to them at the line's ends
layout(location = 3) in vec3 after;
layout(location = 4) in float alpha;
flat out vec4 ends;       // from, to
flat out vec4 bisectors;  // normals of the joints, zero at the line's ends
flat out vec4 along;      // pixels along the line at from and to; alpha

vec2 direction(vec2 a, vec2 b, vec2 otherwise) {
    vec2 way = b - a;
    float far = length(way);
    return far > 1e-3 ? way / far : otherwise;
}

vec2 bisector(vec2 incoming, vec2 outgoing) {
    vec2 sum = incoming + outgoing;
    float far = length(sum);
    return far > 0.02 ? sum / far : incoming;
}

void main() {
    gl_Position = nowhere;
    vec3 cameraA = toCamera(from.xyz);
    vec3 cameraB = toCamera(to.xyz);
    if (from.w < 0.0 || to.w < 0.0 || beyondHorizon(cameraA) || beyondHorizon(cameraB)) return;
    vec2 a = toPixel(cameraA);
    vec2 b = toPixel(cameraB);
    float reach = shape.x + 1.5;
    vec2 low = min(a, b) - reach;
    vec2 high = max(a, b) + reach;
    if (high.x < 0.0 || high.y < 0.0 || low.x > size.x || low.y > size.y) return;
    float far = length(b - a);
    if (far < 1e-3) return;
    vec2 way = (b - a) / far;

    ends = vec4(a, b);
    bisectors = vec4(0.0);
    if (before != from.xyz) {
        vec3 camera = toCamera(before);
        if (!beyondHorizon(camera)) bisectors.xy = bisector(direction(toPixel(camera), a, way), way);
    }
    if (after != to.xyz) {
        vec3 camera = toCamera(after);
        if (!beyondHorizon(camera)) bisectors.zw = bisector(way, direction(b, toPixel(camera), way));
    }
    along = vec4(from.w * size.w, to.w * size.w, alpha, 0.0);

    vec2 corner = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
    vec2 pixel = (corner.x < 0.0 ? a : b) + (corner.x * way + corner.y * vec2(-way.y, way.x)) * reach;
    gl_Position = clipFromPixel(pixel);
}
#else
flat in vec4 ends;
flat in vec4 bisectors;
flat in vec4 along;
out vec4 color;

void main() {
    vec2 here = pixelHere();
    vec2 fromA = here - ends.xy;
    vec2 fromB = here - ends.zw;
    if (dot(fromA, bisectors.xy) < 0.0) discard;
    if (bisectors.zw != vec2(0.0) && dot(fromB, bisectors.zw) >= 0.0) discard;

    vec2 span = ends.zw - ends.xy;
    float far = length(span);
    vec2 way = span / far;
    float t = dot(fromA, way);
    float across = abs(dot(fromA, vec2(-way.y, way.x)));
    float past = max(max(-t, t - far), 0.0);
    bool rounded = shape.w > 0.5;

    // A line thinner than a pixel pales instead of breaking up.
    float halfWidth = max(shape.x, 0.5);
    float cover = min(shape.x * 2.0, 1.0) * along.z;
    if (!rounded) {
        if (bisectors.xy == vec2(0.0)) cover *= clamp(0.5 + t, 0.0, 1.0);
        if (bisectors.zw == vec2(0.0)) cover *= clamp(0.5 + far - t, 0.0, 1.0);
    }
    if (shape.y > 0.0) {
        float period = shape.y + shape.z;
        float s = mod(mix(along.x, along.y, clamp(t / far, 0.0, 1.0)) + phase, period);
        float gap = s < shape.y ? -min(s, shape.y - s) : min(s - shape.y, period - s);  // to the nearest dash; < 0 in it
        if (rounded) past = max(past, gap);
        else cover *= clamp(0.5 - gap, 0.0, 1.0);
    }
    float away = length(vec2(across, past));
    cover *= clamp(halfWidth + 0.5 - away, 0.0, 1.0);
    if (cover <= 0.0) discard;
    color = vec4(tint.rgb, tint.a * cover);
}
#endif
