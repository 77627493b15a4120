import type { BaselineStore } from '../../../../src/baseline/baseline-store.ts';
import { verdicts } from '../../../../src/core/result.ts';
import type { ActiveRuns } from '../../../../src/usecases/app/active-runs.ts';
import {
  type AppRepository,
  type NewRun,
  type RecordedPullRequest,
  type Run,
  runKey,
  type StoredAcceptance,
} from '../../../../src/usecases/app/model.ts';
import type {
  AbandonedRun,
  AppStore,
  KeptReport,
  KeptResult,
  StoredInvestigation,
} from '../../../../src/usecases/app/ports.ts';
import type { PlaybookEntry } from '../../../../src/core/playbook.ts';
import { memoryStore } from '../../memory-store.ts';
import { resolveRuns } from './resolve-runs.ts';

export interface MemoryAppStore extends AppStore, ActiveRuns {
  readonly repositories: Map<number, AppRepository>;
  /** The oldest first. */
  readonly runs: Map<string, Run>;
  readonly pulls: Map<number, RecordedPullRequest>;
  readonly kept: Map<string, KeptResult>;
  readonly reports: Map<string, KeptReport>;
  /** The oldest first. */
  readonly investigated: StoredInvestigation[];
  /** By reference. */
  readonly learnt: Map<string, PlaybookEntry>;
  readonly issues: Map<string, { readonly issue: number; readonly state: 'open' | 'closed' }>;
  readonly accepted: StoredAcceptance[];
  readonly claimed: Set<string>;
  readonly baseline: { store: BaselineStore };
  /** Runs that were handed to the workers, whose `post` was enqueued, that are posted. */
  readonly measuring: string[];
  readonly posting: string[];
  readonly posted: string[];
  readonly awaiting: string[];
  abandoned: readonly AbandonedRun[];
  /** Whether this process is the one that leads. */
  leads: boolean;
}

export const shopRepository: AppRepository = {
  id: 4,
  owner: 'acme',
  name: 'shop',
  defaultBranch: 'main',
  installationId: 77,
  state: 'active',
};

export const headSha = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334';
export const baseSha = 'b'.repeat(40);

let made = 0;

/** A run of pull request #12 that was just asked for. */
export const makeRun = (differences: Partial<Run> = {}): Run => {
  made += 1;
  return {
    id: `run-${made}`,
    repositoryId: 4,
    purpose: { kind: 'pull-request', number: 12, isFork: false },
    mode: 'check',
    about: '',
    headSha,
    base: { sha: baseSha, ref: 'main' },
    requestedBy: null,
    isApproved: false,
    state: 'queued',
    outcome: null,
    problem: null,
    checkRunId: null,
    progress: null,
    worker: null,
    attempt: 0,
    createdAt: new Date(Date.UTC(2026, 2, 1) + 1000 * made),
    startedAt: null,
    heartbeatAt: null,
    endedAt: null,
    ...differences,
  };
};

const ofRun = (run: NewRun): Partial<Run> => {
  const { repositoryId, purpose, mode, headSha: sha, base, requestedBy, isApproved, about = '' } = run;
  return { repositoryId, purpose, mode, headSha: sha, base, requestedBy, isApproved, about };
};

const notHere = (): never => {
  throw new Error('No job asks for this.');
};

/** The App's store in memory, with the rules that jobs rely on. */
export const memoryAppStore = (
  runs: readonly Run[] = [],
  repository: AppRepository = shopRepository,
): MemoryAppStore => {
  const change = (id: string, differences: Partial<Run>): Run => {
    const run = store.runs.get(id);
    if (run === undefined) throw new Error(`There is no ${id}.`);
    const changed = { ...run, ...differences };
    store.runs.set(id, changed);
    return changed;
  };
  const end = (run: Run, outcome: Run['outcome'], problem: string): Run => {
    const ended = change(run.id, { state: 'ended', outcome, problem });
    const { checkRunId, purpose } = ended;
    const isFailure = outcome === 'failed' && purpose.kind !== 'refresh';
    if (checkRunId !== null || isFailure || (outcome === 'skipped' && purpose.kind === 'alert'))
      store.posting.push(run.id);
    return ended;
  };
  const store: MemoryAppStore = {
    repositories: new Map([[repository.id, repository]]),
    runs: new Map(runs.map((run) => [run.id, run])),
    pulls: new Map(),
    kept: new Map(),
    reports: new Map(),
    investigated: [],
    learnt: new Map(),
    issues: new Map(),
    accepted: [],
    claimed: new Set(),
    baseline: { store: memoryStore() },
    measuring: [],
    posting: [],
    posted: [],
    awaiting: [],
    abandoned: [],
    leads: true,
    recordDelivery: notHere,
    repository: async (id) => store.repositories.get(id) ?? null,
    repositoryByName: notHere,
    saveRepository: async (it) => void store.repositories.set(it.id, it),
    pullRequest: async (_id, number) => store.pulls.get(number) ?? null,
    savePullRequest: async (it) => void store.pulls.set(it.number, it),
    askForRun: async (asked) => {
      await store.cancelRuns(runKey(asked), 'A newer run takes its place.');
      const run = makeRun(ofRun(asked));
      store.runs.set(run.id, run);
      return run;
    },
    run: async (id) => store.runs.get(id) ?? null,
    runsOf: async (id, { number, limit = 100 } = {}) =>
      [...store.runs.values()]
        .filter((run) => run.repositoryId === id)
        .filter(({ purpose }) => number === undefined || (purpose.kind === 'pull-request' && purpose.number === number))
        .toReversed()
        .slice(0, limit),
    resolveAlert: async (_id, group, at) => resolveRuns(store.runs, group, at),
    cancelRuns: async (key, why) =>
      [...store.runs.values()]
        .filter((run) => runKey(run) === key && run.state !== 'ended')
        .map((run) => end(run, 'cancelled', why)),
    awaitUpload: async (id) => void store.awaiting.push(id),
    enqueueMeasurement: async (id) => void (store.measuring.includes(id) || store.measuring.push(id)),
    saveCheckRun: async (id, checkRunId) => {
      const before = store.runs.get(id);
      change(id, { checkRunId });
      if (before?.state === 'ended' && before.checkRunId === null) store.posting.push(id);
    },
    beginRun: async (id, worker) => {
      const run = store.runs.get(id);
      if (run === undefined || (run.state !== 'queued' && run.state !== 'running')) return null;
      return change(id, { state: 'running', worker, attempt: run.attempt + 1 });
    },
    heartbeat: notHere,
    keepResult: async (id, attempt, kept) => {
      const run = store.runs.get(id);
      if (run === undefined || run.state !== 'running' || run.attempt !== attempt) return false;
      store.kept.set(id, kept);
      change(id, { state: 'measured', outcome: kept.result.verdict });
      store.posting.push(id);
      return true;
    },
    keptResult: async (id) => store.kept.get(id) ?? null,
    keepReport: async (id, attempt, kept) => {
      const run = store.runs.get(id);
      if (run === undefined || run.state !== 'running' || run.attempt !== attempt) return false;
      store.reports.set(id, kept);
      change(id, {
        state: 'measured',
        outcome: kept.report.kind === 'load' ? kept.report.measurement.verdict : 'investigated',
      });
      store.posting.push(id);
      return true;
    },
    keepInterim: async (id, attempt, report) => {
      const run = store.runs.get(id);
      if (run?.state !== 'running' || run.attempt !== attempt) return false;
      store.reports.set(id, { report, raw: null });
      store.posting.push(id);
      return true;
    },
    keptReport: async (id) => store.reports.get(id)?.report ?? null,
    investigations: async (_id, number) => store.investigated.filter((it) => it.number === number).toReversed(),
    watchedInvestigations: async () =>
      store.investigated.filter(({ watchedUntil }) => watchedUntil !== null).toReversed(),
    saveInvestigation: async (runId, investigation, watchedUntil) => {
      const index = store.investigated.findIndex((it) => it.runId === runId);
      const known = store.investigated[index];
      if (known !== undefined) store.investigated[index] = { ...known, investigation, watchedUntil };
    },
    playbook: async () => [...store.learnt.values()].toSorted((one, other) => (one.at > other.at ? -1 : 1)),
    savePlaybookEntry: async (_id, entry) => void store.learnt.set(entry.reference, entry),
    endRun: async (id, outcome, problem) => {
      const run = store.runs.get(id);
      if (run !== undefined && run.state !== 'ended') end(run, outcome, problem);
    },
    runPosted: async (id) => {
      store.posted.push(id);
      const run = store.runs.get(id);
      if (run?.state === 'measured' && verdicts.some((it) => it === run.outcome)) change(id, { state: 'ended' });
    },
    abandonedRuns: async () => store.abandoned,
    lead: async () => store.leads,
    activeRuns: async () => [...store.runs.values()].filter(({ state }) => state === 'running'),
    baselines: () => store.baseline.store,
    acceptances: async (_id, number) => store.accepted.filter((it) => it.number === number),
    saveAcceptance: notHere,
    claimCommand: async ({ source }) => {
      if (store.claimed.has(source.id)) return 'answered';
      store.claimed.add(source.id);
      return 'claimed';
    },
    returnCommand: async ({ id }) => void store.claimed.delete(id),
    commandAnswered: async () => {},
    openIssue: async (_id, topic) => {
      const known = store.issues.get(topic);
      return known?.state === 'open' ? known.issue : null;
    },
    saveIssue: async (_id, topic, issue, state) => void store.issues.set(topic, { issue, state }),
    openIssues: async () =>
      [...store.issues].flatMap(([topic, { issue, state }]) => (state === 'open' ? [{ topic, issue }] : [])),
    prune: notHere,
    counts: notHere,
    ping: notHere,
  };
  return store;
};
