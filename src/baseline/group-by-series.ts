import { type BaselineRecord, baselineRecordSchema } from '../core/baseline-record.ts';
import { BaselineError } from '../core/errors.ts';
import type { SeriesKey } from './baseline-store.ts';
import { roundRecord } from './record-line.ts';
import { checkCase, seriesPath } from './series-path.ts';

/** New records of one series, checked and rounded as they are stored. */
export interface SeriesAddition {
  readonly key: SeriesKey;
  readonly path: string;
  readonly records: readonly BaselineRecord[];
}

const problemOf = (record: BaselineRecord): string | null => {
  const { error } = baselineRecordSchema.safeParse(record);
  const [issue] = error?.issues ?? [];
  if (issue !== undefined) return `${issue.path.join('.')}: ${issue.message}`;
  return Number.isNaN(Date.parse(record.recordedAt)) ? 'recordedAt: not a date' : null;
};

/** What is to be appended to each file. Throws a BaselineError for a record that could not be read back. */
export const groupBySeries = (records: readonly BaselineRecord[]): SeriesAddition[] => {
  for (const record of records) {
    const problem = problemOf(record);
    if (problem === null) continue;
    throw new BaselineError(
      `The measurement of suite ${JSON.stringify(record.suite)} can't be stored, because it is not what a record must be (${problem}).`,
      'Correct it where it comes from. If Pacegate measured it, this is a defect: report it with this message.',
    );
  }
  const keyOf = ({ suite, environment }: BaselineRecord): SeriesKey => ({ suite, environment: environment.class });
  const groups = Map.groupBy(records, (record) => seriesPath(keyOf(record)));
  const additions = [...groups].flatMap(([path, group]) => {
    const [first] = group;
    return first === undefined ? [] : [{ key: keyOf(first), path, records: group.map(roundRecord) }];
  });
  checkCase(additions.map(({ key }) => key.suite));
  return additions;
};
