// What one can ask of a mounted map, in plain JavaScript values.
import { LAYERS } from './layers.mjs';

const DAY = 86_400_000; // milliseconds

export const isoOfDay = (day) => new Date(Math.floor(day) * DAY).toISOString().slice(0, 10);

/** Days since 1970-01-01, or NaN for what is no date. */
export function dayOfIso(iso) {
  const day = /^\d{4}-\d\d-\d\d$/.test(iso) ? Date.parse(iso) / DAY : NaN;
  return Number.isInteger(day) && isoOfDay(day) === iso ? day : NaN; // 30 February is none
}

/** core as of web/core.mjs; request() asks for a frame. */
export function verbsOf(core, request) {
  const numberOf = (beat) => {
    if (typeof beat === 'number') return Number.isInteger(beat) && beat > 0 && beat < 1e6 ? beat : 0;
    return core.saying(String(beat), core.beat_by_id);
  };
  const did = (known) => {
    if (known) request();
    return Boolean(known);
  };
  return {
    /** Plain JSON (docs/embedding.md); null when the program has stopped. */
    get state() { return JSON.parse(core.text(core.state()) || 'null'); },
    // The same in part, cheap enough for every frame.
    get beat() { return core.beat(); },
    get date() { return isoOfDay(core.day()); },
    get progress() { return core.progress(); },

    /** A beat by number (from 1) or id; with progress (0 to 1) that share of its span, else its end. False: no such beat. */
    goTo(beat, progress, fly = true) {
      const number = numberOf(beat);
      if (progress !== undefined && Number.isFinite(progress)) return did(core.seek(number, progress));
      return did(core.go_to(number, fly ? 1 : 0));
    },
    /** False when the story has no such lens. */
    setLens: (id) => did(core.saying(String(id), core.set_lens)),
    /** False when there is no such layer. */
    setLayer(name, on) {
      const layer = LAYERS.indexOf(name);
      if (layer < 0) return false;
      core.set_layer(layer, on ? 1 : 0);
      return did(true);
    },
    /** "2022-11-11"; false when it is no date. */
    setDate(iso) {
      const day = dayOfIso(iso);
      if (Number.isNaN(day)) return false;
      core.date(day);
      return did(true);
    },
    setView({ lon, lat, spanKm }) { core.view(lon, lat, spanKm); request(); },
    /** As if the key of that number (web/input.mjs) were pressed. */
    press(key) { core.key(key); request(); },
    /** Whether the page draws the card, and the room that it takes in the map's pixels; settled: it rests there. */
    setRoom(html, cardWidth, sheetHeight, settled) { core.prose(html ? 1 : 0, cardWidth, sheetHeight, settled ? 1 : 0); request(); },
    setBare(bare) { core.bare(bare ? 1 : 0); request(); },
    redraw: request,
    play() { core.play(1); request(); },
    pause() { core.play(0); request(); },
  };
}
