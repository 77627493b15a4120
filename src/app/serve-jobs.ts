import { handleJob } from '../usecases/app/jobs/handle-job.ts';
import type { JobTools } from '../usecases/app/jobs/job-tools.ts';
import type { AppJob, JobServer } from '../usecases/app/ports.ts';
import type { Metrics } from './create-metrics.ts';
import { failureData } from './failure-data.ts';

export interface ServeJobsParts {
  readonly jobs: JobServer;
  readonly tools: JobTools;
  readonly metrics: Pick<Metrics, 'jobEnded' | 'posted'>;
  readonly handle?: (job: AppJob, tools: JobTools, signal: AbortSignal) => Promise<void>;
}

/** Counts how a run ended. Its post is done by then: a failure here must not repeat it. */
const countPosted = async (runId: string, { tools: { store, log }, metrics }: ServeJobsParts): Promise<void> => {
  try {
    const outcome = (await store.run(runId))?.outcome ?? null;
    if (outcome !== null) metrics.posted(outcome);
  } catch (error) {
    log.warn('A verdict could not be counted.', { run: runId, ...failureData(error) });
  }
};

/** Takes the App's own jobs from their queue, and measures how long they take. */
export const serveJobs = (parts: ServeJobsParts): Promise<void> => {
  const { jobs, tools, metrics, handle = handleJob } = parts;
  return jobs.serve(async (job, signal) => {
    const begin = performance.now();
    try {
      await handle(job, tools, signal);
    } finally {
      metrics.jobEnded(job.kind, (performance.now() - begin) / 1000);
    }
    if (job.kind === 'post') await countPosted(job.runId, parts);
  });
};
