// How high a frame around the map wants to be. The frame's page tells it and the loader on the host's page reserves it
// before that, by the same rule, so that nothing below moves.
export const HEIGHTS = { wide: 650, middle: 575, narrow: 640 };

/** In pixels. width: of the frame; screenHeight: of the device, since a frame does not know its host's window. */
export function heightFor(width, screenHeight) {
  if (width > 999) return HEIGHTS.wide;
  if (width > 599) return HEIGHTS.middle;
  return Math.max(400, Math.min(HEIGHTS.narrow, Math.round(screenHeight * 0.9)));
}
