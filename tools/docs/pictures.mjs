// Makes the pictures of docs/ anew: runs every `faultline render ... -o docs/pictures/X.png` that a page shows.
// Those of docs/pictures/fronts/ are many and small: a palette does for them.
// Usage: node tools/docs/pictures.mjs [PAGE.md...]   (needs build/native/faultline: ./dev build)
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PNG } from 'pngjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const pages = process.argv.length > 2 ? process.argv.slice(2) : ['docs/cartography.md'];

/** The commands of a page that make pictures of docs/. */
export const commandsOf = (page) => [...page.matchAll(/^faultline (render .* -o (docs\/pictures\/\S+\.png))$/gm)]
  .map(([, command, file]) => ({ args: command.split(' '), file }));

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of pages) {
    for (const { args, file } of commandsOf(readFileSync(join(root, page), 'utf8'))) {
      const path = join(root, file);
      mkdirSync(dirname(path), { recursive: true });
      execFileSync(join(root, 'build/native/faultline'), args, { cwd: root, stdio: 'inherit' });
      if (file.startsWith('docs/pictures/fronts/')) {
        execFileSync('pngquant', ['--strip', '--speed', '1', '--force', '--output', path, '64', path]);
        continue;
      }
      // Packed tighter than the program does, which must be quick: the same pixels.
      const picture = PNG.sync.read(readFileSync(path));
      writeFileSync(path, PNG.sync.write(picture, { colorType: 2, inputHasAlpha: true, deflateLevel: 9, deflateStrategy: 0 }));
      console.log(file);
    }
  }
}
