// Types of the element <faultline-map>. docs/embedding.md describes it.

/** A beat by number (from 1) or by its id. */
export type Beat = number | string;

export interface FaultlineState {
  beat: { index: number; id: string; title: string };
  beats: number;
  date: string;
  lens: string;
  lenses: string[];
  playing: boolean;
  framesDrawn: number;
  [more: string]: unknown;
}

export interface FaultlineEvents {
  ready: CustomEvent<Record<string, never>>;
  beatchange: CustomEvent<{ beat: FaultlineState['beat']; date: string }>;
  progress: CustomEvent<Record<string, unknown>>;
  select: CustomEvent<Record<string, unknown>>;
  error: CustomEvent<{ code: string; message: string }>;
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
  /** Where errors are reported to: an address of mail or web. */
  report: string | null;
  /** Resolves when the first live frame stands; rejects with what `error` tells. */
  readonly loaded: Promise<this>;
  /** Plain JSON, or null while no map lives. */
  readonly state: FaultlineState | null;
  /** False when there is no such beat. progress: 0 to 1, how far into the beat's span of time. */
  goTo(beat: Beat, progress?: number): boolean;
  setLens(id: string): boolean;
  /** fronts, links, areas, places or labels. False when there is no such layer. */
  setLayer(name: string, on?: boolean): boolean;
  /** What is shown as the part of an address behind "#"; "" for the story's own beginning. */
  hash: string;
  play(): void;
  pause(): void;
  addEventListener<K extends keyof FaultlineEvents>(type: K, listener: (event: FaultlineEvents[K]) => void, options?: boolean | AddEventListenerOptions): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'faultline-map': FaultlineMap;
  }
}
