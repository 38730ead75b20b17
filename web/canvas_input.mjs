// Pointers, wheel and keys on the canvas, told to the core. Nothing outside the canvas is listened to.
import { keyIndex, pointerKind } from './input.mjs';

const MODE_PIXELS_PER_NOTCH = [100, 3, 1]; // of WheelEvent.deltaMode: pixels, lines, pages

/** core: {pointer, wheel, key} as the exported functions of src/platform/web.cpp take them. Until `signal`. */
export function listen(canvas, signal, core) {
  const fingers = []; // which browser pointer is finger 0, 1, …: a finger keeps its number until it lifts
  let pressed = 0; // the mouse button that began the press: a chord ends when all are up, and is told as one

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
    core.pointer(kind, Math.max(0, at), event.clientX - box.left, event.clientY - box.top, button, touch ? 1 : 0, event.timeStamp / 1000);
    if ((event.type === 'pointerup' || event.type === 'pointercancel') && at >= 0) fingers[at] = undefined;
  }
  function wheel(event) {
    event.preventDefault();
    const box = canvas.getBoundingClientRect();
    const perNotch = event.ctrlKey ? 25 : MODE_PIXELS_PER_NOTCH[event.deltaMode];
    core.wheel(event.clientX - box.left, event.clientY - box.top, -event.deltaY / perNotch);
  }
  function key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return; // the browser's own
    const index = keyIndex(event.key);
    if (index < 0) return;
    event.preventDefault();
    core.key(index);
  }

  const on = (type, listener, extra) => canvas.addEventListener(type, listener, { signal, ...extra });
  for (const type of ['pointermove', 'pointerdown', 'pointerup', 'pointercancel', 'pointerleave']) on(type, pointer);
  on('wheel', wheel, { passive: false });
  on('keydown', key);
  on('contextmenu', (event) => event.preventDefault());
}
