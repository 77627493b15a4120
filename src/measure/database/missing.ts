import { errorCode } from '../../core/error-code.ts';
import type { DatabaseReading } from '../../core/signals.ts';

export type Missing = DatabaseReading['missing'][number];

/** What a reading may lack, in the words that stand after "the database did not tell". */
export const parts = {
  tables: 'rows of tables',
  statements: 'statements',
  connections: 'new connections',
  waits: 'waits',
  plans: 'plans',
} as const;

const longest = 250;

/** The words of an error, on one line. What a server says names roles, tables and databases, never a password. */
export const reasonOf = (error: unknown): string => {
  const words = typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : '';
  const said = words === '' ? (errorCode(error) ?? 'no reason given') : words;
  return said.replaceAll(/\s+/gu, ' ').trim().slice(0, longest);
};

/** One reason for several parts: "rows of tables, statements and new connections". */
export const missingFor = (reason: string, ...what: readonly string[]): Missing => ({
  what: [what.slice(0, -1).join(', '), ...what.slice(-1)].filter((it) => it !== '').join(' and '),
  reason,
});

/** The reading of a database that told nothing. */
export const unread = (version: string, reason: string): DatabaseReading => ({
  version,
  statements: [],
  tables: [],
  totals: { sessions: 0, returned: 0, fetched: 0, deadlocks: 0 },
  waits: [],
  plans: [],
  missing: [missingFor(reason, ...Object.values(parts))],
});

/** A name as SQL writes it, for statements that a person runs. */
export const quoted = (name: string): string =>
  /^[a-z_][a-z0-9_]*$/u.test(name) ? name : `"${name.replaceAll('"', '""')}"`;
