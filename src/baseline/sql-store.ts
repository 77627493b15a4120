import { BaselineError, PacegateError } from '../core/errors.ts';
import type { BaselineStore, Series, SeriesKey } from './baseline-store.ts';
import { type Bounds, defaultBounds } from './bound-history.ts';
import { groupBySeries } from './group-by-series.ts';
import { planRows } from './plan-rows.ts';
import { readLine, type StoredLine } from './record-line.ts';
import { checkCase, seriesPath } from './series-path.ts';
import type { SeriesRow, SeriesTable } from './series-table.ts';

export interface SqlStoreOptions {
  readonly bounds?: Bounds;
}

const whyNot = (line: Exclude<StoredLine, { kind: 'record' }>): string =>
  line.kind === 'newer'
    ? `${line.schema}, written by a newer version of Pacegate, so it is left out and kept as it is. Update Pacegate to use it.`
    : `${line.why}, so it is left out and kept as it is. Restore it from a copy of the database, or remove it.`;

const listed = (ids: readonly string[]): string => {
  const rest = ids.length - 5;
  return `${ids.length === 1 ? 'row' : 'rows'} ${ids.slice(0, 5).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
};

const readRows = (rows: readonly SeriesRow[], key: SeriesKey): Series => {
  const lines = rows.map(({ id, text }) => ({ id, line: readLine(text, key) }));
  const unread = lines.flatMap(({ id, line }) => (line.kind === 'record' ? [] : [{ id, why: whyNot(line) }]));
  return {
    records: lines.flatMap(({ line }) => (line.kind === 'record' ? [line.record] : [])),
    problems: [...Map.groupBy(unread, ({ why }) => why)].map(
      ([why, group]) => `${seriesPath(key)}, ${listed(group.map(({ id }) => id))}: ${why}`,
    ),
  };
};

/**
 * Records in a database, one row each. What the other stores promise holds here too: history is bounded, an append is
 * stored whole or not at all, and writers at the same time lose nothing.
 */
export const createSqlStore = (table: SeriesTable, { bounds = defaultBounds }: SqlStoreOptions = {}): BaselineStore => {
  const { place } = table;
  const told = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PacegateError) || error instanceof BaselineError) throw error;
      throw new BaselineError(`The stored measurements in ${place} can't be ${what}: ${error.message}`, error.cure, {
        cause: error,
      });
    }
  };
  return {
    place,
    list: () => told('listed', () => table.list()),
    read: (key) =>
      told('read', async () => {
        // Refuses what no store could hold.
        seriesPath(key);
        return readRows(await table.read(key), key);
      }),
    append: (records) =>
      told('written', async () => {
        const additions = groupBySeries(records);
        if (additions.length === 0) return;
        await table.change(
          additions.map(({ key }) => key),
          ({ keys, rows }) => {
            // A database could tell them apart; the files of whoever exports from it may not.
            checkCase([...keys, ...additions.map(({ key }) => key)].map(({ suite }) => suite));
            return additions
              .map((addition, index) => planRows(rows[index] ?? [], addition, bounds))
              .filter((it) => it !== null);
          },
        );
      }),
  };
};
