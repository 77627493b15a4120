import type { Run } from '../../../../src/usecases/app/model.ts';
import { bench, configured, pull, there } from './job-support.ts';
import { baseSha, headSha, makeRun, memoryAppStore } from './memory-app-store.ts';

/** A store with a run that is to be opened. */
export const stage = (differences: Partial<Run> = {}) => {
  const run = makeRun(differences);
  const store = memoryAppStore([run]);
  return { run, store, now: () => store.runs.get(run.id), ...bench(store) };
};

/** GitHub as it is asked by a run whose sides have these configurations. */
export const asked = (base: string | null, head: string | null = base, more: object = {}): void => {
  there();
  pull(more);
  configured(headSha, head);
  configured(baseSha, base);
};
