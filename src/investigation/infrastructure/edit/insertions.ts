import type { Edit } from '../../../advice/source/patches/edits.ts';
import { type Entry, idOf, isBelow, type SettingText } from '../read/entry.ts';
import { breakOf, columnOf, lineEnd, lineStart, shifted } from './lines.ts';

const besides = (entry: Entry, { entries }: SettingText): readonly Entry[] =>
  entries.filter((it) => it.path.length === entry.path.length && isBelow(it.path, entry.path.slice(0, -1)));

interface Neighbours {
  /** At the place where it is to be put in: what stands after it in the other text, and before it, the nearest first. */
  readonly after: readonly Entry[];
  readonly before: readonly Entry[];
}

const neighboursOf = (old: Entry, from: SettingText, into: SettingText): Neighbours => {
  const there = new Map(besides(old, into).map((it) => [idOf(it.path), it]));
  const order = besides(old, from);
  const at = order.findIndex((it) => it.from === old.from);
  const known = (list: readonly Entry[]): readonly Entry[] => list.flatMap((it) => there.get(idOf(it.path)) ?? []);
  const last = Array.from(there.values()).at(-1);
  const before = known(order.slice(0, at).toReversed());
  return { after: known(order.slice(at + 1)), before: before.length > 0 || last === undefined ? before : [last] };
};

/** The lines of a key, moved to where its new neighbours begin. */
const linesOf = (old: Entry, from: SettingText, column: number, lineBreak: string): string => {
  const [start, end] = [lineStart(from.text, old.from), lineEnd(from.text, old.to)];
  const own = from.text.slice(start, end).replace(/\r?\n$/u, '');
  const lead = from.text.slice(start, old.from);
  // What stands between commas is not alone on its lines.
  if (old.apart === 'commas') return `${' '.repeat(column)}${from.text.slice(old.from, old.to)}${lineBreak}`;
  const by = column - columnOf(from.text, old.from);
  const text = shifted(`\n${own}`, by).slice(1);
  return `${/^\s*$/u.test(lead) || by === 0 ? text : own}${lineBreak}`;
};

const asLines = function* (old: Entry, from: SettingText, into: SettingText): Generator<readonly Edit[]> {
  const { after, before } = neighboursOf(old, from, into);
  const { text } = into;
  const lineBreak = breakOf(text);
  const at = (place: number, column: number): readonly Edit[] => {
    const lines = linesOf(old, from, column, lineBreak);
    const isLast = place === text.length && text !== '' && !text.endsWith('\n');
    return [{ start: place, end: place, text: isLast ? `${lineBreak}${lines.trimEnd()}` : lines }];
  };
  // Behind the line before it: a comment above the next key stays there.
  const [last] = before;
  const [next] = after;
  if (last !== undefined) yield at(lineEnd(text, last.to), columnOf(text, last.from));
  if (next !== undefined) yield at(lineStart(text, next.from), columnOf(text, next.from));
  for (const it of [...before, ...after]) yield at(lineEnd(text, it.to), columnOf(text, it.from));
  // On one line with others, where signs of its own end it.
  const own = from.text.slice(old.from, old.to);
  for (const it of before) yield [{ start: it.to, end: it.to, text: ` ${own}` }];
  for (const it of after) yield [{ start: it.from, end: it.from, text: `${own} ` }];
  const above = into.entries.find((it) => idOf(it.path) === idOf(old.path.slice(0, -1)));
  const column = columnOf(from.text, old.from);
  if (above !== undefined) {
    yield at(lineEnd(text, above.start), column);
    yield at(lineStart(text, above.end), column);
    yield at(lineEnd(text, above.to), column);
  }
  yield at(text.length, column);
  yield at(0, column);
};

const asItem = function* (old: Entry, from: SettingText, into: SettingText): Generator<readonly Edit[]> {
  const { after, before } = neighboursOf(old, from, into);
  const { text } = into;
  const own = from.text.slice(old.from, old.to);
  const moved = (it: Entry): string => shifted(own, columnOf(text, it.from) - columnOf(from.text, old.from));
  for (const it of after.slice(0, 1)) {
    const lead = /(?:\r?\n)?[ \t]*$/u.exec(text.slice(0, it.from))?.[0] ?? '';
    yield [{ start: it.from, end: it.from, text: `${moved(it)},${lead === '' ? ' ' : lead}` }];
  }
  for (const it of before.slice(0, 1)) {
    const lead = /(?:\r?\n)?[ \t]*$/u.exec(text.slice(0, it.from))?.[0] ?? '';
    yield [{ start: it.to, end: it.to, text: `,${lead.trim() === '' && lead !== '' ? lead : ' '}${moved(it)}` }];
  }
};

/** Ways to put in a key of `from` that `into` does not have, where its neighbours are. */
export const insertions = function* (old: Entry, from: SettingText, into: SettingText): Generator<readonly Edit[]> {
  // What is to stand beside it says how it is kept apart.
  const apart = besides(old, into)[0]?.apart ?? old.apart;
  if (apart === 'commas') yield* asItem(old, from, into);
  else yield* asLines(old, from, into);
};
