// The story that the pages are of: what it says about itself, and the files that it becomes.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const read = (path) => (existsSync(path) ? readFileSync(path) : null);
const cellsIn = (folder) => Object.fromEntries(readdirSync(folder).sort().map((name) => [name, readFileSync(join(folder, name))]));

/**
 * faultline: the native program; folder: of the story; program: of the Emscripten build; scratch: a folder for what is made.
 *   id, title, byline, updated, beats [{id, title, alternative}]
 *   article   its text as it stands in a page's element; html: the page of it, bytes
 *   own       the program carries it; otherwise
 *   pack      are its bytes, to lie beside the program
 *   posters   {web, whole}: paths of packs, whole is null for the one that the native program carries
 *   fonts     [regular, semibold] bytes of just its characters, or null: then the whole typeface serves
 *   cells     {name: bytes}
 */
export function storyFiles({ faultline, folder, program, scratch }) {
  const { report } = JSON.parse(execFileSync(faultline, ['check', folder, '--report', '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  const { story: id, title, byline, updated, beats } = report;
  const facts = (html) => ({ id, title, byline, updated, beats, html, article: html && /<article [\s\S]*<\/article>/.exec(html)[0].replace('<article ', '<article slot="story" ') });
  const made = join(program, 'packs/web');
  if (existsSync(join(made, `${id}.pack`))) {
    return {
      ...facts(read(join(made, 'story.html'))?.toString() ?? null), own: true, pack: null,
      posters: { web: join(made, `${id}.pack`), whole: null },
      fonts: ['400', '600'].map((weight) => readFileSync(join(made, `${id}-${weight}.ttf`))),
      cells: cellsIn(join(made, 'cells')),
    };
  }
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const [whole, web, html, cells] = ['whole.pack', 'web.pack', 'story.html', 'cells'].map((name) => join(scratch, name));
  execFileSync(faultline, ['build', folder, '-o', whole]);
  execFileSync(faultline, ['build', folder, '-o', web, '--cells', cells, '--html', html]);
  return { ...facts(readFileSync(html, 'utf8')), own: false, pack: readFileSync(web), posters: { web, whole }, fonts: null, cells: cellsIn(cells) };
}
