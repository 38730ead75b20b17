// What of the story's HTML stands in the first page. Used when building only.
const OPENS = '<section class="faultline-tables">';

function tablesIn(article) {
  const start = article.indexOf(OPENS);
  const end = article.indexOf('<section class="faultline-corrections">');
  if (start < 0 || end < start) throw new Error('web/story_parts: the story has no tables where they are expected');
  return [start, end];
}

/** The tables alone, as XML. */
export const tablesXml = (article) => article.slice(...tablesIn(article)).replace(OPENS, OPENS.replace('>', ' xmlns="http://www.w3.org/1999/xhtml">')).replaceAll('<br>', '<br/>');

/**
 * The article without its tables: they are a third of its bytes, and few readers' first need. In their place a link to the page
 * that has all of it; the element fetches them from there when they are asked for.
 */
export function withoutTables(article, whole = 'story.html') {
  const [start, end] = tablesIn(article);
  return `${article.slice(0, start)}<p class="faultline-more"><a href="${whole}">All links, lines by date, areas and events, as tables</a></p>\n${article.slice(end)}`;
}
