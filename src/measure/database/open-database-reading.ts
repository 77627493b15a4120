import type { Side } from '../../core/side.ts';
import type { DatabaseReading } from '../../core/signals.ts';
import { type DatabaseWatchOptions, lookAtSide, type Looked, separateSides } from './look-at-side.ts';
import { unread } from './missing.ts';
import { type SideWatch, unreadable } from './side-watch.ts';
import { within } from './within.ts';
import { watchWaits, type WaitWatch } from './watch-waits.ts';

/** What the databases of the sides that are alive count while these are measured. Nothing of it rejects. */
export interface DatabaseWatch extends AsyncDisposable {
  /** The measured part begins. */
  begin(): Promise<void>;
  /**
   * The readings, once. Best called when the services have stopped: a connection tells the server's statistics some of what it did only
   * when it closes.
   */
  end(): Promise<Partial<Record<Side, DatabaseReading>>>;
}

/** Of each step, ms: a server that does not answer must not hold up a run. */
const longest = { begin: 10_000, end: 30_000 };

/** One look at a server serves all its databases. */
const watchServers = (watches: readonly SideWatch[]): Map<SideWatch, WaitWatch> => {
  const servers = Map.groupBy(watches, ({ facts }) => `${facts.started}`);
  return new Map(
    [...servers.values()].flatMap((group) => {
      const [first] = group;
      if (first === undefined) return [];
      const waits = watchWaits(
        first.connection,
        group.map(({ facts }) => facts.database),
      );
      return group.map((it) => [it, waits] as const);
    }),
  );
};

/**
 * Looks at the PostgreSQL databases of the sides that are alive. Each side's is the one whose address its `setup` wrote into the file
 * `database-url` of its PACEGATE_DIRECTORY, else that of `url`. Whatever a server lacks, refuses or loses is said in the readings, as
 * `missing`; it never rejects, and everything ends within bounded time. Only an aborted `signal` ends it without readings.
 */
export const openDatabaseReading = async (options: DatabaseWatchOptions): Promise<DatabaseWatch> => {
  const { directories } = options;
  const living = (['base', 'head'] as const).filter((side) => directories[side] !== undefined);
  const opened = await Promise.all(living.map((side) => lookAtSide(side, options)));
  const looked = separateSides(opened);
  const watched = looked.flatMap((it) => (it.kind === 'watched' ? [it.watch] : []));
  let waits = new Map<SideWatch, WaitWatch>();

  const readingOf = async (it: Looked): Promise<DatabaseReading> => {
    if (it.kind === 'unread') return it.reading;
    try {
      const seen = await waits.get(it.watch)?.stop();
      const own = seen === undefined || seen.broken ? null : (seen.waits.get(it.watch.facts.database) ?? []);
      return await it.watch.end(own);
    } catch (error) {
      return it.address === null ? unread('', 'it was lost') : unreadable(error, it.address);
    }
  };

  return {
    begin: async () => {
      await Promise.all(
        // One that fails now is found out at the end.
        watched.map((watch) => within(longest.begin, watch.begin()).catch(() => undefined)),
      );
      waits = watchServers(watched);
    },
    end: async () => {
      const readings = await Promise.all(
        looked.map(async (it) => {
          const reading = await within(longest.end, readingOf(it)).catch((error: unknown) =>
            it.address === null ? unread('', 'it was lost') : unreadable(error, it.address),
          );
          return [it.side, reading] as const;
        }),
      );
      return Object.fromEntries(readings);
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...waits.values()].map((it) => within(longest.begin, it.stop()).catch(() => undefined)));
      for (const it of opened) if (it.kind === 'watched') await it.watch[Symbol.asyncDispose]();
    },
  };
};
