import { containerOf, createNaming, type Entry, leafOf, type ReadEntries } from './entry.ts';
import { createScanner, deepest } from './scan.ts';

const space = /(?:\s|#[^\n]*)*/uy;
/** A word with quotes, variables in braces and escapes in it. */
const word = /(?:"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|\$\{[^}]*\}|\\[\s\S]|[^\s;{}"'\\])+/uy;
/** Programs within the configuration: their braces are none of nginx. */
const program = /_by_lua_block$/u;

interface Open {
  readonly path: readonly string[];
  readonly from: number;
  readonly index: number;
}

/** Reads the configuration of nginx: directives by the blocks that they are in. Never throws. */
export const readNginx = (text: string): ReadEntries => {
  const scanner = createScanner(text, space);
  const name = createNaming();
  const entries: Entry[] = [];
  const open: Open[] = [];
  const above = (): readonly string[] => open.at(-1)?.path ?? [];
  for (scanner.skip(); !scanner.isOver() && open.length < deepest; scanner.skip()) {
    const from = scanner.at();
    const words: { readonly text: string; readonly start: number }[] = [];
    for (let start = from, found = scanner.take(word); found !== null; found = scanner.take(word)) {
      words.push({ text: found, start });
      scanner.skip();
      start = scanner.at();
    }
    const sign = scanner.next();
    const [first, ...rest] = words;
    scanner.move(1);
    const last = words.at(-1);
    if (sign === '{') {
      const path = name(above(), words.map((it) => it.text).join(' '));
      open.push({ path, from, index: entries.length });
      entries.push(containerOf({ path, from, start: scanner.at(), end: scanner.at(), to: scanner.at() }));
      if (first !== undefined && program.test(first.text)) break;
    } else if (first !== undefined && last !== undefined && sign === ';') {
      const start = rest[0]?.start ?? last.start + last.text.length;
      const end = last.start + last.text.length;
      const value = text.slice(start, end);
      entries.push(
        leafOf({
          path: name(above(), first.text),
          from,
          start,
          end,
          to: scanner.at(),
          value,
          same: rest.map((it) => it.text).join(' '),
        }),
      );
    }
    if (sign === '}') {
      const closed = open.pop();
      const entry = closed === undefined ? undefined : entries[closed.index];
      if (entry !== undefined && closed !== undefined)
        entries[closed.index] = { ...entry, end: scanner.at() - 1, to: scanner.at() };
    }
  }
  const isBroken = open.length > 0;
  return { entries, byLines: isBroken, note: isBroken ? 'is read as far as its blocks are known' : null };
};
