import type { Block, SideBlock } from '../core/block.ts';
import type { Side } from '../core/side.ts';
import type { DatabaseReading, Signals } from '../core/signals.ts';

/**
 * What the blocks of a suite show beside their slices, and who counted it. It holds for all blocks and both sides alike: two counters
 * of one thing are never compared with each other.
 */
export interface Sight {
  /** Whether a probe told what it saw. */
  readonly probe: boolean;
  /** Whether the databases of all sides were read. */
  readonly database: boolean;
  /**
   * Who counts statements: the clients inside the service, by route; the database itself, for the whole suite; nobody, though there
   * are some. null where there is no sign of any.
   */
  readonly statements: 'clients' | 'database' | 'nobody' | null;
  /** Who counts new connections. */
  readonly connections: 'clients' | 'database' | null;
  /** Whether the clients tell how many rows they got, and whether the database told what it read of each table. */
  readonly rows: boolean;
  readonly tables: boolean;
  /** Whether commands of caches count as statements: only where the base has no other database. */
  readonly caches: boolean;
}

/** Clients of what is mostly a cache: asking it is what saves statements. */
const cacheClients = new Set(['redis', 'ioredis']);

/** Whether statements of a client are of a cache. */
export const isCache = (client: string): boolean => cacheClients.has(client);

const sidesOf = (blocks: readonly Block[], side: Side): SideBlock[] =>
  blocks.flatMap((block) => block.sides[side] ?? []);

/** Whether clients of databases were seen at work in it, caches aside. */
const sends = ({ signals }: SideBlock): boolean =>
  signals !== undefined && (signals.pool !== null || signals.statements.some(({ client }) => !isCache(client)));

/** Whether the database of every side of the block was read: of one that was measured alone, its own. */
const isRead = ({ sides: { base, head } }: Block): boolean => {
  const there = [base, head].filter((side) => side !== null);
  return there.length > 0 && there.every(({ database }) => database !== undefined);
};

/** What is said to be missing of statements. */
export const missingStatements = ({ missing }: Pick<Signals | DatabaseReading, 'missing'>) =>
  missing.filter(({ what }) => /statement/iu.test(what));

/** Looks through all blocks of a suite, control blocks included. */
export const sightOf = (blocks: readonly Block[]): Sight => {
  const [bases, heads] = [sidesOf(blocks, 'base'), sidesOf(blocks, 'head')];
  const probed = [...bases, ...heads].flatMap(({ signals }) => signals ?? []);
  // A head that was measured alone is all there is.
  const known = bases.length > 0 ? bases : heads;
  const sent = known.flatMap(({ signals }) => signals?.statements ?? []);
  const database = blocks.some(isRead);
  const probe = probed.length > 0;
  const whoElse = (sees: (side: SideBlock) => boolean): 'clients' | 'database' | null => {
    if (known.some(sees)) return 'clients';
    if (database) return 'database';
    return heads.some(sees) ? 'clients' : null;
  };
  const unseen = probed.some((signals) => missingStatements(signals).length > 0);
  return {
    probe,
    database,
    statements: whoElse(sends) ?? (sent.length > 0 ? 'clients' : unseen ? 'nobody' : null),
    connections: whoElse(({ signals }) => (signals?.pool ?? null) !== null),
    rows: sent.some(({ client, rows }) => rows !== null && !isCache(client)),
    tables: known.some((side) => (side.database?.tables.length ?? 0) > 0),
    caches: sent.length > 0 && sent.every(({ client }) => isCache(client)),
  };
};
