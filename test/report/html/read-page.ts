/** What stands in a page beside its words. */
export interface PageMarkup {
  /** Names of elements, each where it opens. */
  readonly elements: readonly string[];
  /** `name="value"` of all elements, values as they stand there. */
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** Texts between the tags, style and scripts left out; entities as they are. */
  readonly texts: readonly string[];
  /** What stands in scripts, data included: it ends where a browser would end it. */
  readonly scripts: readonly string[];
}

const tag = /<(\/?)([a-z][a-z0-9]*|!DOCTYPE)((?:\s+[a-zA-Z][\w-]*(?:="[^"<>]*")?)*)\s*(\/?)>/y;
const empty = new Set(['meta', 'br', 'rect', '!DOCTYPE']);

/**
 * Reads a page by a grammar that is much narrower than HTML's: every element closed in turn, every attribute in double quotes, no
 * bare "<", ">" or "&" anywhere. So whatever a text could bring in is an error. Throws for a page that is not of it.
 */
export const readPage = (page: string): PageMarkup => {
  const elements: string[] = [];
  const attributes: { name: string; value: string }[] = [];
  const texts: string[] = [];
  const scripts: string[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < page.length) {
    const inScript = open.at(-1) === 'script';
    const next = inScript ? page.slice(at).search(/<\/script|<!--/i) + at : page.indexOf('<', at);
    const text = page.slice(at, next < 0 ? page.length : next);
    if (inScript) scripts.push(text);
    else if (open.at(-1) !== 'style') {
      if (/>|"|&(?!#\d{2,6};)/.test(text)) throw new Error(`Bare characters of markup in ${JSON.stringify(text)}.`);
      texts.push(text);
    }
    if (next < 0) break;
    tag.lastIndex = next;
    const found = tag.exec(page);
    if (found === null) throw new Error(`No tag of ours: ${JSON.stringify(page.slice(next, next + 80))}`);
    const [whole, closing, name = '', given = '', own] = found;
    if (closing === '/') {
      if (open.pop() !== name) throw new Error(`</${name}> closes another element, at ${next}.`);
    } else {
      elements.push(name);
      for (const [, attribute = '', value = ''] of (name.startsWith('!') ? '' : given).matchAll(
        /([a-zA-Z][\w-]*)(?:="([^"]*)")?/g,
      )) {
        if (/&(?!#\d{2,6};)/.test(value)) throw new Error(`A bare & in ${attribute}.`);
        attributes.push({ name: attribute, value });
      }
      if (own !== '/' && !empty.has(name)) open.push(name);
    }
    at = next + whole.length;
  }
  if (open.length > 0) throw new Error(`Never closed: ${open.join(', ')}`);
  return { elements, attributes, texts, scripts };
};
