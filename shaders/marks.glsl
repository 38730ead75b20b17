// Marks in screen space: triangles, kites, leaders, markers, bars (a leader with square ends). One instance each, a quad
// with a signed distance.
#ifdef VERTEX
layout(location = 0) in vec4 corners;  // logical pixels. Triangle, kite: a, b. Leader, bar: from, to. Marker: centre, radius
layout(location = 1) in vec4 more;     // triangle, kite: c. w: kind; z: line width
layout(location = 2) in vec4 fillColor;
layout(location = 3) in vec4 lineColor;
flat out vec4 where;
flat out vec4 what;
flat out vec4 fills;
flat out vec4 lines;
void main() {
    float dpr = size.z;
    where = corners * dpr;
    what = vec4(more.xyz * dpr, more.w);
    fills = fillColor;
    lines = lineColor;
    vec2 low;
    vec2 high;
    if (more.w < 0.5) {
        low = min(min(where.xy, where.zw), what.xy);
        high = max(max(where.xy, where.zw), what.xy);
    } else if (more.w > 6.5) {
        // A kite's far corner is as far from a and from c as b is.
        float reach = max(length(where.zw - where.xy), length(what.xy - where.xy));
        low = where.xy - reach;
        high = where.xy + reach;
    } else if (more.w < 1.5 || more.w > 5.5) {
        low = min(where.xy, where.zw);
        high = max(where.xy, where.zw);
    } else {
        low = where.xy - where.z * 1.3;
        high = where.xy + where.z * 1.3;
    }
    float margin = what.z * 0.5 + 1.5;
    low -= margin;
    high += margin;
    gl_Position = clipFromPixel(
        vec2((gl_VertexID & 1) == 0 ? low.x : high.x, (gl_VertexID & 2) == 0 ? low.y : high.y));
}
#else
flat in vec4 where;
flat in vec4 what;
flat in vec4 fills;
flat in vec4 lines;
out vec4 color;

float toSegment(vec2 p, vec2 a, vec2 b) {
    vec2 span = b - a;
    float t = clamp(dot(p - a, span) / max(dot(span, span), 1e-6), 0.0, 1.0);
    return length(p - a - t * span);
}

float besideEdge(vec2 p, vec2 a, vec2 b, float turn) {
    vec2 way = normalize(b - a + vec2(1e-6, 0.0));
    return dot(p - a, vec2(way.y, -way.x)) * turn;
}

void main() {
    vec2 here = pixelHere();
    float kind = what.w;
    vec2 p = here - where.xy;
    float r = where.z;
    float away;  // to the edge, negative inside
    bool hollow = false;
    if (kind < 0.5) {
        vec2 a = where.xy;
        vec2 b = where.zw;
        vec2 c = what.xy;
        float turn = sign((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x));
        away = max(max(besideEdge(here, a, b, turn), besideEdge(here, b, c, turn)), besideEdge(here, c, a, turn));
    } else if (kind > 6.5) {
        // The triangle and its mirror image, folded over the line a-c.
        vec2 axis = normalize(what.xy - where.xy + vec2(1e-6, 0.0));
        vec2 side = vec2(-axis.y, axis.x);
        vec2 b = where.zw - where.xy;
        vec2 c = what.xy - where.xy;
        side *= sign(dot(b, side));
        vec2 q = vec2(dot(p, axis), abs(dot(p, side)));
        b = vec2(dot(b, axis), dot(b, side));
        c = vec2(dot(c, axis), 0.0);
        float turn = sign(b.x * c.y - b.y * c.x);
        away = max(besideEdge(q, vec2(0.0), b, turn), besideEdge(q, b, c, turn));
    } else if (kind < 1.5) {
        away = toSegment(here, where.xy, where.zw);
        hollow = true;
    } else if (kind < 2.5) {
        away = length(p) - r;
    } else if (kind < 3.5) {
        vec2 q = abs(p) - r * 0.886;  // the circle's area
        away = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0);
    } else if (kind < 4.5) {
        away = (abs(p.x) + abs(p.y) - r * 1.253) * 0.7071;
    } else if (kind > 5.5) {
        vec2 span = where.zw - where.xy;
        float reach = length(span);
        vec2 way = span / max(reach, 1e-6);
        vec2 q = here - (where.xy + where.zw) * 0.5;
        away = max(abs(dot(q, way)) - reach * 0.5, abs(dot(q, vec2(way.y, -way.x))) - what.z * 0.5);
    } else {
        away = min(toSegment(p, vec2(-r, -r) * 0.75, vec2(r, r) * 0.75),
                   toSegment(p, vec2(-r, r) * 0.75, vec2(r, -r) * 0.75));
        hollow = true;
    }
    float inside = hollow ? 0.0 : fills.a * clamp(0.5 - away, 0.0, 1.0);
    float width = max(what.z, 1.0);
    float edge = lines.a * min(what.z, 1.0) * clamp(width * 0.5 + 0.5 - abs(away), 0.0, 1.0);
    float alpha = edge + inside * (1.0 - edge);
    if (alpha <= 0.0) discard;
    color = vec4((lines.rgb * edge + fills.rgb * inside * (1.0 - edge)) / alpha, alpha);
}
#endif
