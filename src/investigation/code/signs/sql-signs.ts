import { droppedIndex } from '../../units/sql-statements.ts';
import { likeness, wordsOfSql } from '../sql-texts.ts';
import type { Group, PlacedSql, Sign, SignRule } from './sign.ts';

const limit = /\blimit\b|\bfetch\s+(?:first|next)\b|\btop\s+\d/iu;
const star = /(?:\bselect\s+(?:distinct\s+)?|,\s*)(?:\w+\.)?\*(?!\s*\))/iu;
const lock =
  /\bfor\s+(?:no\s+key\s+)?(?:update|share)\b|\block\s+table\b|\bisolation\s+level\s+(?:serializable|repeatable)/iu;
const wrapped =
  /\bwhere\b[\s\S]{0,2000}?(?:\b(?:lower|upper|coalesce|date|date_trunc|to_char|cast|trim|substr(?:ing)?|extract)\s*\(\s*(?:\w+\.)?\w+|\w+::\w+\s*(?:=|<|>|like)|\b(?:i?like)\s+(?:'%|'?\$?\d?\s*\|\|\s*'%|concat\s*\(\s*'%))/iu;

/** The statement of the other side that a statement was written anew from. */
const before = ({ text }: PlacedSql, others: readonly PlacedSql[]): PlacedSql | undefined => {
  const words = wordsOfSql(text);
  const ranked = others
    .map((it) => ({ it, like: likeness(words, wordsOfSql(it.text)) }))
    .toSorted((a, b) => b.like - a.like);
  return ranked[0] !== undefined && ranked[0].like >= 0.3 ? ranked[0].it : undefined;
};

interface SqlRule {
  readonly class: string;
  readonly isWorse: (base: string | null, head: string) => boolean;
  readonly title: string;
  readonly text: string;
  readonly weight: number;
}

const had = (pattern: RegExp, text: string | null): boolean => text !== null && pattern.test(text);

const rules: readonly SqlRule[] = [
  {
    class: 'missing-limit',
    isWorse: (base, head) => had(limit, base) && !limit.test(head),
    title: 'A statement without its LIMIT',
    text: 'The statement lost its LIMIT.',
    weight: 0.48,
  },
  {
    class: 'over-fetching',
    isWorse: (base, head) => star.test(head) && !had(star, base),
    title: 'All columns fetched',
    text: 'The statement now fetches every column (*).',
    weight: 0.44,
  },
  {
    class: 'unindexed-predicate',
    isWorse: (base, head) => wrapped.test(head) && !had(wrapped, base),
    title: 'A condition that an index may not serve',
    text: 'The condition now wraps a column in a function or a cast, or looks for a pattern that begins with %.',
    weight: 0.4,
  },
  {
    class: 'isolation-raised',
    isWorse: (base, head) => lock.test(head) && !had(lock, base),
    title: 'A lock or a stronger isolation',
    text: 'The statement now takes a lock, or asks for a stronger isolation.',
    weight: 0.36,
  },
];

const inCode = ({ statements }: Group): readonly Sign[] =>
  statements.head.flatMap((now) => {
    const was = before(now, statements.base);
    return rules
      .filter(({ isWorse }) => isWorse(was?.text ?? null, now.text))
      .map(({ class: id, title, text, weight }) => ({
        class: id,
        title,
        text,
        // A new statement may be one that no measured request sends.
        weight: was === undefined ? weight * 0.6 : weight,
        place: { path: now.path, line: now.startLine },
        suite: null,
      }));
  });

/** Limits of query builders. */
const ofBuilders = ({ gained, lost }: Group): readonly Sign[] => {
  const gone = lost.find(({ kind }) => kind === 'limit');
  if (gone === undefined || gained.some(({ kind }) => kind === 'limit')) return [];
  return [
    {
      class: 'missing-limit',
      weight: 0.38,
      title: 'A query without its limit',
      text: `${gone.what} was taken away: the query brings all rows.`,
      place: null,
      suite: null,
    },
  ];
};

const inMigrations = ({ units }: Group): readonly Sign[] =>
  units
    .filter(({ kind }) => kind === 'migration')
    .flatMap(({ pieces }) =>
      pieces.flatMap((piece): readonly Sign[] => {
        const text = piece.head.join('');
        const index = droppedIndex(text);
        const at = piece.head.findIndex((line) => /\bdrop\s+index\b/iu.test(line));
        const place = { path: piece.path, line: piece.at + 1 + Math.max(0, at) };
        if (index !== null)
          return [
            {
              class: 'lost-index',
              weight: 0.46,
              title: `Index ${index.slice(0, 60)} dropped`,
              text: `The migration drops the index ${index.slice(0, 60)}.`,
              place,
              suite: null,
            },
          ];
        const isHeavy = /\b(?:create\s+(?:or\s+replace\s+)?trigger|create\s+policy|enable\s+row\s+level)\b/iu.test(
          text,
        );
        return isHeavy
          ? [
              {
                class: 'change',
                weight: 0.25,
                title: 'A trigger or policy',
                text: 'The migration makes a trigger or a policy, which runs with every row.',
                place,
                suite: null,
              },
            ]
          : [];
      }),
    );

/** Statements that bring more, or take a worse way; in code and in migrations. */
export const sqlSigns: readonly SignRule[] = [inCode, ofBuilders, inMigrations];
