import { isForgotten, isRepeated, isUncached } from '../../../advice/statements.ts';
import { workText } from '../../../advice/statement-text.ts';
import type { WorkChange } from '../../../advice/work.ts';
import type { Group, Sign } from '../signs/sign.ts';
import { likeness, wordsOfSql } from '../sql-texts.ts';
import type { Link } from './link.ts';
import type { SuiteFacts } from './suite-facts.ts';

/** Less per request is not what it is about. */
const noticeable = 0.02;

const rise = ({ base, head }: WorkChange): number => head.count - base.count;
const rowsRise = ({ base, head }: WorkChange): number => (head.rows ?? 0) - (base.rows ?? 0);

/** How surely a statement that was sent is one of those that the group's lines hold and the base did not. */
const byText = ({ name }: WorkChange, { statements }: Group): number => {
  const words = wordsOfSql(name);
  const known = statements.base.some((it) => likeness(words, wordsOfSql(it.text)) >= 0.98);
  const best = Math.max(0, ...statements.head.map((it) => likeness(words, wordsOfSql(it.text))));
  return !known && best >= 0.75 ? 1 : 0;
};

interface Told {
  readonly class: string;
  readonly title: string;
  readonly weight: number;
  readonly counters: readonly string[];
}

/** What the way in which a statement came to be sent more often, or brings more, says of the cause. */
const statementTold = (change: WorkChange, group: Group): Told | null => {
  const forgets = group.lost.some(({ kind }) => kind === 'cache-get');
  if (isRepeated(change))
    return { class: 'n-plus-one', title: 'A query for every item', weight: 0.85, counters: ['db.queries'] };
  if (rise(change) > noticeable) {
    const isKnown = change.base.count > 0 && (isUncached(change) || isForgotten(change));
    if (forgets || isKnown)
      return { class: 'cache-bypassed', title: 'The cache is no longer asked', weight: 0.8, counters: ['db.queries'] };
    return { class: 'change', title: 'One more statement', weight: 0.7, counters: ['db.queries'] };
  }
  // Of a statement that was written anew the base sent another text.
  if (rowsRise(change) > 1 && rowsRise(change) > 0.2 * (change.base.rows ?? 0))
    return { class: 'missing-limit', title: 'More rows', weight: 0.75, counters: ['db.rows'] };
  return null;
};

const callClasses: readonly (readonly [RegExp, string, string])[] = [
  [/^crypto\.|bcrypt/u, 'sync-crypto', 'Synchronous crypto'],
  [/^zlib\./u, 'sync-compression', 'Synchronous compression'],
];

/** Statements that were written anew: what the base sent in their place, by likeness. */
const replacedBy = (change: WorkChange, all: readonly WorkChange[]): WorkChange | null => {
  if (change.base.count > 0) return null;
  const words = wordsOfSql(change.name);
  const gone = all
    .filter((it) => it.route === change.route && it.base.count > noticeable && it.head.count === 0)
    .map((it) => ({ it, like: likeness(words, wordsOfSql(it.name)) }))
    .filter(({ like }) => like >= 0.4)
    .toSorted((a, b) => b.like - a.like)[0]?.it;
  return gone ?? null;
};

/** What the probe saw of statements and synchronous calls, where it belongs to the group's lines. */
export const workEvidence = (group: Group, { suite, work }: SuiteFacts, link: Link): readonly Sign[] => {
  const place = (caller: string): Sign['place'] => {
    const at = work.locate(caller);
    return at === null ? null : { path: at.path, line: at.startLine };
  };
  const signs: Sign[] = [];
  for (const change of work.statements) {
    const was = replacedBy(change, work.statements);
    // Seen against what it took the place of, a rewritten statement is not sent more often.
    const compared: WorkChange = was === null ? change : { ...change, base: was.base };
    const told = statementTold(compared, group);
    if (told === null) continue;
    const linked = Math.max(link(work.locate(change.caller), group.units), byText(change, group));
    if (linked === 0) continue;
    signs.push({ ...told, weight: told.weight * linked, text: workText(compared), place: place(change.caller), suite });
  }
  for (const change of work.sync.filter((it) => rise(it) > 0.005)) {
    const linked = link(work.locate(change.caller), group.units);
    if (linked === 0) continue;
    const [, id = 'sync-io', title = 'Synchronous file access'] =
      callClasses.find(([pattern]) => pattern.test(change.name)) ?? [];
    const text = workText(change, false);
    signs.push({ class: id, title, weight: 0.85 * linked, text, place: place(change.caller), suite });
  }
  return signs.toSorted((a, b) => b.weight - a.weight).slice(0, 4);
};
