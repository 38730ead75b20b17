// Shared by all layers: the frame, and the way from a unit vector to framebuffer pixels.
// The formula is geo/projection.h's, with multiply, add, sqrt and divide only.
layout(std140) uniform Frame {
    vec4 rotation[3];  // rows: unit -> camera frame; w of the first two: where the framebuffer lies in the picture, below
    vec4 view;         // pixels a map radian, centre in pixels (x, y down), horizonZ
    vec4 size;         // pixels: width, height; pixels a logical pixel; pixels a km at the centre
};

vec3 toCamera(vec3 unit) {
    return vec3(dot(rotation[0].xyz, unit), dot(rotation[1].xyz, unit), dot(rotation[2].xyz, unit));
}

bool beyondHorizon(vec3 camera) { return camera.z < view.w; }

// Points beyond the horizon land on the horizon's circle, in their direction.
vec2 toPixel(vec3 camera) {
    float k = sqrt(2.0 / (1.0 + max(camera.z, view.w)));
    if (beyondHorizon(camera)) {
        float across = max(length(camera.xy), 1e-9);
        k *= sqrt(1.0 - view.w * view.w) / across;
    }
    return view.yz + view.x * k * vec2(camera.x, -camera.y);
}

vec4 clipFromPixel(vec2 pixel) {
    return vec4(pixel.x * 2.0 / size.x - 1.0, 1.0 - pixel.y * 2.0 / size.y, 0.0, 1.0);
}

const vec4 nowhere = vec4(2.0, 2.0, 2.0, 1.0);

// In a fragment shader: where this pixel's centre is in the picture. The framebuffer may hold a tile of it: its left edge
// and its foot are pixels of the picture.
#ifdef FRAGMENT
vec2 pixelHere() { return vec2(gl_FragCoord.x + rotation[0].w, rotation[1].w - gl_FragCoord.y); }
#endif
