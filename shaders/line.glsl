// A line of constant width on the screen, one instance a segment. Each pixel belongs to the segment that is nearest to it
// among the instance's own, the one before and the one after (the earlier one where they tie), so that translucent lines
// and anti-aliased edges are not blended twice at joints, however sharp the turn or short the segment. Joints are round.
uniform vec4 tint;
uniform vec4 shape;  // pixels: half the width, half the hollow's width (0: none), soft edge; 1: round caps
uniform vec4 dash;   // km: half a cycle (0: solid), drawn from, drawn to, both from the cycle's middle; least coverage

#ifdef VERTEX
layout(location = 0) in vec4 from;    // unit vector, km along the line; km < 0: not part of a line
layout(location = 1) in vec4 to;
layout(location = 2) in vec3 before;  // the points next to them; equal to them at the line's ends
layout(location = 3) in vec3 after;
layout(location = 4) in float alpha;
flat out vec4 ends;    // from, to
flat out vec4 around;  // before, after
flat out vec4 along;   // km at from and to; alpha; 1: a segment before, 2: one after, 3: both

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

    vec3 cameraBefore = toCamera(before);
    vec3 cameraAfter = toCamera(after);
    bool begins = before == from.xyz || beyondHorizon(cameraBefore);
    bool stops = after == to.xyz || beyondHorizon(cameraAfter);
    ends = vec4(a, b);
    around = vec4(begins ? a : toPixel(cameraBefore), stops ? b : toPixel(cameraAfter));
    along = vec4(from.w, to.w, alpha, (begins ? 0.0 : 1.0) + (stops ? 0.0 : 2.0));

    float far = length(b - a);
    vec2 way = far > 0.0 ? (b - a) / far : vec2(1.0, 0.0);
    vec2 corner = vec2((gl_VertexID & 1) == 0 ? -1.0 : 1.0, (gl_VertexID & 2) == 0 ? -1.0 : 1.0);
    vec2 pixel = (corner.x < 0.0 ? a : b) + (corner.x * way + corner.y * vec2(-way.y, way.x)) * reach;
    gl_Position = clipFromPixel(pixel);
}
#else
flat in vec4 ends;
flat in vec4 around;
flat in vec4 along;
out vec4 color;

// The square of the distance to a segment, and how far along it the nearest point is, 0 to 1.
vec2 nearest(vec2 here, vec2 a, vec2 b) {
    vec2 span = b - a;
    float t = dot(here - a, span) / max(dot(span, span), 1e-12);
    vec2 away = t <= 0.0 ? here - a : t >= 1.0 ? here - b : here - a - t * span;
    return vec2(dot(away, away), t);
}

void main() {
    vec2 here = pixelHere();
    vec2 own = nearest(here, ends.xy, ends.zw);
    bool begins = along.w == 0.0 || along.w == 2.0;
    bool stops = along.w < 1.5;
    // Where both end in the common joint they tie, exactly: said outright, so as not to hang on the last bit.
    if (!begins && (own.y <= 0.0 || nearest(here, around.xy, ends.xy).x <= own.x)) discard;
    if (!stops) {
        vec2 other = nearest(here, ends.zw, around.zw);
        if (other.y > 0.0 && other.x < own.x) discard;
    }

    vec2 span = ends.zw - ends.xy;
    float far = length(span);
    vec2 way = far > 0.0 ? span / far : vec2(1.0, 0.0);
    float t = dot(here - ends.xy, way);
    float across = abs(dot(here - ends.xy, vec2(-way.y, way.x)));
    float past = max(max(-t, t - far), 0.0);
    bool rounded = shape.w > 0.5;

    float cover = 1.0;
    if (!rounded) {
        if (begins) cover *= clamp(0.5 + t, 0.0, 1.0);
        if (stops) cover *= clamp(0.5 + far - t, 0.0, 1.0);
    }
    if (dash.x > 0.0) {
        float km = mix(along.x, along.y, clamp(own.y, 0.0, 1.0));
        float u = abs(mod(km, 2.0 * dash.x) - dash.x);
        // Pixels to the nearest dash, less than 0 in it.
        float gap = max(dash.y - u, u - dash.z) * far / max(along.y - along.x, 1e-6);
        if (rounded) past = max(past, gap);
        else cover *= clamp(0.5 - gap, 0.0, 1.0);
    }
    // A line thinner than a pixel pales instead of breaking up.
    float away = length(vec2(across, past));
    float edge = clamp((max(shape.x, 0.5) + 0.5 - away) / (1.0 + shape.z), 0.0, 1.0);
    if (shape.z > 0.0) edge *= edge * (3.0 - 2.0 * edge);
    if (shape.y > 0.0) edge *= clamp(away - shape.y + 0.5, 0.0, 1.0);
    cover *= edge;
    if (cover <= dash.w) discard;
    color = vec4(tint.rgb, tint.a * cover * along.z * min(shape.x * 2.0, 1.0));
}
#endif
