// embed.js, for a host's page: keeps the height of our frames right. Pages that already have a loader that understands
// AMP's or pym's messages do without. It takes nothing from the page but messages.
import { heightIn } from './dialects.mjs';
import { heightFor } from './heights.mjs';

const OURS = /\/embed(-\d+)?\.html([?#]|$)/;
const base = document.currentScript && new URL('.', document.currentScript.src).href;
const frames = () => [...document.querySelectorAll('iframe')].filter((frame) => OURS.test(frame.src) && (!base || frame.src.startsWith(base)));

function reserve() {
  for (const frame of frames()) {
    if (!frame.dataset.faultline) frame.height = heightFor(frame.clientWidth);
    frame.dataset.faultline ||= 'reserved';
  }
}
reserve();
document.addEventListener('DOMContentLoaded', reserve);
addEventListener('message', (event) => {
  const height = heightIn(event.data);
  if (height === undefined) return;
  for (const frame of frames()) { // the origin of a sandboxed frame is "null": the window says who speaks
    if (frame.contentWindow === event.source) frame.height = height;
  }
});
// It may have spoken before this script was there.
for (const frame of frames()) frame.contentWindow?.postMessage({ faultline: 'height?' }, '*');
