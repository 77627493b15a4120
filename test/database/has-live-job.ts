import type { Queues } from '../../src/database/queues.ts';

/** Whether a job of the run waits or is under way. */
export const hasLiveJob = async (queues: Pick<Queues, 'withLiveJob'>, runId: string): Promise<boolean> =>
  (await queues.withLiveJob([runId])).has(runId);
