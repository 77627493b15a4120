import type { BaselineRecord } from '../core/baseline-record.ts';
import { BaselineError } from '../core/errors.ts';
import type { SeriesKey } from './baseline-store.ts';
import { boundHistory, type Bounds, fitRecord } from './bound-history.ts';
import { readLines, type RecordLine, type StoredLine } from './record-line.ts';
import { checkSize } from './read-series.ts';
import { seriesPath } from './series-path.ts';

/** The same for the same measurement, however often somebody tries to store it, and after it was condensed. */
export const identityOf = ({ suite, environment, commit, recordedAt, seed, provenance }: BaselineRecord): string =>
  JSON.stringify([
    suite,
    environment.class,
    commit,
    recordedAt,
    seed,
    provenance.source,
    provenance.runId,
    provenance.attempt,
    provenance.event,
  ]);

const timeOf = ({ recordedAt }: BaselineRecord): number => Date.parse(recordedAt);

/** Before the first record that is newer; usually there is none, and the end is its place. */
const insert = (lines: readonly StoredLine[], line: RecordLine): StoredLine[] => {
  const at = timeOf(line.record);
  const newer = lines.findIndex((it) => it.kind === 'record' && timeOf(it.record) > at);
  return lines.toSpliced(newer === -1 ? lines.length : newer, 0, line);
};

const checkVersion = (lines: readonly StoredLine[], path: string): void => {
  const [first] = lines;
  if (first?.kind !== 'newer' || lines.some((it) => it.kind !== 'newer')) return;
  throw new BaselineError(
    `${path} was written by a newer version of Pacegate (${first.schema}): this version leaves it alone.`,
    'Update Pacegate here: nothing of what this run measured was stored.',
  );
};

/**
 * The lines of a series with `records` added in the order of their time, the newest last, and bounded; null where all of
 * them are there already. Throws a BaselineError where the series may not be touched; `path` names it.
 */
export const appendLines = (
  stored: readonly StoredLine[],
  path: string,
  records: readonly BaselineRecord[],
  bounds: Bounds,
): readonly StoredLine[] | null => {
  checkVersion(stored, path);
  const known = new Set(stored.flatMap((it) => (it.kind === 'record' ? [identityOf(it.record)] : [])));
  const added = [...new Map(records.map((it) => [identityOf(it), it]))]
    .filter(([identity]) => !known.has(identity))
    .map(([, record]) => record);
  if (added.length === 0) return null;
  // Of an import of thousands, what is older than those would fall out at once.
  const newest = added.toSorted((one, other) => timeOf(one) - timeOf(other)).slice(-bounds.records);
  let lines: readonly StoredLine[] = stored;
  for (const record of newest) lines = insert(lines, fitRecord(record, bounds));
  return boundHistory(lines, bounds);
};

/** As `appendLines`, of a file: `text` is what is stored, or null. */
export const appendToSeries = (
  text: string | null,
  key: SeriesKey,
  records: readonly BaselineRecord[],
  bounds: Bounds,
): string | null => {
  const path = seriesPath(key);
  checkSize(path, text?.length ?? 0);
  const lines = appendLines(readLines(text ?? '', key), path, records, bounds);
  return lines === null ? null : lines.map((it) => `${it.text}\n`).join('');
};
