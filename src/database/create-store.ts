import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Clock } from '../core/clock.ts';
import { runKey } from '../usecases/app/model.ts';
import type { AppStore } from '../usecases/app/ports.ts';
import { createSeriesTable, type DatabaseSeries } from './series-table.ts';
import { abandonedRuns } from './store/abandoned-runs.ts';
import { acceptances, saveAcceptance } from './store/acceptances.ts';
import { resolveAlert } from './store/alerts.ts';
import { claimCommand, commandAnswered, returnCommand } from './store/commands.ts';
import { counts } from './store/counts.ts';
import { told } from './store/database-failure.ts';
import { cancelRuns, endRun } from './store/end-runs.ts';
import { openIssue, openIssues, saveIssue } from './store/issues.ts';
import {
  investigationsOf,
  playbookOf,
  saveInvestigation,
  savePlaybookEntry,
  watchedInvestigations,
} from './store/investigations.ts';
import { lead } from './store/lead.ts';
import { lockKey, makeRun } from './store/make-run.ts';
import { awaitUpload, beginRun, enqueueMeasurement, heartbeat, saveCheckRun } from './store/measure-run.ts';
import { prune } from './store/prune.ts';
import { pullRequest, savePullRequest } from './store/pull-requests.ts';
import { readRun, runsOf } from './store/read-runs.ts';
import { recordDelivery } from './store/record-delivery.ts';
import { keepInterim, keepReport, keptReport } from './store/reports.ts';
import { repositoryById, repositoryByName, saveRepository } from './store/repositories.ts';
import { keepResult, keptResult, runPosted } from './store/results.ts';
import type { On, StoreQueues, StoreTools } from './store/store-tools.ts';
import { transact } from './store/transact.ts';
import type { Tables } from './tables.ts';

export interface AppStoreParts {
  readonly database: { readonly kysely: Kysely<Tables> };
  readonly queues: StoreQueues;
  readonly clock: Pick<Clock, 'date'>;
  /** createSqlStore of src/baseline, which this folder does not know. */
  readonly baselineStore: (table: DatabaseSeries) => ReturnType<AppStore['baselines']>;
  /** Gives a name that nothing else has: a UUID by default. */
  readonly random?: () => string;
}

/** The App's store on its database: see the port. Jobs are enqueued in the transaction of what they are for. */
export const createAppStore = ({
  database: { kysely },
  queues,
  clock,
  baselineStore,
  random = randomUUID,
}: AppStoreParts): AppStore => {
  const tools: StoreTools = { queues, clock, newId: random };

  /** `what` ends the sentence "The database could not …". */
  const ask = <T>(what: string, work: (on: On) => Promise<T>): Promise<T> => told(what, () => work(kysely));
  /** All of it or nothing. */
  const whole = <T>(what: string, work: (on: On) => Promise<T>): Promise<T> => ask(what, () => transact(kysely, work));

  return {
    recordDelivery: (delivery) => whole('record a delivery', (on) => recordDelivery(on, tools, delivery)),

    repository: (id) => ask('read a repository', (on) => repositoryById(on, id)),
    repositoryByName: (owner, name) => ask('read a repository', (on) => repositoryByName(on, owner, name)),
    saveRepository: (repository) => whole('record a repository', (on) => saveRepository(on, tools, repository)),

    pullRequest: (repositoryId, number) => ask('read a pull request', (on) => pullRequest(on, repositoryId, number)),
    savePullRequest: (pull) =>
      whole('record a pull request', async (on) => {
        await savePullRequest(on, pull);
      }),

    askForRun: (wanted) =>
      whole('record a run', async (on) => {
        await lockKey(on, runKey(wanted));
        return makeRun(on, tools, wanted);
      }),
    run: (id) => ask('read a run', (on) => readRun(on, id)),
    runsOf: (repositoryId, filter) => ask('read runs', (on) => runsOf(on, repositoryId, filter)),
    resolveAlert: (repositoryId, group, at) =>
      whole('record an alert', (on) => resolveAlert(on, repositoryId, group, at)),
    cancelRuns: (key, why) => whole('cancel runs', (on) => cancelRuns(on, tools, key, why)),
    enqueueMeasurement: (runId) => whole('enqueue a measurement', (on) => enqueueMeasurement(on, tools, runId)),
    awaitUpload: (runId) => ask('record a run', (on) => awaitUpload(on, tools, runId)),
    saveCheckRun: (runId, checkRunId) => whole('record a check', (on) => saveCheckRun(on, tools, runId, checkRunId)),
    beginRun: (runId, worker) => ask('begin a run', (on) => beginRun(on, tools, runId, worker)),
    heartbeat: (runId, attempt, progress) =>
      ask('record a heartbeat', (on) => heartbeat(on, tools, { runId, attempt, progress })),
    keepResult: (runId, attempt, kept) =>
      whole('keep a result', (on) => keepResult(on, tools, { runId, attempt, kept })),
    keptResult: (runId) => ask('read a result', (on) => keptResult(on, runId)),
    keepReport: (runId, attempt, kept) =>
      whole('keep a report', (on) => keepReport(on, tools, { runId, attempt, kept })),
    keepInterim: (runId, attempt, report) =>
      whole('keep a report', (on) => keepInterim(on, tools, { runId, attempt, report })),
    keptReport: (runId) => ask('read a report', (on) => keptReport(on, runId)),
    investigations: (repositoryId, number) =>
      ask('read investigations', (on) => investigationsOf(on, repositoryId, number)),
    watchedInvestigations: (repositoryId) =>
      ask('read investigations', (on) => watchedInvestigations(on, tools, repositoryId)),
    saveInvestigation: (runId, investigation, watchedUntil) =>
      ask('record an investigation', (on) => saveInvestigation(on, tools, runId, investigation, watchedUntil)),
    playbook: (repositoryId) => ask('read the playbook', (on) => playbookOf(on, repositoryId)),
    savePlaybookEntry: (repositoryId, entry) =>
      ask('write the playbook', (on) => savePlaybookEntry(on, repositoryId, entry)),
    endRun: (runId, outcome, problem) => whole('end a run', (on) => endRun(on, tools, runId, { outcome, problem })),
    runPosted: (runId) => ask('end a run', (on) => runPosted(on, tools, runId)),
    abandonedRuns: (limits) => ask('look for abandoned runs', (on) => abandonedRuns(on, tools, limits)),

    baselines: (repository) => baselineStore(createSeriesTable(kysely, repository)),

    acceptances: (repositoryId, number) => ask('read acceptances', (on) => acceptances(on, repositoryId, number)),
    saveAcceptance: (repositoryId, number, sourceId, acceptance) =>
      ask('record an acceptance', (on) => saveAcceptance(on, tools, { repositoryId, number, sourceId, acceptance })),

    claimCommand: (command) => ask('record a command', (on) => claimCommand(on, tools, command)),
    returnCommand: (source) => ask('record a command', (on) => returnCommand(on, source)),
    commandAnswered: (source, answer) => ask('record an answer', (on) => commandAnswered(on, tools, source, answer)),

    openIssue: (repositoryId, topic) => ask('read issues', (on) => openIssue(on, repositoryId, topic)),
    saveIssue: (repositoryId, topic, issue, state) =>
      ask('record an issue', (on) => saveIssue(on, tools, { repositoryId, topic, issue, state })),
    openIssues: (repositoryId) => ask('read issues', (on) => openIssues(on, repositoryId)),

    prune: (keep) => ask('remove what is old', (on) => prune(on, tools, keep)),
    lead: (work, holder, time) => ask('share work out', (on) => lead(on, work, holder, time)),
    counts: () => ask('count what it holds', (on) => counts(on, tools)),
    ping: () =>
      ask('answer', async (on) => {
        await sql`select 1`.execute(on);
      }),
  };
};
