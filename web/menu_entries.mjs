// What the menu offers, by what the page allows and what the publisher has set.
import { copied, reportAddress, save } from './menu.mjs';
import { pictureOf } from './picture.mjs';

/** The address of what is shown: of the page that holds the map, or of the one that holds this page. */
function linkOf(host) {
  const page = new URL(host.getAttribute('link') || (window !== top && document.referrer) || location.href, location.href);
  return page.href.split('#')[0] + host.hash;
}

async function copyLink(host, say) {
  const link = linkOf(host);
  say(await copied(link) ? 'Copied' : link);
  return true; // the answer is in the menu
}

async function download(host, verbs) {
  const canvas = verbs.canvas();
  const style = getComputedStyle(verbs.frame());
  // Where the context has just drawn; a moment later its picture is gone.
  const blob = await new Promise((resolve) => {
    verbs.drawn(() => resolve(pictureOf(canvas, verbs.caption(), {
      ink: style.getPropertyValue('--ink').trim(), ground: style.getPropertyValue('--card').trim(), dpr: devicePixelRatio,
    })));
  });
  if (blob) save(blob, `${host.state.story}-${host.state.beat.index}.png`);
}

const fullScreenOf = (host) => (host.requestFullscreen ?? host.webkitRequestFullscreen)?.bind(host);

/** verbs: {parts (or null), read, print (or null), about, canvas, frame, drawn(then), caption}. */
export function menuEntries(host, verbs) {
  const entries = [
    ...(verbs.parts ? [{ name: 'Parts of the story', act: verbs.parts }] : []),
    { name: 'Read as text', act: verbs.read },
    ...(verbs.print ? [{ name: 'Print', act: verbs.print }] : []),
    { name: 'Copy link', act: (say) => copyLink(host, say) },
    { name: 'Download picture', act: () => (host.state ? download(host, verbs) : false) },
  ];
  if (fullScreenOf(host) && (document.fullscreenEnabled || document.webkitFullscreenEnabled)) {
    entries.push({
      name: 'Full screen',
      act: () => {
        const now = document.fullscreenElement ?? document.webkitFullscreenElement;
        if (now) (document.exitFullscreen ?? document.webkitExitFullscreen).call(document);
        else fullScreenOf(host)().catch?.(() => {});
      },
    });
  }
  const said = host.getAttribute('report');
  const report = reportAddress(said);
  if (report) entries.push({ name: 'Report an error', note: said.replace(/^mailto:/, ''), href: report });
  entries.push({ name: 'About and licences', act: verbs.about });
  return entries;
}
