import type { Run } from '../../../../src/usecases/app/model.ts';

/** Tells open runs of an alert's group that it is over, as the store does; gives the ids of all of its runs, the newest first. */
export const resolveRuns = (runs: Map<string, Run>, group: string, at: string): readonly string[] => {
  const own = [...runs.values()].filter(({ purpose }) => purpose.kind === 'alert' && purpose.group === group);
  for (const run of own)
    if (run.state !== 'ended' && run.purpose.kind === 'alert')
      runs.set(run.id, { ...run, purpose: { ...run.purpose, resolvedAt: at } });
  return own.map(({ id }) => id).toReversed();
};
