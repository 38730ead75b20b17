// Pointers, wheel and keys on the canvas, told to the core. Nothing outside the canvas is listened to.
import { keyIndex, pointerKind } from './input.mjs';

const MODE_PIXELS_PER_NOTCH = [100, 3, 1]; // of WheelEvent.deltaMode: pixels, lines, pages
const PINCH_PIXELS_PER_NOTCH = 25; // a trackpad's pinch comes as a wheel with Ctrl, in small steps

/**
 * core: {pointer, wheel, key} as the exported functions of src/platform/web.cpp take them; refused(kind) is told of a
 * gesture that is the page's. canvas.dataset.gestures is 'cooperative' or 'greedy' (web/gestures.mjs). Until `signal`.
 */
export function listen(canvas, signal, { pointer: tellPointer, wheel: tellWheel, key: tellKey, refused }) {
  const fingers = []; // which browser pointer is finger 0, 1, …: a finger keeps its number until it lifts
  let pressed = 0; // the mouse button that began the press: a chord ends when all are up, and is told as one
  let scale = 1; // of Safari's own pinch event
  const cooperative = () => canvas.dataset.gestures === 'cooperative';

  function pointer(event) {
    const kind = pointerKind(event.type);
    const touch = event.pointerType === 'touch';
    if (event.type === 'pointerdown') {
      canvas.setPointerCapture(event.pointerId);
      const free = fingers.indexOf(undefined);
      fingers[free < 0 ? fingers.length : free] = event.pointerId;
    }
    const at = fingers.indexOf(event.pointerId);
    if (touch && at < 0) return; // the leave that follows a finger's up
    if (event.type === 'pointerdown' && !touch) pressed = Math.max(0, event.button);
    const button = event.type === 'pointerup' && !touch ? pressed : Math.max(0, event.button);
    const box = canvas.getBoundingClientRect();
    tellPointer(kind, Math.max(0, at), event.clientX - box.left, event.clientY - box.top, button, touch ? 1 : 0, event.timeStamp / 1000);
    if (event.type !== 'pointerup' && event.type !== 'pointercancel') return;
    if (at >= 0) fingers[at] = undefined;
    // The page scrolls away under a single finger.
    if (event.type === 'pointercancel' && touch && cooperative() && fingers.every((id) => id === undefined)) refused('touch');
  }
  function zoom(event, notches) {
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    tellWheel(event.clientX - box.left, event.clientY - box.top, notches);
  }
  function wheel(event) {
    const held = event.ctrlKey || event.metaKey;
    if (cooperative() && !held) {
      refused('wheel');
      return;
    }
    zoom(event, -event.deltaY / (event.ctrlKey ? PINCH_PIXELS_PER_NOTCH : MODE_PIXELS_PER_NOTCH[event.deltaMode]));
  }
  function key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return; // the browser's own
    const index = keyIndex(event.key);
    if (index < 0) return;
    event.preventDefault();
    tellKey(index);
  }

  const on = (type, listener, extra) => canvas.addEventListener(type, listener, { signal, ...extra });
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'pointerleave']) on(type, pointer);
  on('wheel', wheel, { passive: false });
  on('keydown', key);
  on('contextmenu', (event) => event.preventDefault());
  // Two fingers are the map's, also where one scrolls the page (touch-action says only what one may do).
  on('touchmove', (event) => { if (event.targetTouches.length > 1 && event.cancelable) event.preventDefault(); }, { passive: false });
  // Safari on a trackpad.
  on('gesturestart', (event) => { event.preventDefault(); scale = event.scale; });
  on('gesturechange', (event) => {
    zoom(event, Math.log(event.scale / scale) / Math.log(1.2)); // a notch is 1.2 (src/app/gestures.cpp)
    scale = event.scale;
  });
}
