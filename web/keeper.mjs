// A browser gives a page some sixteen WebGL contexts and takes the oldest away beyond that. So all maps of a page share a
// few: whoever comes near takes one from the map that is farthest off the screen, which shows its poster until it comes near.
const MOST = 8; // live at a time, unless more are on the screen
const LIMIT = 14;

const live = new Set();
const waiting = new Set();

/** Lets a stage (web/stage.mjs) have a context, taking one from another where that must be. False: none is to be had now. */
export function admit(stage) {
  if (live.size >= MOST) {
    const [farthest] = [...live].filter((other) => other.distance > stage.distance).sort((a, b) => b.distance - a.distance);
    if (farthest) {
      farthest.release();
    } else if (stage.distance > 0 || live.size >= LIMIT) {
      waiting.add(stage);
      return false;
    }
  }
  waiting.delete(stage);
  live.add(stage);
  return true;
}

/** A stage has left the screen: more than MOST are live no longer than they are all seen. */
export function trim() {
  const away = [...live].filter((stage) => stage.distance > 0).sort((a, b) => b.distance - a.distance);
  while (live.size > MOST && away.length > 0) away.shift().release();
}

/** A stage has given its context back. */
export function leave(stage) {
  waiting.delete(stage);
  if (!live.delete(stage)) return;
  const [next] = [...waiting].sort((a, b) => a.distance - b.distance);
  if (next) queueMicrotask(() => { if (live.size < MOST || next.distance === 0) next.wake(); });
}
