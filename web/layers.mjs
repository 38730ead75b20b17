// The names of src/scene/layers.h, in its order; tests/lint checks that both still agree.
export const LAYERS = ['fronts', 'links', 'areas', 'places', 'labels'];
