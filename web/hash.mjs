// What is shown, as the part of an address behind "#", and back. Readable, and only what differs from the story's own.

/** {beat, lens}, each undefined where the address does not say it. */
export function readHash(hash) {
  const said = new URLSearchParams(hash.replace(/^#/, ''));
  const beat = said.get('beat') ?? undefined;
  return {
    beat: beat !== undefined && /^\d+$/.test(beat) ? Number(beat) : beat,
    lens: said.get('lens') ?? undefined,
  };
}

/** The address of a map's state; "" for the story's own beginning. */
export function writeHash(state) {
  const parts = [];
  if (state.lens !== state.lenses[0]) parts.push(`lens=${encodeURIComponent(state.lens)}`);
  if (parts.length > 0 || state.beat.index !== 1) parts.unshift(`beat=${state.beat.index}`);
  return parts.length > 0 ? `#${parts.join('&')}` : '';
}
