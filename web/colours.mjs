// A publisher's colours: `--faultline-sea: …` on the element or anything around it, `--faultline-dark-sea` for one theme.

/** "name:#rrggbb;…" of the tokens `names` that the style of `element` sets. What is no opaque colour is left out. */
export function coloursOf(element, names) {
  const style = getComputedStyle(element);
  const pen = document.createElement('canvas').getContext('2d'); // it writes any opaque CSS colour as #rrggbb
  const found = [];
  for (const name of names) {
    for (const key of [name, `light-${name}`, `dark-${name}`, `print-${name}`]) {
      const value = style.getPropertyValue(`--faultline-${key}`).trim();
      if (!value) continue;
      pen.fillStyle = 'rgb(0 0 0 / 0)';
      pen.fillStyle = value; // what is no colour leaves the one before, which is none of ours
      found.push(`${key}:${pen.fillStyle}`);
    }
  }
  return found.join(';');
}
