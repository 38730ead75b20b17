// What can go wrong, as one plain sentence for the reader and one code for the page (docs/embedding.md lists them).
const SENTENCES = {
  'no-wasm': 'This browser cannot run the map: it lacks WebAssembly, or has it switched off.',
  'no-webgl': 'This browser has no WebGL 2, which the map needs. Switching on hardware acceleration may help.',
  'old-browser': 'This browser is too old for the map.',
  network: 'The map could not be loaded over the network.',
  damaged: 'The map arrived damaged.',
  'story-elsewhere': 'The story in the address is on another site, so it is not shown.',
  'story-network': 'The story could not be loaded.',
  'story-damaged': 'The story arrived damaged.',
  memory: 'There is not enough memory for the map.',
  'context-lost': 'The graphics card took the map away.',
  stopped: 'The map stopped working.',
};
// What another try may mend.
const PASSING = new Set(['network', 'damaged', 'story-network', 'story-damaged', 'memory', 'context-lost', 'stopped']);

export class Problem extends Error {
  /** code: a key above; more: a sentence instead of the usual one. */
  constructor(code, more) {
    super(more || SENTENCES[code]);
    this.name = 'FaultlineProblem';
    this.code = code;
    this.retry = PASSING.has(code);
  }
}
