import { containerOf, createNaming, type Entry, idOf, leafOf, type ReadEntries } from './entry.ts';
import { logicalLines } from './logical-lines.ts';

/** How a family of files writes a key with its value on a line. */
interface Syntax {
  /** A line that sets nothing. */
  readonly comment: RegExp;
  /** The key is the first group; what the expression matches ends where the value begins. */
  readonly key: RegExp;
  /** A comment behind a value without quotes. */
  readonly tail: RegExp | null;
  /** Whether quotes around a value are no part of it. */
  readonly isQuoted: boolean;
  readonly goesOn: (part: string) => boolean;
  /** "[name]" heads the keys that follow. */
  readonly hasSections: boolean;
}

const quote = /^(?:"((?:[^"\\]|\\[\s\S])*)"|'([^']*)')/u;

/** A value whose quote is still open at the end of the line. */
const isOpen = (part: string): boolean => {
  const value = /^[^=#\n]*=\s*(["'][\s\S]*)$/u.exec(part)?.[1];
  return value !== undefined && !quote.test(value);
};

const endsInBackslash = (part: string): boolean => /(?:^|[^\\])(?:\\\\)*\\\r?$/u.test(part) && !/^\s*[#!]/u.test(part);

const never = (): boolean => false;

const syntaxes = {
  env: {
    comment: /^\s*#/u,
    key: /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*=[ \t]*/u,
    tail: /\s+#.*$/u,
    isQuoted: true,
    goesOn: isOpen,
    hasSections: false,
  },
  ini: {
    comment: /^\s*[;#]/u,
    key: /^\s*([^=:\s;#[][^=:]*?)\s*[=:][ \t]*/u,
    tail: /\s+[;#].*$/u,
    isQuoted: true,
    goesOn: never,
    hasSections: true,
  },
  properties: {
    comment: /^\s*[#!]/u,
    key: /^\s*((?:[^=:\s\\#!]|\\.)(?:[^=:\s\\]|\\.)*)(?:[ \t]*[=:][ \t]*|[ \t]+)/u,
    tail: null,
    isQuoted: false,
    goesOn: endsInBackslash,
    hasSections: false,
  },
  conf: {
    comment: /^\s*#/u,
    key: /^\s*([A-Za-z_][\w.-]*)(?:\s*=\s*|[ \t]+)/u,
    tail: /\s+#.*$/u,
    isQuoted: true,
    goesOn: never,
    hasSections: false,
  },
} satisfies Readonly<Record<string, Syntax>>;

interface Value {
  readonly raw: string;
  readonly value: string;
}

const valueOf = (rest: string, { tail, isQuoted }: Syntax): Value => {
  const quoted = isQuoted ? quote.exec(rest) : null;
  if (quoted !== null) return { raw: quoted[0], value: quoted[1] ?? quoted[2] ?? '' };
  // What follows the sign at once may be nothing but a comment.
  const bare = (tail === null ? rest : ` ${rest}`.replace(tail, '').slice(1)).trimEnd();
  return { raw: bare, value: bare };
};

/** Reads files of lines, each a key with its value: .env, ini, .properties, and configurations such as PostgreSQL's and Redis'. */
export const readLines = (text: string, family: keyof typeof syntaxes): ReadEntries => {
  const syntax: Syntax = syntaxes[family];
  const name = createNaming();
  const entries: Entry[] = [];
  let section: readonly string[] = [];
  for (const { start: from, end } of logicalLines(text, syntax.goesOn)) {
    const line = text.slice(from, end);
    if (syntax.comment.test(line)) continue;
    const heading = syntax.hasSections ? /^\s*\[([^\]]*)\]/u.exec(line) : null;
    if (heading !== null) {
      section = name([], heading[1] ?? '');
      entries.push(containerOf({ path: section, from, start: end, end, to: end }));
      continue;
    }
    const [matched = '', key] = syntax.key.exec(line) ?? [];
    if (key === undefined) continue;
    const { raw, value } = valueOf(line.slice(matched.length), syntax);
    const start = from + matched.length;
    entries.push(leafOf({ path: name(section, key), from, start, end: start + raw.length, to: end, value }));
  }
  return { entries: withSections(entries), byLines: false, note: null };
};

/** A section reaches to the end of its last key. */
export const withSections = (entries: readonly Entry[]): readonly Entry[] => {
  const ends = new Map<string, number>();
  for (const { isLeaf, path, to } of entries)
    if (isLeaf) for (let length = 1; length < path.length; length += 1) ends.set(idOf(path.slice(0, length)), to);
  return entries.map((entry) => {
    const to = Math.max(entry.to, entry.isLeaf ? 0 : (ends.get(idOf(entry.path)) ?? 0));
    return entry.isLeaf ? entry : { ...entry, end: to, to };
  });
};
