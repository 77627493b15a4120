import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { DatabaseReading } from '../../core/signals.ts';
import { compareSnapshots, type Difference } from './compare-snapshots.ts';
import type { DatabaseAddress } from './database-address.ts';
import { connectDatabase, type DatabaseConnection, marker } from './database-connection.ts';
import { explainStatements, type Plans } from './explain-statements.ts';
import { parts, reasonOf, unread } from './missing.ts';
import { grantText, missingRights } from './missing-rights.ts';
import { type ReadStatements, readStatements } from './read-statements.ts';
import { oldestVersion, readServerFacts, type ServerFacts } from './server-facts.ts';
import { measuredShare, settleCounts } from './settle-counts.ts';
import { type Snapshot, takeSnapshot } from './snapshot.ts';

/** One database that is looked at. All but `openSideWatch` reject as the connection does. */
export interface SideWatch extends AsyncDisposable {
  readonly facts: ServerFacts;
  readonly connection: DatabaseConnection;
  /** Does not reject: what goes wrong is said at the end. */
  begin(): Promise<void>;
  /** `waits` null: nobody looked. */
  end(waits: DatabaseReading['waits'] | null): Promise<DatabaseReading>;
}

const oldestPrompt = 150_000;
/** Before version 15 statistics are written to a file, this late, ms. */
const collectorDelay = 600;
/** For connections that were closed to be gone, ms. */
const longestGoodbye = 1000;
const interval = 50;
/** A server that was restarted answers after some seconds. */
const attempts = 8;
const betweenAttempts = 1000;

const settle = async (facts: ServerFacts): Promise<void> => {
  if (facts.number < oldestPrompt) await delay(collectorDelay);
};

const countText = (facts: ServerFacts): string => `select ${marker} count(*)::int as count from pg_stat_activity
  where datid = ${facts.database} and pid <> pg_backend_pid() and backend_type = 'client backend'
    and application_name <> 'pacegate'`;

/** Whether all other connections are gone. What one counted is complete only then. */
const isAlone = async (connection: DatabaseConnection, facts: ServerFacts): Promise<boolean> => {
  if (facts.pooled) return false;
  const until = performance.now() + longestGoodbye;
  for (;;) {
    const [row] = await connection.query(z.object({ count: z.number() }), countText(facts));
    if (row?.count === 0) return true;
    if (performance.now() > until) return false;
    await delay(interval);
  }
};

interface Seen {
  readonly facts: ServerFacts;
  readonly difference: Difference;
  readonly share: number;
  readonly read: ReadStatements;
  readonly plans: Plans;
  readonly waits: DatabaseReading['waits'] | null;
}

const readingOf = ({ facts, difference, share, read, plans, waits }: Seen): DatabaseReading => ({
  version: facts.version.slice(0, 100),
  statements: read.statements,
  ...settleCounts(difference, share),
  waits: waits ?? [],
  plans: plans.plans,
  missing: [
    ...missingRights(facts),
    ...difference.missing,
    ...plans.missing,
    ...(read.hidden ? [{ what: parts.statements, reason: grantText(facts) }] : []),
    ...(waits === null ? [{ what: parts.waits, reason: 'the connection that looks for them was lost' }] : []),
  ],
});

const nothing: Plans & ReadStatements = { plans: [], missing: [], statements: [], whole: [], hidden: false };

const connect = async (
  { url }: DatabaseAddress,
  signal: AbortSignal,
): Promise<{ readonly connection: DatabaseConnection; readonly facts: ServerFacts }> => {
  await using stack = new AsyncDisposableStack();
  const connection = stack.use(await connectDatabase(url, signal));
  const facts = await readServerFacts(connection);
  stack.move();
  return { connection, facts };
};

const reconnect = async (address: DatabaseAddress, signal: AbortSignal): Promise<DatabaseConnection> => {
  for (let attempt = 1; ; attempt++) {
    try {
      return (await connect(address, signal)).connection;
    } catch (error) {
      if (attempt === attempts || signal.aborted) throw error;
      await delay(betweenAttempts, undefined, { signal });
    }
  }
};

/**
 * Looks at a database from now on. A text says why it can't be looked at; rejects where it can't be connected to, or refuses what every
 * PostgreSQL answers.
 */
export const openSideWatch = async (address: DatabaseAddress, signal: AbortSignal): Promise<SideWatch | string> => {
  await using opening = new AsyncDisposableStack();
  const { connection, facts } = await connect(address, signal);
  opening.use(connection);
  if (facts.number < oldestVersion)
    return `PostgreSQL ${facts.version} is older than ${oldestVersion / 10_000}, the oldest version that is read`;
  const first = await takeSnapshot(connection, facts);
  let before: Snapshot | null = null;
  let failure = 'the block ended before anything was measured';
  let begun = 0;
  const owned = opening.move();

  const finish = async (at: DatabaseConnection, waits: DatabaseReading['waits'] | null): Promise<DatabaseReading> => {
    if (before === null) return unread(facts.version, failure);
    const duration = performance.now() - begun;
    const alone = await isAlone(at, facts);
    await settle(facts);
    const after = { ...(await takeSnapshot(at, facts)), ...(at === connection ? {} : { own: null }) };
    const difference = compareSnapshots(before, after);
    const whole = compareSnapshots(first, after);
    const read = difference.statements === null ? nothing : await readStatements(at, facts, difference.statements);
    const plans = await explainStatements(at, facts, read.whole);
    return readingOf({
      facts,
      difference,
      share: alone && !read.hidden ? measuredShare(whole, difference, duration) : 1,
      read,
      plans,
      waits,
    });
  };

  return {
    facts,
    connection,
    begin: async () => {
      try {
        await settle(facts);
        before = await takeSnapshot(connection, facts);
        begun = performance.now();
      } catch (error) {
        failure = `it could not be read when the measured part began (${reasonOf(error)})`;
      }
    },
    end: async (waits) => {
      try {
        return await finish(connection, waits);
      } catch {
        // Restarted, or somebody ended the connection: the counters may have survived it.
        return finish(owned.use(await reconnect(address, signal)), waits);
      }
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};

/** The reading of a database that could not be looked at. */
export const unreadable = (error: unknown, { place }: DatabaseAddress): DatabaseReading =>
  unread('', `${place} can't be read (${reasonOf(error)})`);
