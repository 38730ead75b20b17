// The stand-alone page: the address on one side, the element on the other.
import './element.mjs';

const map = document.querySelector('faultline-map');

// ?story= names a pack of this site; anything else could show a stranger's story under a publisher's name.
const story = new URLSearchParams(location.search).get('story');
if (story !== null) {
  map.setAttribute('same-origin', '');
  map.setAttribute('src', story);
}

if (location.hash) map.hash = location.hash;
addEventListener('hashchange', () => { map.hash = location.hash; });
map.addEventListener('change', ({ detail: { hash } }) => {
  if (location.hash !== hash) history.replaceState(null, '', hash || location.pathname + location.search);
});

// The keys work at once; the ring waits until somebody uses them, or every reader would see a frame about the map.
map.loaded.then(() => map.focus({ preventScroll: true, focusVisible: false }), () => {});
