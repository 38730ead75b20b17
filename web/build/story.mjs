// What the story says about itself: names, dates, the words of its pictures, its text as HTML.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * {id, title, byline, updated, beats: [{id, title, alternative}], article}. faultline: the native program; folder: of the
 * story; html: its text as the pack tool wrote it.
 */
export function storyFacts({ faultline, folder, html }) {
  const { report } = JSON.parse(execFileSync(faultline, ['check', folder, '--report', '--json'], { encoding: 'utf8', maxBuffer: 1 << 26 }));
  const text = existsSync(html) ? readFileSync(html, 'utf8') : null;
  return {
    id: report.story,
    title: report.title,
    byline: report.byline,
    updated: report.updated,
    beats: report.beats,
    article: text && /<article [\s\S]*<\/article>/.exec(text)[0].replace('<article ', '<article slot="story" '),
  };
}
