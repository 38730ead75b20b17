// Scrollytelling for a publisher's own text: steps of an article drive a map by goTo(beat, progress). No library, no wheel: the
// page scrolls as it always does, and the map follows.

/**
 * steps: elements in reading order, each with data-beat (a number from 1, or an id). map: what has goTo(beat, progress): the
 * element, or mapInFrame(iframe). line: where on the screen, 0 top to 1 bottom, a step becomes the current one; progress is how
 * much of it has passed that line. Returns a function that ends it.
 */
export function followSteps(steps, map, { line = 0.6 } = {}) {
  const stop = new AbortController();
  let current = null;
  let pending = 0;

  function tell() {
    pending = 0;
    if (!current) return;
    const { top, height } = current.getBoundingClientRect();
    const passed = (innerHeight * line - top) / Math.max(height, 1);
    const { beat } = current.dataset;
    map.goTo(/^\d+$/.test(beat) ? Number(beat) : beat, Math.min(1, Math.max(0, passed)));
  }
  const request = () => { pending ||= requestAnimationFrame(tell); };

  // A root of no height: the line itself.
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      current?.classList.remove('current');
      current = target;
      current.classList.add('current');
      request();
    }
  }, { rootMargin: `-${line * 100}% 0px -${100 - line * 100}% 0px` });
  for (const step of steps) observer.observe(step);
  addEventListener('scroll', () => { if (current) request(); }, { passive: true, signal: stop.signal });
  return () => {
    stop.abort();
    observer.disconnect();
    cancelAnimationFrame(pending);
  };
}

/** A map in an embed's frame, driven by messages: what was last asked for is asked again when it is ready. */
export function mapInFrame(iframe, signal) {
  let last = null;
  // The origin of a sandboxed frame is "null" both ways: the window says who speaks, and nothing that is told is secret.
  const send = () => { if (last) iframe.contentWindow?.postMessage(last, '*'); };
  addEventListener('message', ({ source, data }) => {
    if (source === iframe.contentWindow && data?.faultline === 'ready') send();
  }, { signal });
  return {
    goTo(beat, progress) {
      last = { faultline: 'goTo', beat, progress };
      send();
    },
  };
}
