import { appendLines, identityOf } from './append-to-series.ts';
import type { Bounds } from './bound-history.ts';
import type { SeriesAddition } from './group-by-series.ts';
import { readLine, type RecordLine, type StoredLine } from './record-line.ts';
import type { SeriesChange, SeriesRow } from './series-table.ts';

interface ReadRow {
  readonly row: SeriesRow;
  readonly line: StoredLine;
}

/** Rows by what their record is; a measurement that stands there twice keeps both of its rows. */
const rowsByIdentity = (rows: readonly ReadRow[]): Map<string, SeriesRow[]> => {
  const known = new Map<string, SeriesRow[]>();
  for (const { row, line } of rows) {
    if (line.kind !== 'record') continue;
    const identity = identityOf(line.record);
    known.set(identity, [...(known.get(identity) ?? []), row]);
  }
  return known;
};

/**
 * What an addition changes of the rows of its series; null where all of it is stored already. Rows that are condensed keep
 * their place, because the order of records of one time is the order of rows. Throws as `appendLines` does.
 */
export const planRows = (
  stored: readonly SeriesRow[],
  { key, path, records }: SeriesAddition,
  bounds: Bounds,
): SeriesChange | null => {
  const rows = stored.map((row) => ({ row, line: readLine(row.text, key) }));
  const lines = appendLines(
    rows.map(({ line }) => line),
    path,
    records,
    bounds,
  );
  if (lines === null) return null;
  const kept: RecordLine[] = lines.filter((it) => it.kind === 'record');
  const left = rowsByIdentity(rows);
  const changed: SeriesRow[] = [];
  const added: RecordLine[] = [];
  for (const line of kept) {
    const row = left.get(identityOf(line.record))?.shift();
    if (row === undefined) added.push(line);
    else if (row.text !== line.text) changed.push({ id: row.id, text: line.text });
  }
  return {
    key,
    removed: [...left.values()].flat().map(({ id }) => id),
    changed,
    added: added.map(({ text, record }) => ({
      text,
      commit: record.commit,
      recordedAt: new Date(record.recordedAt),
    })),
    newest: kept.at(-1)?.record ?? null,
  };
};
