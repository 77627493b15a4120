import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createSqlStore } from '../../src/baseline/sql-store.ts';
import { createAppStore } from '../../src/database/create-store.ts';
import type { Database, DatabasePlace } from '../../src/database/database.ts';
import { openDatabase } from '../../src/database/open-database.ts';
import type { Queues } from '../../src/database/queues.ts';
import { startQueues } from '../../src/database/start-queues.ts';
import type { StoreQueues } from '../../src/database/store/store-tools.ts';
import type { AppRepository } from '../../src/usecases/app/model.ts';
import type { AppJob, AppStore } from '../../src/usecases/app/ports.ts';
import { serverHouse } from '../support/database-rooms.ts';
import { quickDirectory } from '../support/quick-directory.ts';
import { noon } from './app-sketches.ts';

export const databaseKinds = ['embedded', 'server'] as const satisfies readonly Database['kind'][];

/** ms: PostgreSQL is made from nothing. */
export const openingTime = 120_000;

/** An open database with its queues. Disposing removes all of it. */
export interface World extends AsyncDisposable {
  readonly place: DatabasePlace;
  readonly database: Database;
  readonly queues: Queues;
}

const placeOf = async (kind: Database['kind'], owned: AsyncDisposableStack): Promise<DatabasePlace> => {
  if (kind === 'server') return owned.use(await owned.use(await serverHouse()).room()).place;
  const directory = await quickDirectory('pacegate-store-');
  owned.defer(() => rm(directory, { recursive: true, force: true }));
  return { directory: join(directory, 'database') };
};

export const openWorld = async (kind: Database['kind']): Promise<World> => {
  await using owned = new AsyncDisposableStack();
  const place = await placeOf(kind, owned);
  const database = owned.use(await openDatabase(place));
  const queues = owned.use(await startQueues(database));
  const all = owned.move();
  return { place, database, queues, [Symbol.asyncDispose]: () => all.disposeAsync() };
};

let repositories = 3_000_000_000;

/** One that no other test has. Its number needs more than 32 bits, as GitHub's will. */
export const nextRepository = (): AppRepository => {
  const id = (repositories += 1);
  return { id, owner: 'acme', name: `shop-${id}`, defaultBranch: 'main', installationId: id + 7, state: 'active' };
};

/** A store over a world, with a clock that stands until it is moved, and what it asked of the queues. */
export interface Stage {
  readonly world: World;
  readonly store: AppStore;
  /** Recorded by then. */
  readonly repository: AppRepository;
  readonly jobs: AppJob[];
  /** Of each job, ms. */
  readonly delays: number[];
  /** Runs that were handed to the workers, and that were taken back. */
  readonly measurements: string[];
  readonly dropped: string[];
  /** ms. */
  readonly pass: (time: number) => void;
  /** The same store, but of queues that do what these say. */
  readonly storeWith: (queues: Partial<StoreQueues>) => AppStore;
}

export const openStage = async (world: World): Promise<Stage> => {
  const { database, queues: real } = world;
  const [jobs, delays, measurements, dropped]: [AppJob[], number[], string[], string[]] = [[], [], [], []];
  let now = noon;
  const queues: StoreQueues = {
    enqueueApp: async (on, job, options) => {
      await real.enqueueApp(on, job, options);
      jobs.push(job);
      delays.push(options?.delay ?? 0);
    },
    enqueueMeasurement: async (on, it) => {
      await real.enqueueMeasurement(on, it);
      measurements.push(it.runId);
    },
    dropMeasurements: async (on, runIds) => {
      await real.dropMeasurements(on, runIds);
      dropped.push(...runIds);
    },
    withLiveJob: (runIds) => real.withLiveJob(runIds),
    lastFailure: (runId) => real.lastFailure(runId),
    stats: () => real.stats(),
  };
  const storeWith = (differences: Partial<StoreQueues>): AppStore =>
    createAppStore({
      database,
      queues: { ...queues, ...differences },
      clock: { date: () => new Date(now) },
      baselineStore: (table) => createSqlStore(table),
    });
  const store = storeWith({});
  const repository = nextRepository();
  await store.saveRepository(repository);
  return {
    world,
    store,
    repository,
    jobs,
    delays,
    measurements,
    dropped,
    pass: (time) => {
      now += time;
    },
    storeWith,
  };
};
