// The rule of src/scene/layout.cpp, for what the page draws itself: which card a frame takes, and how high a sheet may be.
export const SHEETS = ['peek', 'half', 'full'];

// Sizes are the element's own in the map's pixels: CSS pixels over the zoom that the reader's type size asks for.

/** That zoom: of type of em pixels; a small frame keeps room for a map. */
export const mapZoom = (width, height, em) => Math.max(1, Math.min((em || 16) / 16, width / 300, height / 300));

/** 'low' is a phone on its side. */
export const shapeOf = (width, height) => (height < 480 && width > height ? 'low' : width <= 720 ? 'narrow' : 'wide');

/** The sheet's heights: {peek, half, full}; all leave the map a window, half a fair one. */
export function sheetHeights(width, height) {
  const strip = 108, top = 48, least = 148;
  const full = Math.max(height - strip - top - least, 60);
  const fair = Math.min(Math.max(height - strip - top - width * 0.4, height * 0.36), height * 0.46);
  return { peek: Math.min(120, full), half: Math.min(Math.floor(fair), full), full };
}

/** The sheet that a drag lets go near: where it would be a moment later at its speed, pixels a second, up is positive. */
export function nearestSheet(heights, height, speed) {
  const ahead = height + speed * 0.12;
  return SHEETS.reduce((best, name) => (Math.abs(heights[name] - ahead) < Math.abs(heights[best] - ahead) ? name : best), 'peek');
}
