import type { BaselineStore } from '../../../baseline/baseline-store.ts';
import { createFilesStore } from '../../../baseline/files-store.ts';
import type { BaselineRecord } from '../../../core/baseline-record.ts';
import { newestOf } from '../../baseline/read-stored.ts';

/** Everything that is stored of these suites of a repository. */
export const readRecords = async (
  store: BaselineStore,
  suites: readonly string[],
): Promise<readonly BaselineRecord[]> => {
  const records: BaselineRecord[] = [];
  const keys = (await store.list()).filter(({ suite }) => suites.includes(suite));
  for (const key of keys) records.push(...(await store.read(key)).records);
  return records;
};

/** Writes records to files that `pacegate baseline refresh --store files` reads and appends to. git ignores them. */
export const exportRecords = async (records: readonly BaselineRecord[], directory: string): Promise<void> => {
  if (records.length > 0) await createFilesStore({ directory }).append(records);
};

const isCommit = (text: string): boolean => /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);

/** The commit that a refresh will want to stand beside, or null. */
export const previousCommit = (records: readonly BaselineRecord[], head: string): string | null => {
  const newest = newestOf(records.filter(({ commit, verdict }) => isCommit(commit) && verdict !== 'invalid'));
  return newest === null || newest.commit === head ? null : newest.commit;
};
