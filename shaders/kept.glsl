// An earlier picture of the same frame, laid over this one.
uniform sampler2D picture;
uniform float share;  // of it, 0 to 1
#ifdef VERTEX
void main() {
    gl_Position = vec4(gl_VertexID == 1 ? 3.0 : -1.0, gl_VertexID == 2 ? 3.0 : -1.0, 0.0, 1.0);
}
#else
out vec4 color;
void main() {
    color = vec4(texelFetch(picture, ivec2(gl_FragCoord.xy), 0).rgb, share);
}
#endif
