// Types of <faultline-map>. docs/embedding.md tells what each does.

export type FaultlineLayer = 'fronts' | 'links' | 'areas' | 'places' | 'labels';

export type FaultlineErrorCode =
  | 'no-wasm' | 'no-webgl' | 'old-browser' | 'network' | 'damaged' | 'story-elsewhere' | 'story-network' | 'story-damaged'
  | 'memory' | 'context-lost' | 'stopped';

export interface FaultlineSelection {
  kind: 'country' | 'front' | 'link' | 'place' | 'area';
  id: string;
  name: string;
}

/** Plain JSON; dates are "2024-01-20". */
export interface FaultlineState {
  story: string;
  title: string;
  beat: { index: number; id: string; title: string; start: string; end: string };
  beats: number;
  date: string;
  /** The date's share of the beat's span, 0 to 1; 1 where it is a single day. */
  progress: number;
  /** What changed, in sentences: in the beat at its end, else up to the day shown, or between it and a day that the reader chose. */
  changed: string[];
  /** Which days those compare, in words; null where they are the beat's own. */
  compared: string | null;
  /** On the button that chooses the day to compare with; "" for none. */
  compare: string;
  /** moved: not where the beat has it. */
  view: { lon: number; lat: number; spanKm: number; north: number; moved: boolean };
  lens: string;
  lenses: string[];
  theme: string;
  /** Those that are on. */
  layers: FaultlineLayer[];
  playing: boolean;
  exploring: boolean;
  still: 'before' | 'after' | null;
  selected: FaultlineSelection | null;
  /** Why another frame is needed; null at rest. */
  why: string | null;
  framesDrawn: number;
  heapBytes: number;
  [more: string]: unknown;
}

export interface FaultlineEventMap {
  ready: CustomEvent<Record<string, never>>;
  beatchange: CustomEvent<{ beat: FaultlineState['beat']; date: string }>;
  progress: CustomEvent<{ beat: number; progress: number; date: string }>;
  select: CustomEvent<{ selected: FaultlineSelection | null }>;
  change: CustomEvent<{ hash: string }>;
  error: CustomEvent<{ code: FaultlineErrorCode; message: string; cause?: unknown }>;
  loadprogress: CustomEvent<{ share: number }>;
  gesturerefused: CustomEvent<{ gesture: 'touch' | 'wheel' }>;
}

export declare class FaultlineMap extends HTMLElement {
  src: string | null;
  beat: string | null;
  poster: string | null;
  layout: 'card' | 'scroll' | 'bare' | 'stage' | null;
  theme: 'auto' | 'light' | 'dark' | null;
  lens: string | null;
  reveal: 'auto' | 'interaction' | null;
  gestures: 'auto' | 'cooperative' | 'greedy' | null;
  prose: 'html' | 'canvas' | null;
  report: string | null;
  hash: string;
  readonly loaded: Promise<this>;
  readonly state: FaultlineState | null;
  goTo(beat: number | string, progress?: number): boolean;
  setLens(lens: string): boolean;
  setLayer(name: FaultlineLayer, on?: boolean): boolean;
  play(): void;
  pause(): void;
  focus(options?: FocusOptions & { focusVisible?: boolean }): void;
  addEventListener<K extends keyof FaultlineEventMap>(type: K, listener: (event: FaultlineEventMap[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof FaultlineEventMap>(type: K, listener: (event: FaultlineEventMap[K]) => void, options?: boolean | EventListenerOptions): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'faultline-map': FaultlineMap;
  }
}
