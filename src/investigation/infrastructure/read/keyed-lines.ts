import { containerOf, createNaming, type Entry, leafOf, type ReadEntries } from './entry.ts';

/** "max: 10", "- name: api", `"max": 10,`: indentation, sign of a list, key, colon, the rest. */
const keyed = /^([ \t]*)((?:-[ \t]+)*)(["']?)([\w.$/@-][\w .$/@-]*)\3[ \t]*:(?:[ \t]+|$)(.*)$/u;

/** A comment behind a value stands after a space; a template may hold the sign itself. */
const withoutComment = (rest: string): string => {
  const bare = rest.replace(/[ \t]+#[^"'}]*$/u, '').trimEnd();
  return bare.startsWith('#') ? '' : bare.replace(/,$/u, '');
};

const naming = /^(?:name|id|key|host)$/u;

const unquoted = (text: string): string => /^(["'])(.*)\1$/u.exec(text)?.[2] ?? text;

/**
 * Keys with values on their lines and the keys above them by indentation: for texts that only become YAML or JSON when a template is
 * filled in, and for broken ones. Lines that it does not know are passed over. `because` ends up in the note.
 */
export const keyedLines = (text: string, because: string): ReadEntries => {
  const name = createNaming();
  const entries: Entry[] = [];
  const above: { readonly indent: number; readonly path: readonly string[]; readonly isItem: boolean }[] = [];
  let offset = 0;
  for (const line of text.split('\n')) {
    const [, indent = '', dashes = '', quote = '', key, rest = ''] = keyed.exec(line.replace(/\r$/u, '')) ?? [];
    if (key !== undefined) {
      const raw = withoutComment(rest);
      const depth = indent.length + dashes.length;
      // The items of a list may stand right below their key, as far to the left as it.
      const isAbove = (it: (typeof above)[number]): boolean =>
        it.indent < indent.length || (dashes !== '' && it.indent === indent.length && !it.isItem);
      while (above.length > 0 && !isAbove(above[above.length - 1] ?? { indent: 0, path: [], isItem: true }))
        above.pop();
      if (dashes !== '') {
        const label = naming.test(key) && raw !== '' ? unquoted(raw) : '';
        above.push({ indent: indent.length, path: name(above.at(-1)?.path ?? [], `[${label}]`), isItem: true });
      }
      const path = name(above.at(-1)?.path ?? [], key);
      const start = offset + line.indexOf(rest, depth + key.length + 2 * quote.length + 1);
      const place = { path, from: offset + depth, start, end: start + raw.length, to: start + raw.length };
      if (raw === '') above.push({ indent: depth, path, isItem: false });
      entries.push(raw === '' ? containerOf(place) : leafOf({ ...place, value: unquoted(raw), same: raw }));
    }
    offset += line.length + 1;
  }
  return { entries, byLines: true, note: `is read line by line: ${because}` };
};
