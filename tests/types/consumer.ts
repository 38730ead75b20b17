// Every attribute, member and event of <faultline-map> as a page in TypeScript uses it, and what its types must refuse.
// Compiled, never run: tests/lint/element_types.test.mjs.
import { FaultlineMap } from 'faultline-map';
import type { FaultlineErrorCode, FaultlineEventMap, FaultlineLayer, FaultlineSelection, FaultlineState } from 'faultline-map';

const map = document.querySelector('faultline-map');
if (!(map instanceof FaultlineMap)) throw new Error();
const made: FaultlineMap = document.createElement('faultline-map');
const anyElement: HTMLElement = made;

// Attributes are properties.
map.src = 'story.pack';
map.src = null;
map.beat = 'ukraine';
map.poster = 'poster.png';
map.layout = 'scroll';
map.theme = 'dark';
map.lens = 'control';
map.reveal = 'interaction';
map.gestures = 'greedy';
map.prose = 'canvas';
map.report = 'desk@example.org';
map.hash = '#beat=3';
const address: string = map.hash;

// Members.
const ready: FaultlineMap = await map.loaded;
const known: boolean = map.goTo(3) && map.goTo('ukraine', 0.5) && map.setLens('control') && map.setLayer('links') && map.setLayer('labels', false);
map.play();
map.pause();
map.focus({ preventScroll: true, focusVisible: false });

const state: FaultlineState | null = map.state;
if (state) {
  const words: string[] = [state.story, state.title, state.beat.id, state.beat.title, state.beat.start, state.beat.end, state.date, state.lens, state.theme, ...state.lenses, ...state.changed];
  const numbers: number[] = [state.beat.index, state.beats, state.progress, state.framesDrawn, state.heapBytes, state.view.lon, state.view.lat, state.view.spanKm, state.view.north];
  const flags: boolean[] = [state.playing, state.exploring, state.view.moved];
  const layers: FaultlineLayer[] = state.layers;
  const still: 'before' | 'after' | null = state.still;
  const why: string | null = state.why;
  const selected: FaultlineSelection | null = state.selected;
  if (selected) words.push(selected.id, selected.name, selected.kind);
  console.log(words, numbers, flags, layers, still, why, address, known, ready, anyElement);
}

// Events.
map.addEventListener('ready', (event) => console.log(event.detail));
map.addEventListener('beatchange', ({ detail }) => console.log(detail.beat.index, detail.date));
map.addEventListener('progress', ({ detail }) => console.log(detail.beat, detail.progress, detail.date), { passive: true });
map.addEventListener('select', ({ detail }) => console.log(detail.selected?.kind === 'front'));
map.addEventListener('change', ({ detail }) => { location.hash = detail.hash; });
map.addEventListener('error', ({ detail }) => { const code: FaultlineErrorCode = detail.code; console.log(code, detail.message); });
map.addEventListener('loadprogress', ({ detail }) => console.log(detail.share * 100));
map.addEventListener('gesturerefused', ({ detail }) => console.log(detail.gesture === 'touch'));
map.addEventListener('click', (event) => console.log(event.type));
const forget = (event: FaultlineEventMap['progress']) => console.log(event.detail.date);
map.addEventListener('progress', forget, { once: true });
map.removeEventListener('progress', forget);

// What is misuse.
// @ts-expect-error no such layout
map.layout = 'wide';
// @ts-expect-error no such theme
map.theme = 'sepia';
// @ts-expect-error a beat's attribute is text
map.beat = 3;
// @ts-expect-error no such layer
map.setLayer('roads', true);
// @ts-expect-error a beat is a number or an id
map.goTo({ beat: 3 });
// @ts-expect-error there may be no state
console.log(map.state.date);
// @ts-expect-error read only
map.state = null;
// @ts-expect-error read only
map.loaded = Promise.resolve(map);
// @ts-expect-error nothing comes back
map.play().then();
// @ts-expect-error this event tells no beat
map.addEventListener('select', ({ detail }) => console.log(detail.beat));
// @ts-expect-error no such code
map.addEventListener('error', ({ detail }) => detail.code === 'tired');
