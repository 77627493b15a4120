import { join } from 'node:path';
import type { Configuration } from '../../../config/configuration.ts';
import type { BaselineRecord } from '../../../core/baseline-record.ts';
import { UploadError } from '../../../core/errors.ts';
import type { Result } from '../../../core/result.ts';
import { renderComment } from '../../../report/comment.ts';
import { defaultConfiguration } from '../../run/configuration-source.ts';
import { readUploadConfigurations } from '../../upload/read-upload-configurations.ts';
import type { Run } from '../model.ts';
import type { KeptResult } from '../ports.ts';
import { recordsFault } from './check-records.ts';
import { NothingToMeasure } from './ending.ts';
import { exportRecords, previousCommit, readRecords } from './export-records.ts';
import { groundsToolsFor } from './grounds-tools.ts';
import { packRaw } from './pack-raw.ts';
import { patiently } from './patiently.ts';
import { readRefresh } from './read-refresh.ts';
import { runInJob } from './run-in-job.ts';
import { timeLimitFor } from './time-limit.ts';
import type { Assignment } from './work-tools.ts';

/** The commit's own configuration, which rules a refresh. */
const configurationOf = async (assignment: Assignment): Promise<Configuration> => {
  const { run, repository, tools } = assignment;
  const { readFile } = groundsToolsFor(repository, tools);
  const read = (): Promise<string | null> => readFile(run.headSha, defaultConfiguration);
  const text = await patiently(read, assignment);
  if (text === null) throw new NothingToMeasure(`The commit has no ${defaultConfiguration}.`);
  const { head } = await readUploadConfigurations(defaultConfiguration, () => Promise.resolve(text));
  return head;
};

const refused = (what: string): UploadError =>
  new UploadError(
    `What the refresh measured is not stored: ${what}.`,
    'The next push to the branch is measured again. If it stays so, look at what its build does to other programs.',
  );

/** As it is stored: where it comes from is this App's to say. */
const asOurs = (record: BaselineRecord, run: Run, branch: string): BaselineRecord => ({
  ...record,
  ref: branch,
  provenance: { source: 'app', runId: run.id, attempt: run.attempt, event: 'push' },
});

/** With the identity that the App knows. */
const identified = (result: Result, head: string, branch: string): Result => ({
  ...result,
  head: { ...result.head, ref: branch, commit: head, dirty: false },
});

/**
 * Measures a commit of the default branch beside the one that was recorded last, and stores the records. Its configuration comes
 * from GitHub. The verdict is the run's own: it blocks nothing, and the code that could forge it is merged already.
 *
 * @throws NothingToMeasure; what runInJob throws; an UploadError for records that can't be; a BaselineError where they can't be
 * stored.
 */
export const measureRefresh = async (assignment: Assignment, branch: string): Promise<KeptResult> => {
  const { run, repository, tools, signal, report } = assignment;
  const head = run.headSha;
  report('reading the configuration');
  const configuration = await configurationOf(assignment);
  const store = tools.store.baselines(repository);
  const suites = configuration.suites.map(({ name }) => name);
  const stored = await readRecords(store, suites);
  const previous = previousCommit(stored, head);
  const limit = timeLimitFor({ policy: configuration.policy.timeLimit, job: tools.limits.time });
  return runInJob(assignment, {
    wanted: [
      // Without it the head is measured beside itself, and says so.
      ...(previous === null ? [] : [{ name: 'base', commit: previous, ref: null, isOptional: true } as const]),
      { name: 'head', commit: head, ref: `refs/heads/${branch}`, isOptional: false },
    ],
    args: (output) => [
      'baseline',
      'refresh',
      '--store',
      'files',
      '--head',
      head,
      ...(limit === null ? [] : ['--time-limit', `${limit / 1000}s`]),
      '--out',
      output,
    ],
    prepare: (job) => exportRecords(stored, join(job.repository, '.pacegate', 'baselines')),
    read: async ({ output }, during) => {
      const { result, records } = await readRefresh(output);
      if (result.head.commit !== head || result.head.dirty) throw refused('it is of another commit');
      const fault = recordsFault(records, {
        commit: head,
        suites,
        stored: stored.map(({ commit }) => commit),
        result,
        during,
      });
      if (fault !== null) throw refused(fault);
      const kept = identified(result, head, branch);
      const raw = await packRaw(output);
      signal.throwIfAborted();
      await store.append(records.map((record) => asOurs(record, run, branch)));
      return { result: kept, comment: renderComment(kept), raw };
    },
  });
};
