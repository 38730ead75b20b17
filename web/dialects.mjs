// What a frame and the page around it say to each other. Heights go out in three dialects, so that the loaders that
// newsrooms already have understand them; everything else in our own: {faultline: TYPE, …}.

/** Messages that tell `height`. pymId: what pym.js calls this frame ("childId" in its address), or null. */
export function heightMessages(height, pymId) {
  return [
    { faultline: 'height', height },
    { sentinel: 'amp', type: 'embed-size', height },
    ...(pymId === null ? [] : [`pymxPYMx${pymId}xPYMxheightxPYMx${height}`]),
  ];
}

/** The height that a message tells, or undefined. */
export function heightIn(data) {
  const height = data?.faultline === 'height' || (data?.sentinel === 'amp' && data.type === 'embed-size') ? data.height : undefined;
  return Number.isFinite(height) && height >= 100 && height <= 10000 ? height : undefined;
}

const COMMANDS = {
  goTo: (map, { beat, progress }) => map.goTo(beat, progress),
  setLens: (map, { lens }) => map.setLens(lens),
  setLayer: (map, { layer, on }) => map.setLayer?.(layer, on),
  play: (map) => map.play(),
  pause: (map) => map.pause(),
};

/** Does what a host asked for; false when it is nothing that a host may ask for. Values are the element's to check. */
export function obey(map, data) {
  const known = typeof data?.faultline === 'string' && Object.prototype.hasOwnProperty.call(COMMANDS, data.faultline);
  if (!known) return false;
  COMMANDS[data.faultline](map, data);
  return true;
}
