// Who has a gesture on the map: the map or the page around it. Cooperative: one finger and the plain wheel scroll the page,
// two fingers and the wheel with Ctrl or Cmd move the map. Greedy: the map takes all, as on a page that does not scroll and
// in full screen.

const HINTS = {
  touch: 'Use two fingers to move the map.',
  wheel: `Hold ${/Mac|iP/.test(navigator.platform) ? '⌘' : 'Ctrl'} and scroll to zoom the map.`,
};
const HINT_SECONDS = 2;
const BURST_SECONDS = 1; // wheel events that follow each other so closely are one gesture

const above = (node) => node.assignedSlot ?? node.parentElement ?? node.getRootNode().host ?? null;

/** Whether something around the element would scroll, so that a map that takes wheel and fingers would be in the way. */
function scrolls(host) {
  if (window !== window.parent) return true; // a frame in a page that we cannot see
  const root = document.scrollingElement;
  for (let node = above(host); node; node = above(node)) {
    const whole = node === root;
    const { overflowY } = getComputedStyle(node);
    if (node.scrollHeight > node.clientHeight + 1 && (whole ? !/hidden|clip/.test(overflowY) : /auto|scroll/.test(overflowY))) return true;
  }
  return false;
}

function fillsScreen(host) {
  const full = document.fullscreenElement ?? document.webkitFullscreenElement;
  for (let node = full ? host : null; node; node = above(node)) if (node === full) return true;
  return false;
}

/** 'cooperative' or 'greedy'. wanted: the attribute, 'auto' unless it is one of the two. */
export function gesturesOf(host, wanted) {
  if (wanted === 'greedy' || fillsScreen(host)) return 'greedy';
  return wanted === 'cooperative' || scrolls(host) ? 'cooperative' : 'greedy';
}

/** Tells of refusals once a gesture, and shows the hint the first time. hint: an element for the words. */
export function refusals(hint, signal, tell) {
  let last = -Infinity;
  let timer = 0;
  const hinted = {};
  signal.addEventListener('abort', () => clearTimeout(timer));
  return (kind) => {
    const now = performance.now();
    const burst = now - last < BURST_SECONDS * 1000;
    last = now;
    if (burst) return;
    tell(kind);
    if (hinted[kind]) return;
    hinted[kind] = true;
    hint.textContent = HINTS[kind];
    hint.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => { hint.hidden = true; }, HINT_SECONDS * 1000);
  };
}
