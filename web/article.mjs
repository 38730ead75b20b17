// The worked example of the scroll layout: the same article drives the element or, with ?frame, an embed by messages.
import './element.mjs';
import { followSteps, mapInFrame } from './scroll.mjs';

const place = document.querySelector('.stage');
let map = place.querySelector('faultline-map');
if (new URLSearchParams(location.search).has('frame')) {
  const iframe = document.createElement('iframe');
  iframe.src = 'embed.html#layout=scroll';
  iframe.title = map.getAttribute('aria-label');
  iframe.allow = 'fullscreen';
  place.replaceChildren(iframe);
  map = mapInFrame(iframe);
}
// Where the map stands above the text, a step begins when its words come up from below it.
const line = matchMedia('(max-width: 55.99rem)').matches ? 0.85 : 0.6;
followSteps(document.querySelectorAll('[data-beat].step'), map, { line });
