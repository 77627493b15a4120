import type { BaselineResult } from '../../core/result.ts';
import { newestOf, type Stored } from './read-stored.ts';

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** More of what can't be read than a reader could use. */
const mostProblems = 3;

const missing = ({ place, environment, suites }: Stored, isRecording: boolean): string[] => {
  const without = suites.filter(({ records }) => records.length === 0);
  if (without.length === 0) return [];
  const names = list(without.map(({ suite }) => suite));
  if (isRecording) return [`These are the first figures of ${names} from machines of this class (${environment}).`];
  const others = [...new Set(without.flatMap((it) => it.others.map((record) => record.environment.class)))];
  const elsewhere = others.length === 0 ? '' : ` It has some of ${list(others.slice(0, 3))}.`;
  return [
    `No baseline yet: ${place} holds no record of ${names} from machines of this class ` +
      `(${environment}).${elsewhere} A refresh on the default branch makes one.`,
  ];
};

/** What the result says of the stored record; of a refresh, which is about to add to it, it `isRecording`. */
export const describeStored = (stored: Stored, isRecording = false): BaselineResult => {
  const records = stored.suites.flatMap((it) => it.records);
  const newest = newestOf(records);
  const { problems } = stored;
  const more = problems.length > mostProblems ? [`And ${problems.length - mostProblems} more.`] : [];
  const sentences = [
    ...(stored.place === null || !stored.reached ? [] : missing(stored, isRecording)),
    ...(stored.reached ? [] : ['The stored baseline could not be read, so nothing was set beside it:']),
    ...problems.slice(0, mostProblems),
    ...more,
  ];
  return {
    store: stored.place,
    environment: stored.environment,
    records: records.length,
    newest: newest === null ? null : { commit: newest.commit, recordedAt: newest.recordedAt },
    notice: sentences.length === 0 ? null : sentences.join(' '),
  };
};
