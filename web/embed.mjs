// The page in the frame: what the address behind "#" asks for goes to the element, what happens is told to the host.
import './element.mjs';
import { heightMessages, obey } from './dialects.mjs';
import { heightFor } from './heights.mjs';

const map = document.querySelector('faultline-map');
const asked = new URLSearchParams(location.hash.slice(1));
for (const name of ['theme', 'layout', 'gestures', 'reveal']) {
  const value = asked.get(name);
  if (value !== null) map.setAttribute(name, value);
}

if (location.hash) map.hash = location.hash;
addEventListener('hashchange', () => { map.hash = location.hash; });

// Nothing that is told is secret, and a sandboxed page cannot know its host's origin: hence "*".
const framed = parent !== window;
const tell = (message) => { if (framed) parent.postMessage(message, '*'); };

const pymId = new URLSearchParams(location.search).get('childId');
let told = 0;
function tellHeight() {
  const height = heightFor(innerWidth);
  if (height === told) return;
  told = height;
  for (const message of heightMessages(height, pymId)) tell(message);
}
tellHeight();
addEventListener('resize', tellHeight);
addEventListener('message', (event) => {
  if (!framed || event.source !== parent) return;
  if (event.data?.faultline === 'height?') {
    told = 0;
    tellHeight();
  } else obey(map, event.data);
});
for (const type of ['ready', 'beatchange', 'progress', 'select', 'error']) {
  map.addEventListener(type, (event) => tell({ faultline: type, ...event.detail }));
}
