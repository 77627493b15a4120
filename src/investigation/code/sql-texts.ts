import type { Node } from '@babel/types';
import { endOf, startOf, walk } from '../../advice/source/walk.ts';
import type { Script } from '../units/read-script.ts';

/** A statement of SQL as it is written in a source. */
export interface SqlText {
  /** What is put in stands as "?". */
  readonly text: string;
  /** Lines from 1. */
  readonly startLine: number;
  readonly endLine: number;
}

const isStatement =
  /^\s*(?:--[^\n]*\n\s*)*(?:select|insert\s+into|update\s+\S+\s+set|delete\s+from|with\s+(?:recursive\s+)?\w+\s+as)\b/iu;

const textOf = (node: Node): string | null => {
  if (node.type === 'StringLiteral') return node.value;
  return node.type === 'TemplateLiteral' ? node.quasis.map(({ value }) => value.raw).join('?') : null;
};

/** The statements of SQL that a source holds as texts. */
export const sqlTexts = ({ program, lineOf }: Script): readonly SqlText[] => {
  const found: SqlText[] = [];
  walk(program, ({ node }) => {
    const text = textOf(node);
    if (text !== null && isStatement.test(text.slice(0, 2_000)))
      found.push({ text: text.slice(0, 20_000), startLine: lineOf(startOf(node)), endLine: lineOf(endOf(node)) });
  });
  return found;
};

/** Words of a statement in lower case: what tells it from others, however it is laid out. */
export const wordsOfSql = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .slice(0, 20_000)
      .toLowerCase()
      .match(/[a-z_][\w.]*/gu) ?? [],
  );

/** How alike two statements are, 0 to 1: the share of their words that both have. */
export const likeness = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  const all = a.union(b).size;
  return all === 0 ? 0 : a.intersection(b).size / all;
};
