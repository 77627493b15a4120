import { quote, type Skimmer } from './skimmer.ts';

/** Names of members that are looked for, by length and first byte: most others differ in these, and no text is made of them. */
export type CutNames = ReadonlyMap<number, ReadonlySet<string>>;

const mark = (length: number, first: number): number => length * 256 + first;

export const cutNames = (names: ReadonlySet<string>): CutNames => {
  const byMark = new Map<number, Set<string>>();
  for (const name of names) {
    const bytes = Buffer.from(name);
    const own = mark(bytes.length, bytes[0] ?? 0);
    byMark.set(own, (byMark.get(own) ?? new Set()).add(name));
  }
  return byMark;
};

const isSpace = (code: number | undefined): boolean => code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;

const comma = 0x2c;
const colon = 0x3a;
const backslash = 0x5c;

/** The end of the value that starts at `from`; -1 when the chunk ends before, or may. */
const endOfValue = (chunk: Buffer, from: number, skimmer: Skimmer): number => {
  const code = chunk[from];
  if (code === quote) {
    skimmer.openText();
    const at = skimmer.text(chunk, from + 1);
    return skimmer.isOpen() ? -1 : at;
  }
  if (code === 0x7b || code === 0x5b) {
    skimmer.openContainer();
    const at = skimmer.container(chunk, from + 1);
    return skimmer.isOpen() ? -1 : at;
  }
  let at = from;
  while (at < chunk.length && chunk[at] !== comma && chunk[at] !== 0x7d && !isSpace(chunk[at])) at++;
  return at > from && at < chunk.length ? at : -1;
};

/** The end of a name that starts after its quote; -1 when it has escapes or is cut off. */
const endOfName = (chunk: Buffer, from: number): number => {
  for (let at = from; at < chunk.length; at++) {
    if (chunk[at] === quote) return at;
    if (chunk[at] === backslash) return -1;
  }
  return -1;
};

/**
 * Passes over members of an object that are as usual: their name without escapes and not one of `names`, and all of it in the chunk.
 * Starts after a member (`isFirst` false), or where the first one is expected; gives the end of the last member that was passed, and
 * `from` when there was none. Only the scanner itself judges what is wrong.
 */
export const passMembers = (
  chunk: Buffer,
  from: number,
  { names, isFirst, skimmer }: { readonly names: CutNames; readonly isFirst: boolean; readonly skimmer: Skimmer },
): number => {
  let done = from;
  for (;;) {
    let at = done;
    if (!isFirst || done > from) {
      while (isSpace(chunk[at])) at++;
      if (chunk[at] !== comma) return done;
      at++;
    }
    while (isSpace(chunk[at])) at++;
    if (chunk[at] !== quote) return done;
    const end = endOfName(chunk, at + 1);
    if (end < 0) return done;
    if (names.get(mark(end - at - 1, chunk[at + 1] ?? 0))?.has(chunk.toString('latin1', at + 1, end)) === true)
      return done;
    at = end + 1;
    while (isSpace(chunk[at])) at++;
    if (chunk[at] !== colon) return done;
    at++;
    while (isSpace(chunk[at])) at++;
    const close = endOfValue(chunk, at, skimmer);
    if (close < 0) {
      // What was begun here is begun again.
      skimmer.close();
      return done;
    }
    done = close;
  }
};
