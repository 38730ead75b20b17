// The menu about the whole map: a button that unfolds a list. Links and the report's address are printed as text too, since a
// sandbox may kill both.
import { make } from './make.mjs';

export class Menu {
  root = make('div', { class: 'actions', tabindex: '-1' }); // in Safari a pressed button takes no focus: this keeps it inside
  button = make('button', { type: 'button', class: 'dots', 'aria-label': 'More about this map', 'aria-expanded': 'false' }, '•••');
  #list = make('ul', { hidden: '' });

  constructor() {
    this.root.append(this.button, this.#list);
    this.button.addEventListener('click', () => this.open(this.#list.hidden));
    this.root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.#list.hidden) return;
      event.preventDefault();
      event.stopPropagation();
      this.open(false);
      this.button.focus();
    });
    this.root.addEventListener('focusout', (event) => { if (!this.root.contains(event.relatedTarget)) this.open(false); });
  }

  /** entries: [{name, note, href, act}]: act(say) may answer by say('Copied'), which stands in the entry for a while. */
  fill(entries) {
    this.#list.replaceChildren(...entries.map(({ name, note, href, act }) => {
      const small = make('small', { 'aria-live': 'polite' }, note ?? '');
      const entry = href ? make('a', { href, target: '_blank', rel: 'noopener noreferrer' }, name, small) : make('button', { type: 'button' }, name, small);
      entry.addEventListener('click', async () => {
        const keep = await act?.((said) => { small.textContent = said; });
        if (!keep) this.open(false);
      });
      return make('li', {}, entry);
    }));
  }

  open(on) {
    this.#list.hidden = !on;
    this.button.setAttribute('aria-expanded', String(on));
    if (on) this.#list.querySelector('button, a')?.focus();
  }
}

/** An address for mail or the web; null for anything else, such as a script. */
export function reportAddress(said) {
  if (!said) return null;
  if (/^[^\s@/:]+@[^\s@/:]+$/.test(said)) return `mailto:${said}`;
  return /^(https?:\/\/|mailto:)/i.test(said) ? said : null;
}

/** Copies into the clipboard, or returns false where the page may not: then the text is to be shown. */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Offers a file for saving. */
export function save(blob, name) {
  const address = URL.createObjectURL(blob);
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
