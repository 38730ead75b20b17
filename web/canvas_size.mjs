// How many device pixels a canvas has, told at once and whenever it or the screen's ratio changes.

/** tell({width, height, dpr}) with whole device pixels, never empty ones; until `signal`. */
export function watchSize(canvas, signal, tell) {
  function measure(entry) {
    const box = entry?.contentRect ?? canvas.getBoundingClientRect();
    const dpr = devicePixelRatio;
    let width = Math.round(box.width * dpr);
    let height = Math.round(box.height * dpr);
    const exact = entry?.devicePixelContentBoxSize?.[0];
    // Exact where it is the truth; an emulated ratio is not in it.
    if (exact && Math.abs(exact.inlineSize - width) <= 1 && Math.abs(exact.blockSize - height) <= 1) {
      width = exact.inlineSize;
      height = exact.blockSize;
    }
    if (width && height) tell({ width, height, dpr });
  }
  const observer = new ResizeObserver((entries) => measure(entries[entries.length - 1]));
  function watchRatio() {
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    query.addEventListener('change', () => { measure(); watchRatio(); }, { once: true, signal });
  }
  measure();
  try {
    observer.observe(canvas, { box: 'device-pixel-content-box' });
  } catch {
    observer.observe(canvas); // Safari does not know that box
  }
  watchRatio();
  signal.addEventListener('abort', () => observer.disconnect());
}
