/** The value of an attribute in a tag, without quotes; null where it has none. */
const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>"']+))`, 'i').exec(tag);
  return found === null ? null : (found[1] ?? found[2] ?? found[3] ?? null);
};

const isModernScript = (tag: string): boolean => /^<script/i.test(tag) && !/\snomodule(?:[\s=>]|$)/i.test(tag);

const isLoadedLink = (tag: string): boolean =>
  /^<link/i.test(tag) && /\b(?:stylesheet|modulepreload)\b/i.test(attribute(tag, 'rel') ?? '');

/** Addresses of scripts, style sheets and preloaded modules that a page asks for, as they are written. Scripts for old browsers are not. */
export const htmlReferences = (html: string): string[] => {
  const tags = html.replaceAll(/<!--[\s\S]*?-->/g, '').match(/<(?:script|link)\b[^>]{0,5000}>/gi) ?? [];
  return tags.flatMap((tag) => {
    if (isModernScript(tag)) return attribute(tag, 'src') ?? [];
    return isLoadedLink(tag) ? (attribute(tag, 'href') ?? []) : [];
  });
};

/**
 * The file that an address means, seen from the page at `page`; null for one of somebody else. A path in front of all addresses, such
 * as that of a content network, is no part of the names.
 */
export const fileOfAddress = (address: string, page: string, files: ReadonlySet<string>): string | null => {
  let path: string;
  try {
    path = decodeURI(new URL(address, `http://localhost/${page}`).pathname).slice(1);
  } catch {
    return null;
  }
  for (let rest = path; rest !== ''; rest = rest.includes('/') ? rest.slice(rest.indexOf('/') + 1) : '')
    if (files.has(rest)) return rest;
  return null;
};
