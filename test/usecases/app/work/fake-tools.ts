import type { BaselineStore } from '../../../../src/baseline/baseline-store.ts';
import type { Isolation } from '../../../../src/measure/sandbox/isolation.ts';
import type { AppRepository, Run } from '../../../../src/usecases/app/model.ts';
import type { AppStore, KeptReport, KeptResult, RunReport } from '../../../../src/usecases/app/ports.ts';
import type { WorkTools } from '../../../../src/usecases/app/work/work-tools.ts';
import { generous } from '../../../measure/sandbox/sandbox-support.ts';
import { environment } from '../../../measure/workspace/repositories.ts';
import { memoryStore } from '../../memory-store.ts';
import { unusedStore } from './unused-store.ts';

export const repository: AppRepository = {
  id: 7,
  owner: 'acme',
  name: 'shop',
  defaultBranch: 'main',
  installationId: 77,
  state: 'active',
};

export const makeRun = (more: Partial<Run> = {}): Run => ({
  id: 'run-1',
  repositoryId: repository.id,
  purpose: { kind: 'pull-request', number: 5, isFork: false },
  mode: 'check',
  about: '',
  headSha: 'b'.repeat(40),
  base: { sha: 'a'.repeat(40), ref: 'main' },
  requestedBy: null,
  isApproved: true,
  state: 'running',
  outcome: null,
  problem: null,
  checkRunId: null,
  progress: null,
  worker: 'worker-1',
  attempt: 1,
  createdAt: new Date(),
  startedAt: new Date(),
  heartbeatAt: null,
  endedAt: null,
  ...more,
});

export interface FakeStore extends AppStore {
  readonly kept: KeptResult[];
  readonly reports: KeptReport[];
  readonly interim: RunReport[];
  readonly ended: { readonly outcome: string; readonly problem: string }[];
  readonly progress: (string | null)[];
  readonly baseline: BaselineStore & { readonly records: readonly unknown[] };
}

/** A store in memory with one run; what it is not made for fails. */
export const fakeStore = (run: Run | null, over: Partial<AppStore> = {}): FakeStore => {
  const baseline = memoryStore();
  const store: FakeStore = {
    ...unusedStore,
    kept: [],
    reports: [],
    interim: [],
    ended: [],
    progress: [],
    baseline,
    beginRun: () => Promise.resolve(run),
    repository: () => Promise.resolve(repository),
    pullRequest: () => Promise.resolve(null),
    heartbeat: (_id, _attempt, progress) => {
      store.progress.push(progress);
      return Promise.resolve(true);
    },
    keepResult: (_id, _attempt, kept) => {
      store.kept.push(kept);
      return Promise.resolve(true);
    },
    keepReport: (_id, _attempt, kept) => {
      store.reports.push(kept);
      return Promise.resolve(true);
    },
    keepInterim: (_id, _attempt, report) => {
      store.interim.push(report);
      return Promise.resolve(true);
    },
    playbook: () => Promise.resolve([]),
    runsOf: () => Promise.resolve([]),
    endRun: (_id, outcome, problem) => {
      store.ended.push({ outcome, problem });
      return Promise.resolve();
    },
    acceptances: () => Promise.resolve([]),
    baselines: () => baseline,
    ...over,
  };
  return store;
};

export const withoutIsolation: Isolation = {
  namespaces: null,
  user: null,
  hidden: [],
  visible: [],
  tools: { setpriv: false, prlimit: false, taskset: false },
  prevented: [],
  notPrevented: [],
};

export const silent = { info: () => {}, warn: () => {}, error: () => {} };

/** Tools of a worker whose repositories are files below `room`. */
export const makeTools = (room: string, store: AppStore, more: Partial<WorkTools> = {}): WorkTools => ({
  store,
  clients: {
    installation: () => {
      throw new Error('GitHub is not asked here.');
    },
    cloneToken: () => Promise.resolve({ token: 'ghs_verySecretToken', expiresAt: new Date() }),
  },
  worker: 'worker-1',
  directory: `${room}/jobs`,
  limits: generous,
  loadTime: 3_600_000,
  isolation: withoutIsolation,
  log: silent,
  apiUrl: 'https://api.github.example',
  serverUrl: `file://${room}/server`,
  environment,
  pauses: [1, 1],
  beat: 5,
  ...more,
});
