// The clone of the story's article inside the card: what of it is shown, and the buttons that reading on a map needs.
// Nothing is written anew: pages of the card are parts of the article, shown or hidden.
import { make } from './make.mjs';

const button = (attributes, ...children) => make('button', { type: 'button', ...attributes }, ...children);
const words = (node) => node?.textContent.replace(/\s+/g, ' ').trim() ?? '';

/** Which kinds of claims a part has, each once, as buttons; contested where one is. */
function chips(beat, open) {
  const made = new Map();
  for (const claim of beat.querySelectorAll('.claim')) {
    const { kind, status } = claim.dataset;
    const word = words(claim.querySelector('.chip'));
    if (!made.has(word)) made.set(word, { kind, status: status === 'confirmed' ? status : '', claim });
  }
  const contested = beat.querySelector('.claim[data-status=contested]');
  if (contested) made.set('Contested', { kind: 'contested', status: '', claim: contested });
  const row = make('div', { class: 'chips' });
  for (const [word, { kind, status, claim }] of made) {
    const chip = button({ class: 'chip', 'data-kind': kind, 'data-status': status }, word);
    chip.addEventListener('click', () => open(claim));
    row.append(chip);
  }
  return row;
}

/** How the part's claims stand, near its head: the most frequent word first. It leads down to them. */
function standings(beat, open) {
  const made = new Map();
  for (const claim of beat.querySelectorAll('.claim')) {
    const { status } = claim.dataset;
    const word = words(claim.querySelector('.standing')).toLowerCase() || status;
    const { count = 0, short = word } = made.get(status) ?? {};
    made.set(status, { count: count + 1, short: word.length < short.length ? word : short }); // "confirmed as said" is confirmed, too
  }
  if (made.size === 0) return [];
  const said = [...made.values()].sort((a, b) => b.count - a.count).map(({ count, short }) => `${count} ${short}`).join(', ');
  const line = button({ class: 'standings' }, make('span', { class: 'quiet' }, 'What this rests on: '), said);
  line.addEventListener('click', () => open(beat.querySelector('.claims')));
  return [line];
}

/** Behind the last part: what one can do next. acts: {name: function} */
function ending(acts) {
  const block = make('div', { class: 'end', role: 'group', 'aria-label': 'The end' });
  for (const [name, act] of Object.entries(acts)) {
    const made = button({}, name);
    made.addEventListener('click', act);
    block.append(made);
  }
  return block;
}

/** A claim's check and sources unfold. */
function unfolding(claim) {
  if (!claim.querySelector('.check, .cites')) return;
  const more = button({ class: 'more', 'aria-expanded': 'false' }, 'Check and sources');
  more.addEventListener('click', () => more.setAttribute('aria-expanded', String(claim.classList.toggle('open'))));
  claim.querySelector('.check, .cites').before(more);
}

export class CardStory {
  #article;
  #beats;
  #fold = null; // the reader's own choice: true for open

  /** article: a clone, ours to change. open(claim or all of a part's) is asked for by a chip; acts: offered at the end. */
  constructor(article, open, acts) {
    this.#article = article;
    this.#beats = [...article.querySelectorAll('.faultline-beat')];
    for (const node of article.querySelectorAll('[id]')) node.removeAttribute('id'); // the page's own has them
    for (const beat of this.#beats) {
      beat.querySelector('header').append(...standings(beat, open));
      beat.querySelector('.prose')?.after(chips(beat, open));
      const claims = beat.querySelectorAll('.claim');
      for (const number of beat.querySelectorAll('.prose a')) {
        number.addEventListener('click', (event) => {
          event.preventDefault(); // its address is the page's own copy
          open(claims[number.textContent - 1]);
        });
      }
      beat.querySelector('summary')?.addEventListener('click', () => { this.#fold = !beat.querySelector('.claims').open; });
    }
    this.#beats[this.#beats.length - 1].append(ending(acts));
    for (const claim of article.querySelectorAll('.claim')) unfolding(claim);
    const more = this.lacks?.querySelector('a');
    if (more) more.href = more.href; // whole, for print
  }

  /** Whether the tables were left out of the page (web/story_parts.mjs). */
  get lacks() { return this.#article.querySelector('.faultline-more'); }
  add(tables) {
    tables.hidden = this.lacks.hidden;
    this.lacks.replaceWith(tables);
  }

  get end() { return this.#article.querySelector('.end'); }
  get count() { return this.#beats.length; }
  beat(number) { return this.#beats[number - 1]; }
  /** Of a number or an id; undefined where there is no such part. */
  numberOf(beat) {
    const at = this.#beats.findIndex((one) => one.dataset.beat === String(beat) || one.dataset.id === beat);
    return at < 0 ? undefined : at + 1;
  }
  titleOf(number) { return words(this.beat(number)?.querySelector('h2')); }
  dateOf(number) {
    return words(this.beat(number)?.querySelector('.kicker').lastElementChild);
  }
  /** What a listener hears of a part that has come, and a saved picture says. */
  spoken(number) {
    const beat = this.beat(number);
    const changes = [...beat.querySelectorAll('.changes li')].map(words).join(' ');
    return `Part ${number} of ${this.count}: ${this.titleOf(number)}. ${words(beat.querySelector('.two h3')) || this.dateOf(number)}. ${changes}`;
  }
  /** What changed, as the map tells it of the day it shows. act(): chooses the day to compare with, or lets it go. */
  tell(number, { changed, compared, compare }, act) {
    const beat = this.beat(number);
    let block = beat.querySelector('.changes');
    if (!block) beat.querySelector('.chips').after(block = make('div', { class: 'changes' }, make('h3', {}, 'What changed'), make('ul')));
    const [heading, list] = block.children;
    block.dataset.own ??= heading.textContent;
    const lines = [...list.children].map(words);
    if (heading.textContent === (compared ?? block.dataset.own) && lines.join() === changed.join()) return;
    heading.textContent = compared ?? block.dataset.own;
    list.replaceChildren(...changed.map((line) => make('li', {}, line)));
    let press = block.querySelector('button');
    if (!press) {
      press = button({ class: 'more' });
      press.addEventListener('click', act);
      block.append(press);
    }
    press.textContent = compare;
    press.hidden = !compare;
    block.classList.toggle('two', Boolean(compared));
  }
  sourcesOf(number) { return [...this.#article.querySelectorAll('[data-source]')].filter((source) => source.dataset.beats.split(' ').includes(String(number))); }

  /** Shows one of: 'beat', 'sources' (the part's), 'every' (source), 'about', 'text', or nothing of it ('other'). */
  show(view, number) {
    const whole = view === 'text';
    for (const part of this.#article.children) {
      const is = (name) => part.classList.contains(name);
      if (part.localName === 'header') { // the page's first heading: for a voice always
        part.classList.toggle('quiet', !whole && !(view === 'beat' && number === 1));
        continue;
      }
      part.hidden = !(whole || (view === 'beat' && part === this.beat(number))
        || ((view === 'sources' || view === 'every') && is('faultline-sources')) || (view === 'about' && (is('faultline-about') || is('faultline-corrections'))));
    }
    const cited = this.sourcesOf(number);
    for (const source of this.#article.querySelectorAll('[data-source]')) source.hidden = view === 'sources' && !cited.includes(source);
    if (whole) for (const claims of this.#article.querySelectorAll('.claims')) claims.open = true;
  }

  /** The claims stand unfolded where there is room to begin them, so that no card ends in blank paper. */
  foldClaims(number, scroller) {
    const claims = this.beat(number)?.querySelector('.claims');
    if (!claims) return;
    claims.open = false;
    claims.open = this.#fold ?? this.#article.offsetHeight + 130 <= scroller.clientHeight;
  }

  unfold(claim) {
    claim.closest('details').open = true;
    if (!claim.matches('.claim')) return;
    claim.classList.add('open');
    claim.querySelector('.more')?.setAttribute('aria-expanded', 'true');
  }

  /** The part's claims that speak of a mark ({kind, id}); they are lit, all others not. */
  light(number, mark) {
    const name = mark && `${mark.kind}:${mark.id}`;
    const lit = [];
    for (const claim of this.#article.querySelectorAll('.claim')) {
      const on = Boolean(name) && claim.closest('.faultline-beat') === this.beat(number) && claim.dataset.marks?.split(' ').includes(name);
      claim.classList.toggle('lit', on);
      if (on) lit.push(claim);
    }
    return lit;
  }

  /** A mark's row of the tables as a list; null where there is none. */
  rowOf(mark) {
    const row = [...this.#article.querySelectorAll('[data-mark]')].find((one) => one.dataset.mark === `${mark.kind}:${mark.id}`);
    if (!row) return null;
    const rows = mark.kind === 'front' ? [...row.parentNode.rows] : [row]; // of a line, one a date
    const heads = [...row.closest('table').querySelectorAll('thead th')].map(words);
    const list = make('dl', { class: 'mark' });
    for (const { cells } of rows) {
      [...cells].forEach((cell, i) => {
        if (!words(cell)) return;
        if (cell.colSpan === 1) list.append(make('dt', {}, heads[i]));
        list.append(make('dd', {}, ...[...cell.childNodes].map((node) => node.cloneNode(true))));
      });
    }
    return list;
  }
}
