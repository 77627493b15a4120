import { z } from 'zod';
import type { DatabaseReading } from '../../core/signals.ts';
import { type DatabaseConnection, marker } from './database-connection.ts';
import type { ServerFacts } from './server-facts.ts';
import { statementKey, type StatementCounts } from './snapshot.ts';
import { longestExplained, shownStatement } from './statement-text.ts';

type Statement = DatabaseReading['statements'][number];

/** More than these are added up into one. */
const mostStatements = 200;
const mostTexts = 2000;

const row = z.object({ key: z.string(), text: z.string() });

const textsOf = (facts: ServerFacts, keys: readonly string[]): string => {
  const list = keys.map((key) => `'${key.replaceAll("'", "''")}'`).join(', ');
  // One character more than is explained: a cut text is then known as one.
  return `select ${marker} key, text from (
    select ${statementKey(facts)} as key, left(query, ${longestExplained + 1}) as text
    from ${facts.schema ?? ''}.pg_stat_statements where dbid = ${facts.database} and queryid is not null
  ) s where key in (${list}) and text is not null`;
};

const add = (one: Statement | undefined, counts: StatementCounts, text: string): Statement => ({
  text,
  calls: (one?.calls ?? 0) + counts.calls,
  time: (one?.time ?? 0) + Math.max(0, counts.time),
  rows: (one?.rows ?? 0) + counts.rows,
  blocksRead: (one?.blocksRead ?? 0) + counts.blocksRead,
  blocksHit: (one?.blocksHit ?? 0) + counts.blocksHit,
});

const others = 'other statements';

const hiddenText = ({ schema, database }: ServerFacts): string => `select ${marker} exists (
  select from ${schema ?? ''}.pg_stat_statements(false) where dbid = ${database} and queryid is null) as hidden`;

export interface ReadStatements {
  readonly statements: Statement[];
  /** Complete texts of those that may have a plan, the most expensive and the most frequent ones in front. */
  readonly whole: string[];
  /** Whether texts of other roles' statements are withheld. */
  readonly hidden: boolean;
}

/** Gives what was counted its texts. What this program itself asked is left out. Rejects as the connection does. */
export const readStatements = async (
  connection: DatabaseConnection,
  facts: ServerFacts,
  counts: readonly StatementCounts[],
): Promise<ReadStatements> => {
  const [rights] = await connection.query(z.object({ hidden: z.boolean() }), hiddenText(facts));
  const hidden = rights?.hidden === true && !facts.allStatistics;
  if (counts.length === 0) return { statements: [], whole: [], hidden };
  const ordered = counts.toSorted((a, b) => b.time - a.time).slice(0, mostTexts);
  const texts = new Map(
    (
      await connection.query(
        row,
        textsOf(
          facts,
          ordered.map(({ key }) => key),
        ),
      )
    ).map(({ key, text }) => [key, text]),
  );
  const own = new Set(ordered.flatMap(({ key }) => (texts.get(key)?.includes(marker) === true ? [key] : [])));
  const merged = new Map<string, { readonly statement: Statement; readonly whole: string }>();
  for (const it of counts) {
    if (own.has(it.key)) continue;
    const whole = texts.get(it.key) ?? others;
    const shown = shownStatement(whole);
    merged.set(shown, { statement: add(merged.get(shown)?.statement, it, shown), whole });
  }
  const all = [...merged.values()].toSorted((a, b) => b.statement.time - a.statement.time);
  const kept = all.slice(0, mostStatements).map(({ statement }) => statement);
  const rest = all
    .slice(mostStatements)
    .reduce<Statement | undefined>((sum, { statement }) => add(sum, { key: '', ...statement }, others), undefined);
  const frequent = all.toSorted((a, b) => b.statement.calls - a.statement.calls);
  // By turns, so that neither crowds out the other.
  const important = all.flatMap((it, at) => [it.whole, frequent[at]?.whole ?? it.whole]);
  return {
    statements: rest === undefined ? kept : [...kept, rest],
    whole: [...new Set(important)],
    hidden,
  };
};
