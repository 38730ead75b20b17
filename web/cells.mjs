// Finer geography, fetched when the map asks for it. A failure is not the reader's: the coarser ground stays, and a few
// later tries may mend it.

/**
 * A function that fetches one cell by its checksum and hands its bytes to take(cell, bytes); until `signal`. folder: the
 * address of the cells' folder, or a function from a cell's name to its address.
 */
export function cellFetcher(folder, signal, take) {
  return async function fetchCell(cell, crc, tries = 0) {
    try {
      const name = (crc >>> 0).toString(16).padStart(8, '0');
      const response = await fetch(typeof folder === 'function' ? folder(name) : `${folder}/${name}.cell`, { signal });
      if (!response.ok) return;
      const bytes = await response.arrayBuffer();
      if (!signal.aborted) take(cell, bytes);
    } catch {
      if (signal.aborted || tries >= 3) return;
      const timer = setTimeout(() => fetchCell(cell, crc, tries + 1), 2000 * 4 ** tries);
      signal.addEventListener('abort', () => clearTimeout(timer));
    }
  };
}
