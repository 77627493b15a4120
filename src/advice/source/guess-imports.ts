import type { ImportKind, ImportPlace } from './import-place.ts';
import { createLineIndex } from './line-index.ts';

/** Beyond this a file is not read to its end. UTF-16 units. */
const longest = 500_000;

const pattern = new RegExp(
  [
    String.raw`\b(import|export)\s(?:[^'"\x60;()]{0,500}?\sfrom\s*|\s*)(?:"([^"\n]+)"|'([^'\n]+)')`,
    String.raw`\b(import|require)\s*\(\s*(?:"([^"\n]+)"|'([^'\n]+)')`,
  ].join('|'),
  'gu',
);

const kindOf = (statement: string | undefined, call: string | undefined): ImportKind => {
  if (call !== undefined) return call === 'require' ? 'require' : 'dynamic';
  return statement === 'export' ? 'export' : 'import';
};

/** Imports of a script that no parser reads: by what they look like, comments and strings included, without names. */
export const guessImports = (text: string): readonly ImportPlace[] => {
  const lineOf = createLineIndex(text);
  return Array.from(text.slice(0, longest).matchAll(pattern), (match): ImportPlace => {
    const [whole, statement, ...rest] = match;
    const [, , call] = rest;
    const [start, end] = [match.index, match.index + whole.length];
    return {
      specifier: [rest[0], rest[1], rest[3], rest[4]].find((it) => it !== undefined) ?? '',
      kind: kindOf(statement, call),
      startLine: lineOf(start),
      endLine: lineOf(end - 1),
      start,
      end,
      names: [],
      typeOnly: statement !== undefined && /^\w+\s+type\s/u.test(whole),
    };
  });
};
