import type { ImportPlace } from './import-place.ts';
import { createLineIndex } from './line-index.ts';

// Comments are matched first, so that what stands in them is passed over. "//" is a comment in Sass and Less, and part of an address
// after ":", "(" or a quote.
const pattern = new RegExp(
  [
    String.raw`/\*[^]*?(?:\*/|$)`,
    String.raw`(?<![:\w("'])//[^\n]*`,
    String.raw`@(?:import|use|forward|require)\s+(?:\([\w, -]*\)\s*)?(?:url\(\s*)?(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'();{}]+))`,
    String.raw`\bcomposes\s*:[^;{}\n]{0,300}?\bfrom\s+(?:"([^"\n]*)"|'([^'\n]*)')`,
    String.raw`\burl\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"')]+))`,
  ].join('|'),
  'gu',
);

/** What a style sheet asks for. Addresses within the text itself (`data:`, "#filter") are left out. */
export const findStyleImports = (text: string): readonly ImportPlace[] => {
  const lineOf = createLineIndex(text);
  const places: ImportPlace[] = [];
  for (const match of text.matchAll(pattern)) {
    const [whole, ...groups] = match;
    const at = groups.findIndex((group) => group !== undefined);
    const specifier = groups[at];
    if (specifier === undefined || specifier === '' || /^(?:data:|#)/iu.test(specifier)) continue;
    const [start, end] = [match.index, match.index + whole.length];
    places.push({
      specifier,
      kind: at < 5 ? 'style' : 'url',
      startLine: lineOf(start),
      endLine: lineOf(end - 1),
      start,
      end,
      names: [],
      typeOnly: false,
    });
  }
  return places;
};
