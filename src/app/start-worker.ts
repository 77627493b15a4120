import { hostname } from 'node:os';
import type { AppLog } from '../usecases/app/app-log.ts';
import type { AppStore, JobServer } from '../usecases/app/ports.ts';
import type { WorkClients } from '../usecases/app/work/work-tools.ts';
import { work } from '../usecases/app/work/work.ts';
import type { AppHost } from './app-host.ts';
import type { GitHubServer } from './github-server.ts';
import type { PreparedJobs } from './prepare-jobs.ts';

export interface WorkerParts extends Pick<AppHost, 'environment'> {
  readonly store: AppStore;
  readonly jobs: JobServer;
  readonly clients: WorkClients;
  readonly prepared: PreparedJobs;
  readonly github: GitHubServer;
  readonly log: AppLog;
  /** Told of each measurement how long it took, s. */
  readonly onEnd: (seconds: number) => void;
}

export interface Worker {
  readonly name: string;
  readonly state: () => 'idle' | 'measuring';
}

/** Takes measurements from the queue, one at a time. They end when the job server is stopped. */
export const startWorker = async ({
  store,
  jobs,
  clients,
  prepared,
  github,
  log,
  environment,
  onEnd,
}: WorkerParts): Promise<Worker> => {
  const name = `${hostname()}/${process.pid}`;
  let isMeasuring = false;
  await jobs.serveMeasurements(name, async (runId, signal) => {
    const begin = performance.now();
    isMeasuring = true;
    try {
      await work(runId, { store, clients, worker: name, ...prepared, log, ...github, environment }, signal);
    } finally {
      isMeasuring = false;
      onEnd((performance.now() - begin) / 1000);
    }
  });
  return { name, state: () => (isMeasuring ? 'measuring' : 'idle') };
};
