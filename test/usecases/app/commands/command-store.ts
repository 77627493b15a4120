import type { CommandStore } from '../../../../src/usecases/app/commands/command-tools.ts';
import {
  type NewRun,
  type RecordedPullRequest,
  type Run,
  runKey,
  type StoredAcceptance,
} from '../../../../src/usecases/app/model.ts';
import type { KeptResult } from '../../../../src/usecases/app/ports.ts';
import type { MemoryStore } from '../../memory-store.ts';

/** A run that was just asked for. */
export const asRun = (asked: NewRun, id: string): Run => ({
  about: '',
  ...asked,
  id,
  state: 'queued',
  outcome: null,
  problem: null,
  checkRunId: null,
  progress: null,
  worker: null,
  attempt: 0,
  createdAt: new Date('2026-03-02T10:00:01.000Z'),
  startedAt: null,
  heartbeatAt: null,
  endedAt: null,
});

/** What the store holds and was asked for. */
export interface StoreState {
  pull: RecordedPullRequest | null;
  /** The newest first. */
  runs: Run[];
  readonly kept: Map<string, KeptResult>;
  readonly acceptances: StoredAcceptance[];
  /** By source; one that was answered stays. */
  readonly claimed: Set<string>;
  readonly answers: Map<string, string>;
  readonly asked: NewRun[];
  readonly cancelled: { key: string; why: string }[];
  readonly baseline: MemoryStore;
}

/** The part of the App's store that commands use, over `state`. */
export const makeStore = (state: StoreState): CommandStore => ({
  claimCommand: ({ source: { id } }) => {
    if (state.answers.has(id)) return Promise.resolve('answered');
    if (state.claimed.has(id)) return Promise.resolve('held');
    state.claimed.add(id);
    return Promise.resolve('claimed');
  },
  returnCommand: ({ id }) => {
    state.claimed.delete(id);
    return Promise.resolve();
  },
  commandAnswered: ({ id }, answer) => {
    state.answers.set(id, answer);
    return Promise.resolve();
  },
  pullRequest: () => Promise.resolve(state.pull),
  askForRun: (asked) => {
    state.asked.push(asked);
    const run = asRun(asked, `run-${state.runs.length + 1}`);
    state.runs = [run, ...state.runs];
    return Promise.resolve(run);
  },
  runsOf: () => Promise.resolve(state.runs),
  cancelRuns: (key, why) => {
    state.cancelled.push({ key, why });
    const ended = state.runs.filter((run) => runKey(run) === key && run.state !== 'ended');
    state.runs = state.runs.map((run) =>
      ended.includes(run) ? { ...run, state: 'ended', outcome: 'cancelled' } : run,
    );
    return Promise.resolve(ended);
  },
  keptResult: (id) => Promise.resolve(state.kept.get(id) ?? null),
  keepResult: (id, _attempt, kept) => {
    state.kept.set(id, kept);
    return Promise.resolve(true);
  },
  acceptances: () => Promise.resolve(state.acceptances),
  saveAcceptance: (repositoryId, number, sourceId, acceptance) => {
    if (!state.acceptances.some(({ id }) => id === sourceId))
      state.acceptances.push({ id: sourceId, repositoryId, number, acceptance });
    return Promise.resolve();
  },
  baselines: () => state.baseline,
});
