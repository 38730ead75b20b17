// The story's card over the map: the page's own HTML in the place of the card that the program draws elsewhere. Both stay in
// step: its buttons drive the map, the map says what it shows. Nothing here is needed for the text to be there.
import { CardStory } from './card_story.mjs';
import { tables } from './story.mjs';
import { mapZoom, shapeOf } from './card_shape.mjs';
import { keyIndex } from './input.mjs';
import { make } from './make.mjs';
import { Menu } from './menu.mjs';
import { menuEntries } from './menu_entries.mjs';
import { Sheet } from './sheet.mjs';
import { TOLD } from './told.mjs';

// A presenter's keys: src/app/stage.cpp has the same.
const STEPS = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
const BLANKS = { b: '#000', '.': '#000', w: '#fff', ',': '#fff' };

const button = (name, classes, act, attributes = {}) => {
  const made = make('button', { type: 'button', class: classes, ...attributes }, name);
  made.addEventListener('click', act);
  return made;
};

export class Card {
  #host;
  #parts;
  #map; // () => the live map, or null
  #story = null;
  #answered = false; // whether there is one is known
  #sheet;
  #menu = new Menu();
  #scroll = make('div', { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Story' });
  #extra = make('div'); // what is no part of the article: lists, a mark's row
  #announcer = make('p', { class: 'quiet', role: 'status' });
  #foot = {};
  #beat = 1;
  #wanted = 1; // what was asked for before the story or the map was there
  #view = 'beat';
  #back = null; // where focus goes when a page of the card closes
  #size = '';
  #told = null; // the room that the map knows of
  #picture = null;
  #mark = null; // what is selected on the map

  /** parts: those of web/shadow.mjs; map(): the live map or null. */
  constructor(host, parts, map) {
    this.#host = host;
    this.#parts = parts;
    this.#map = map;
    const { card } = parts;
    this.#sheet = new Sheet(card, () => this.#settle());
    this.#foot = {
      root: make('div', { class: 'foot', role: 'group', 'aria-label': 'Parts of the story' }),
      parts: button('Parts', 'word parts', () => this.#toggle('parts'), { 'aria-expanded': 'false' }),
      sources: button('Sources', 'word', () => this.#toggle('sources'), { 'aria-expanded': 'false' }),
      previous: button('', 'round previous', () => this.step(-1), { 'aria-label': 'Previous part' }),
      next: button('', 'round next', () => (this.#beat < (this.#story?.count ?? 0) ? this.step(1) : this.#leadTo(this.#story?.end))),
    };
    this.#foot.next.append(make('span', {}, 'Next'));
    const { root, ...buttons } = this.#foot;
    root.append(...Object.values(buttons));
    this.#scroll.append(this.#extra);
    card.append(this.#sheet.grip, this.#scroll, root);
    parts.buttons.append(this.#menu.root);
    parts.frame.append(this.#announcer);
    card.addEventListener('keydown', (event) => this.#key(event));
    card.addEventListener('transitionend', (event) => { if (event.target === card) this.#settle(); });
  }

  /** While the element is in a page: follows its size, and prints unfolded. */
  begin(signal) {
    const observer = new ResizeObserver(() => this.fit());
    observer.observe(this.#host);
    observer.observe(this.#parts.card);
    observer.observe(this.#announcer); // as large as the reader's type
    signal.addEventListener('abort', () => observer.disconnect());
    addEventListener('beforeprint', () => this.#print(true), { signal });
    addEventListener('afterprint', () => this.#print(false), { signal });
    // The map's own keys for what the card has.
    this.#parts.map.addEventListener('keydown', (event) => this.#mapKey(event), { capture: true, signal });
    this.arrange();
  }

  /** The story has come: a clone of its article; or null, there is none. */
  take(article) {
    this.#answered = true;
    if (!article) return this.fit();
    this.#story = new CardStory(article, (claims) => this.#openClaim(claims), {
      'Start again': () => { this.#go(1); this.#scroll.focus(); },
      'All sources': () => this.#show('every'),
      'Read as text': () => this.read(),
    });
    this.#scroll.replaceChildren(this.#extra, article);
    if (this.#outer()) this.#raise();
    this.#beat = this.#map()?.beat ?? this.#story.numberOf(this.#wanted) ?? 1;
    this.arrange();
    return this.#show('beat');
  }

  /** Attributes that say where the card stands have changed. */
  arrange() {
    const layout = this.#host.getAttribute('layout') ?? 'card';
    this.#parts.frame.dataset.layout = layout;
    this.#parts.card.hidden = !this.#shown();
    this.#menu.fill(menuEntries(this.#host, this.#verbs()));
    this.#map()?.setBare(layout === 'bare');
    this.fit();
  }

  /** Before the map's first frame, so that it is framed aright from the start. */
  open(map) {
    this.#told = null;
    map.setBare(this.#host.getAttribute('layout') === 'bare');
    this.#tellRoom(map, true);
  }

  /** The map has drawn a frame; bits of web/told.mjs say what is new. */
  frame(map, bits) {
    if (this.#picture) {
      this.#picture();
      this.#picture = null;
    }
    if (!this.#story) return;
    if (map.beat !== this.#beat) this.#turn(map.beat);
    if (bits & TOLD.selection) this.#select(map.state.selected);
  }

  /** The map rests at another day, or compares days. state: the map's. */
  changed(state) {
    if (!this.#story || state.beat.index !== this.#beat) return;
    this.#story.tell(this.#beat, state, () => this.#map()?.press(keyIndex('c')));
    if (state.compared) this.#announcer.textContent = `${state.compared}. ${state.changed.join(' ')}`;
  }

  step(by) {
    const to = (this.#map()?.beat ?? this.#beat) + by;
    if (to >= 1 && to <= (this.#story?.count ?? 0)) this.#go(to);
  }
  #go(to) { (this.#map() ?? this.#host).goTo(to); } // without a map it is remembered, and previewed

  /** A part (number or id) is asked for while no map is there: the text need not wait for it. */
  preview(beat) {
    this.#wanted = beat;
    const number = this.#story?.numberOf(beat);
    if (number && number !== this.#beat) this.#turn(number);
  }

  #turn(beat) {
    this.#beat = beat;
    this.#announcer.textContent = this.#story.spoken(beat);
    this.#show(this.#view === 'text' ? 'text' : 'beat');
  }

  /** The whole of the story, over the map; tables that the page's own copy leaves out come now. */
  read() {
    this.#show('text');
    this.#scroll.focus();
    return this.#fetchMore();
  }

  /** Resolves when the tables are there, or cannot be had. now: they are when it returns. */
  #fetchMore(now = false) {
    return new Promise((resolve) => {
      if (!this.#story.lacks) resolve();
      else tables(this.#host, now, (more) => {
        if (more && this.#story.lacks) {
          this.#story.add(more);
          if (this.#outer()) this.#raise();
        }
        resolve();
      });
    });
  }

  #shown() {
    const layout = this.#host.getAttribute('layout') ?? 'card';
    const reading = this.#parts.frame.classList.contains('reading');
    const html = this.#host.getAttribute('prose') !== 'canvas';
    return Boolean(this.#story) && (reading || (html && (layout === 'card' || layout === 'stage')));
  }

  fit() {
    const { width, height } = this.#host.getBoundingClientRect();
    if (!width || !height) return;
    const { card } = this.#parts;
    const zoom = this.#zoom();
    const shape = shapeOf(width / zoom, height / zoom);
    const size = `${shape} ${width} ${height} ${zoom}`;
    if (this.#size !== size) {
      this.#size = size;
      card.dataset.shape = shape;
      card.classList.toggle('short', height / zoom < 620);
      this.#sheet.fit(shape === 'narrow', width, height, zoom);
    }
    this.#tellRoom(this.#map(), !this.#moving());
  }

  /** CSS pixels to one of the map's: its words and panels are as large as the reader's type. */
  #zoom() { return mapZoom(this.#parts.frame.clientWidth, this.#parts.frame.clientHeight, Number.parseFloat(getComputedStyle(this.#parts.frame).fontSize)); }

  #moving() {
    return this.#sheet.dragged || (this.#parts.card.getAnimations?.() ?? []).some((one) => one.playState === 'running');
  }
  /** After the sheet was let go: without a transition nothing will end it. */
  #settle() {
    requestAnimationFrame(() => { if (!this.#moving()) this.#tellRoom(this.#map(), true); });
  }
  #tellRoom(map, settled) {
    if (!map) return;
    const html = this.#host.getAttribute('prose') !== 'canvas' && Boolean(this.#story);
    const { card, frame } = this.#parts;
    const there = html && !card.hidden && !frame.classList.contains('reading');
    if (!there && frame.classList.contains('reading')) return; // what lies under the text stays as it is
    const zoom = this.#zoom();
    const room = [html, there ? card.offsetWidth / zoom : 0, there ? card.offsetHeight / zoom : 0, settled && this.#answered, zoom];
    if (this.#told && room.every((value, i) => value === this.#told[i])) return;
    this.#told = room;
    map.setZoom(zoom);
    map.setRoom(...room);
  }

  #outer() { return [...this.#host.getRootNode().querySelectorAll('h1')].some((heading) => !this.#host.contains(heading)); }
  /** A page has its own first heading: the story's headings stand one level below it. */
  #raise() {
    for (const heading of this.#scroll.querySelectorAll('h1, h2, h3')) heading.setAttribute('aria-level', String(Number(heading.localName[1]) + 1));
  }

  #toggle(view) { this.#show(this.#view === view ? 'beat' : view); }

  #show(view, content = null) {
    const { card, frame } = this.#parts;
    const before = this.#view;
    this.#view = view;
    if (!this.#story) return;
    const root = card.getRootNode();
    if (before === 'beat' && view !== 'beat') this.#back = this.#menu.root.contains(root.activeElement) ? this.#menu.button : root.activeElement;
    frame.classList.toggle('reading', view === 'text');
    this.#scroll.classList.toggle('whole', view === 'text');
    card.hidden = !this.#shown();
    const beat = this.#story.beat(this.#beat);
    card.classList.toggle('after', view === 'beat' && beat.classList.contains('after'));
    this.#story.show(view === 'parts' || view === 'mark' ? 'other' : view, this.#beat);
    this.#extra.replaceChildren(...this.#heading(view), ...(view === 'parts' ? [this.#partList()] : content ? [content] : []));
    const count = this.#story.sourcesOf(this.#beat).length;
    this.#foot.sources.textContent = `${count} source${count === 1 ? '' : 's'}`;
    this.#foot.sources.setAttribute('aria-expanded', String(view === 'sources'));
    this.#foot.parts.setAttribute('aria-expanded', String(view === 'parts'));
    this.#foot.previous.setAttribute('aria-disabled', String(this.#beat === 1));
    this.#foot.next.setAttribute('aria-label', this.#beat < this.#story.count ? 'Next part' : 'What next');
    if (view !== 'beat' && this.#sheet.at === 'peek' && card.dataset.shape === 'narrow') this.#sheet.go('half');
    if (view === 'beat') this.#story.foldClaims(this.#beat, this.#scroll);
    this.#scroll.scrollTop = 0;
    if (view !== 'beat' && view !== before) this.#extra.querySelector('.back')?.focus({ preventScroll: true });
    if (view === 'beat' && before !== 'beat' && this.#back?.isConnected && card.contains(root.activeElement ?? card)) this.#back.focus({ preventScroll: true });
    if (before === 'text' || view === 'text') this.fit();
  }

  #heading(view) {
    const title = { sources: 'Sources of this part', every: 'All sources', about: 'About', parts: 'Parts of the story', mark: 'On the map', text: 'The story as text' }[view];
    if (!title) return [];
    const heading = make('h2', {}, title);
    if (this.#outer()) heading.setAttribute('aria-level', '3');
    return [make('div', { class: 'page' }, heading, button(view === 'text' ? 'Back to the map' : 'Back', 'back', () => this.#show('beat')))];
  }
  #partList() {
    const list = make('ol', { class: 'list' });
    for (let i = 1; i <= this.#story.count; i += 1) {
      const entry = button(`${i}. ${this.#story.titleOf(i)}`, '', () => { this.#go(i); this.#show('beat'); this.#scroll.focus(); });
      entry.append(make('small', {}, this.#story.dateOf(i)));
      if (i === this.#beat) entry.setAttribute('aria-current', 'step');
      list.append(make('li', {}, entry));
    }
    return list;
  }

  /** A claim, or all of a part's. */
  #openClaim(claim) {
    this.#story.unfold(claim);
    this.#leadTo(claim);
  }
  #leadTo(node) {
    if (!node) return;
    if (this.#sheet.at === 'peek' && this.#parts.card.dataset.shape === 'narrow') this.#sheet.go('half');
    node.scrollIntoView({ block: 'nearest' });
    this.#scroll.scrollTop += node.getBoundingClientRect().top - this.#scroll.getBoundingClientRect().top - 16;
    node.querySelector('.more, summary, button')?.focus({ preventScroll: true });
  }

  /** A mark was tapped on the map: its claims are lit in the card, or its own row is shown there. */
  #select(mark) {
    this.#mark = mark;
    if (!this.#shown() || this.#view === 'text') return;
    const lit = this.#story.light(this.#beat, mark);
    if (lit.length > 0) {
      if (this.#view !== 'beat') this.#show('beat');
      if (this.#sheet.at === 'peek' && this.#parts.card.dataset.shape === 'narrow') this.#sheet.go('half');
      for (const claim of lit) this.#story.unfold(claim);
      this.#scroll.scrollTop += lit[0].getBoundingClientRect().top - this.#scroll.getBoundingClientRect().top - 16;
      this.#announcer.textContent = lit.map((claim) => claim.querySelector('.says').textContent).join(' ');
      return;
    }
    const row = mark && this.#story.rowOf(mark);
    if (!row && mark && this.#story.lacks) this.#fetchMore().then(() => { if (!this.#story.lacks && mark === this.#mark) this.#select(mark); });
    if (row) this.#show('mark', row);
    else if (this.#view === 'mark') this.#show('beat');
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape' && this.#view !== 'beat') this.#show('beat');
    else if (/^Arrow(Up|Down)/.test(event.key) || !this.#staged(event.key)) return; // those scroll the text
    event.preventDefault();
  }
  /** Whether the stage took a key. */
  #staged(key) {
    if (this.#parts.frame.dataset.layout !== 'stage') return false;
    if (STEPS[key]) this.step(STEPS[key]);
    else if (BLANKS[key.toLowerCase()]) this.#blank(BLANKS[key.toLowerCase()]);
    else return false;
    return true;
  }
  #mapKey(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !this.#story) return;
    const key = event.key.toLowerCase();
    const acts = this.#shown() ? { s: () => this.#toggle('sources'), i: () => this.#toggle('about'), j: () => this.#scroll.scrollBy(0, 96), k: () => this.#scroll.scrollBy(0, -96) } : {};
    if (acts[key]) acts[key]();
    else if (!this.#staged(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
  }
  /** As presenters know it: a black or white screen until the next key. */
  #blank(colour) {
    const black = make('div', { class: 'black' });
    black.style.background = colour;
    this.#map()?.pause();
    const away = (event) => {
      event.preventDefault();
      event.stopPropagation();
      black.remove();
      this.#parts.frame.removeEventListener('keydown', away, true);
    };
    this.#parts.frame.append(black);
    this.#parts.frame.addEventListener('keydown', away, true);
    black.addEventListener('click', away, { once: true });
  }

  #print(on) {
    if (!this.#story) return;
    if (on) {
      this.#fetchMore(true); // no later, or this sheet has only their address
      for (const claims of this.#scroll.querySelectorAll('.claims')) claims.open = true;
    } else this.#show(this.#view === 'text' ? 'text' : 'beat');
  }

  #verbs() {
    return {
      read: () => { this.read(); },
      print: self.origin === 'null' ? null : () => this.#fetchMore().then(() => print()), // a sandbox prints nothing
      parts: this.#shown() ? () => this.#show('parts') : null,
      about: () => { if (this.#shown()) this.#show('about'); else this.read(); },
      canvas: () => this.#parts.map.querySelector('canvas'),
      frame: () => this.#parts.frame,
      drawn: (then) => { this.#picture = then; this.#map()?.redraw(); },
      caption: () => [this.#story?.spoken(this.#beat) ?? '', this.#scroll.querySelector('.schematic')?.textContent ?? '', this.#scroll.querySelector('.faultline-about > p')?.textContent ?? ''],
    };
  }
}
