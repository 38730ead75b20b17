// Prints what a reader's browser fetches, and what else the folder holds.

const kb = (bytes) => (bytes / 1000).toFixed(1).padStart(7);
const sum = (files, by) => files.reduce((total, file) => total + file[by], 0);

/** files: as Site tells them; first: the names of those that are needed until the first live frame. */
export function printSizes(files, first) {
  const line = (file) => console.log(`${kb(file.bytes)} kB ${kb(file.br)} kB br  ${file.name}`);
  const needed = files.filter(({ name }) => first.includes(name));
  needed.forEach(line);
  console.log(`until the first live frame ${kb(sum(needed, 'br'))} kB br`);
  const groups = [['cells/', 'cells of finer geography, on demand'], ['posters/', 'posters, one of them before the map'], ['pictures/', 'pictures for others']];
  for (const [folder, what] of groups) {
    const inIt = files.filter(({ name }) => name.startsWith(folder));
    if (inIt.length > 0) console.log(`${kb(sum(inIt, 'br'))} kB in ${inIt.length} ${what}`);
  }
  files.filter(({ name }) => name.endsWith('.html') && !/^embed-\d/.test(name)).forEach(line);
}
