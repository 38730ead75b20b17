// The pictures that stand where the map will be: every beat without panels, framed as the live map frames it at the same
// size, light and dark, wide and narrow; with the geography of the page's own pack, which is what the live map begins with
// (finer comes when it is there). Beside them the pictures that others show: with all geography. Made by the native program; kept in build/posters and made again only when what
// they are made from has changed. Encoders: avifenc (libavif), pngquant.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

// CSS sizes at which a poster is the live map's first frame, pixel for pixel but for the encoder. A phone's pixels are
// fine, so its picture is; of a wide one there are two, of about the same bytes: where pixels are fine, errors are, too.
export const SHAPES = {
  wide: { width: 1280, height: 720, scale: 1 },
  narrow: { width: 390, height: 844, scale: 2 },
};
export const FINE = { ...SHAPES.wide, scale: 2, quality: 42 };
export const THEMES = ['light', 'dark'];
const CARD = { width: 1200, height: 630 }; // as Open Graph and Twitter show it

// Flat colours, thin lines, small type: full chroma, or red lines bleed; tuned for structure.
const AVIF = (quality) => ['--yuv', '444', '--min', '0', '--max', '63', '-a', 'end-usage=q', '-a', `cq-level=${quality}`, '-a', 'tune=ssim', '--speed', '6', '--jobs', '1', '--ignore-exif', '--ignore-xmp'];
const PALETTE = ['64', '--speed', '1', '--nofs', '--strip', '--force'];

/** What is to be made of a story: [{file, beat, theme, width, height, scale, quality (of AVIF: 0 best to 63), card}]. */
export function plan(beats) {
  const pictures = [];
  for (let beat = 1; beat <= beats; beat += 1) {
    for (const [shape, size] of Object.entries(SHAPES)) {
      for (const theme of THEMES) pictures.push({ file: `${beat}-${shape}-${theme}.avif`, beat, theme, quality: 28, ...size });
    }
    for (const theme of THEMES) pictures.push({ file: `${beat}-wide-${theme}-2x.avif`, beat, theme, ...FINE });
    pictures.push({ file: `beat-${beat}.png`, beat, theme: 'light', ...SHAPES.wide });
  }
  pictures.push({ file: 'card.png', beat: 1, theme: 'light', ...CARD, scale: 1, card: true });
  return pictures;
}

async function make(program, { web, whole }, picture, folder) {
  const { beat, theme, width, height, scale, quality, card } = picture;
  const png = join(folder, `${picture.file}.part.png`);
  await run(program, ['render', ...(picture.file.endsWith('.avif') ? [web] : whole ? [whole] : []), '--beat', String(beat), '--theme', theme, '--size', `${width}x${height}`, '--scale', String(scale),
    card ? '--key' : '--without-panels', '-o', png]);
  const part = join(folder, `${picture.file}.part`);
  if (picture.file.endsWith('.avif')) await run('avifenc', [...AVIF(quality), png, part]);
  else await run('pngquant', [...PALETTE, '--output', part, png]);
  rmSync(png);
  renameSync(part, join(folder, picture.file)); // whole or not at all: an interrupted build leaves no half picture
}

const hashOf = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
};

/** Runs `work` for each item, as many at a time as there are processors. */
async function inParallel(items, work) {
  const queue = [...items];
  const lanes = Math.min(queue.length, availableParallelism?.() ?? cpus().length);
  await Promise.all(Array.from({ length: lanes }, async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) await work(item);
  }));
}

/**
 * Brings `folder` up to date and says what is in it: [{file, beat, theme, width, height, scale}].
 * program: the native faultline; packs: {web: the page's, whole: with all geography, or null for the one in the program}.
 */
export async function makePosters({ program, packs, beats, folder }) {
  mkdirSync(folder, { recursive: true });
  const pictures = plan(beats);
  const made = hashOf(readFileSync(program), readFileSync(packs.web), JSON.stringify([pictures, AVIF(0), PALETTE]));
  const stamp = join(folder, 'stamp');
  if ((existsSync(stamp) ? readFileSync(stamp, 'utf8') : '') !== made) {
    rmSync(folder, { recursive: true });
    mkdirSync(folder, { recursive: true });
  }
  const missing = pictures.filter(({ file }) => !existsSync(join(folder, file)));
  writeFileSync(stamp, made); // before: pictures made until an interruption need not be made again
  await inParallel(missing, (picture) => make(program, packs, picture, folder));
  return { pictures, made: missing.length };
}

/** One name for all of a set's contents, so that a page can tell the name of any beat's picture from that of another. */
export const setName = (folder, pictures) => hashOf(...pictures.map(({ file }) => readFileSync(join(folder, file)))).slice(0, 10);
