// How high a frame around the map wants to be. The frame's page tells it and the loader on the host's page reserves it
// before that, by the same rule, so that nothing below moves. It goes by width alone: a frame does not know its host's window.
export const heightFor = (width) => (width > 999 ? 650 : width > 599 ? 575 : 600); // on a phone map and sheet need room
