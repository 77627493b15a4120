import { randomUUID } from 'node:crypto';
import { systemClock } from '../../core/clock.ts';
import { showCheckProgress } from '../../github/show-check-progress.ts';
import type { ActiveRuns } from './active-runs.ts';
import type { JobTools } from './jobs/job-tools.ts';
import { postRun } from './jobs/post-run.ts';
import { checkIdentityOf } from './jobs/run-addresses.ts';
import type { Run } from './model.ts';
import type { AppStore } from './ports.ts';

export interface ProgressTools extends Omit<JobTools, 'store'> {
  readonly store: AppStore & ActiveRuns;
}

/** What is remembered from turn to turn. */
interface Memory {
  /** This process, among those on the same database. */
  readonly self: string;
  /** By run: the line that its check shows, and since when, ms. */
  readonly shown: Map<string, { readonly line: string; readonly at: number }>;
  /** Runs whose result came at the same time, and may stand below a line of progress now. */
  readonly late: Set<string>;
}

/** Of one store. A process that starts anew shows what is current, and goes on from there. */
const memories = new WeakMap<object, Memory>();

const memoryOf = (store: object): Memory => {
  const known = memories.get(store) ?? { self: randomUUID(), shown: new Map(), late: new Set() };
  memories.set(store, known);
  return known;
};

/** ms: GitHub counts requests, and people do not read faster. */
const interval = 10_000;

/** ms. Of several processes one shows the progress; another takes its place when it is silent for so long. */
const lease = 10_000;

const lineOf = ({ progress }: Run): string => progress ?? 'Measuring';

const isDue = (run: Run, { shown }: Memory, now: number): boolean => {
  const last = shown.get(run.id);
  return last === undefined || (last.line !== lineOf(run) && now - last.at >= interval);
};

const show = async (run: Run, id: number, tools: ProgressTools, memory: Memory): Promise<void> => {
  const { store, clients } = tools;
  const repository = await store.repository(run.repositoryId);
  if (repository === null || repository.state !== 'active' || repository.installationId === null) return;
  const identity = { ...checkIdentityOf(run, repository, tools), id };
  await showCheckProgress(clients.installation(repository.installationId), identity, lineOf(run));
  const now = await store.run(run.id);
  if (now !== null && now.state !== 'queued' && now.state !== 'running') memory.late.add(run.id);
};

/**
 * Shows in the checks how far their measurements have come, each at most every ten seconds and only where there is news. What
 * GitHub refuses is told in the log, and tried again with the next line. Throws a DatabaseError.
 */
export const showProgress = async (tools: ProgressTools): Promise<void> => {
  const { store, log, clock = systemClock } = tools;
  const memory = memoryOf(store);
  const now = clock.date().getTime();
  const active = (await store.activeRuns()).filter(({ state }) => state === 'running');
  const alive = new Set(active.map(({ id }) => id));
  for (const id of memory.shown.keys()) if (!alive.has(id)) memory.shown.delete(id);
  const attempt = async (run: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      log.warn('The progress of a run could not be shown.', { run, problem: String(error) });
    }
  };
  const isLeading = active.length > 0 && (await store.lead('progress', memory.self, lease));
  await Promise.all(
    (isLeading ? active : []).map(async (run) => {
      if (run.checkRunId === null || !isDue(run, memory, now)) return;
      const id = run.checkRunId;
      memory.shown.set(run.id, { line: lineOf(run), at: now });
      await attempt(run.id, () => show(run, id, tools, memory));
    }),
  );
  for (const id of memory.late) {
    await attempt(id, async () => {
      await postRun(id, tools);
      memory.late.delete(id);
    });
  }
};
