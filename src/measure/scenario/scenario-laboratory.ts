import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceSuite } from '../../config/configuration.ts';
import type { FullScenario } from '../../config/full-scenario.ts';
import { createRandom } from '../../core/random.ts';
import type { DatabaseReading, Signals } from '../../core/signals.ts';
import type { BlockOrder, BlockTools } from '../block/block-order.ts';
import { firstError } from '../block/first-error.ts';
import { slicePlan } from '../block/plan-slices.ts';
import { hookEnvironment, keptDirectory, setUpSide } from '../block/side-hooks.ts';
import { sidePlace } from '../block/side-place.ts';
import { openDatabaseReading } from '../database/open-database-reading.ts';
import { type LoadGenerator, startLoadGenerator } from '../load/load-generator.ts';
import { moveTo, shareCores } from '../process/cores.ts';
import { freePort } from '../service/free-port.ts';
import type { Service } from '../service/service.ts';
import { startService } from '../service/start-service.ts';
import type { Demand, Interval } from './drive.ts';
import type { DataRows } from './user-pass.ts';

export interface ScenarioLaboratoryOptions {
  /** The run's own temporary directory. */
  readonly directory: string;
  /** Top of the checkout. */
  readonly checkout: string;
  /** Scrubbed, with the run's mark. */
  readonly environment: Readonly<Record<string, string>>;
  readonly logs: { readonly path: string; readonly shown: string };
  readonly signal: AbortSignal;
}

interface OpenRequest {
  readonly suite: ServiceSuite;
  readonly scenario: FullScenario;
  readonly data: DataRows | null;
  readonly seed: number;
}

/** One service under a load that goes on: see LoadedService in usecases/measure/ports.ts. */
export interface OpenService extends AsyncDisposable {
  readonly startup: number;
  readonly blind: string | null;
  readonly death: string | null;
  demand(demand: Demand, forget?: boolean): Promise<void>;
  interval(): Promise<Interval>;
  begin(heap: boolean): Promise<void>;
  end(): Promise<Signals | null>;
  watchDatabase(): Promise<void>;
  close(): Promise<number | null>;
  readDatabase(): Promise<DatabaseReading | null>;
}

export interface RunningScenarioLaboratory extends AsyncDisposable {
  open(request: OpenRequest): Promise<OpenService>;
  /** For exit handlers: ends service and generator at once. */
  killSync(): void;
}

/** A block of one side, for what setup, teardown and the service find in their environment. */
const orderOf = ({ suite, seed }: OpenRequest, index: number, options: ScenarioLaboratoryOptions): BlockOrder => {
  const start = { suite, directory: join(options.checkout, suite.directory), environment: options.environment };
  return {
    suite,
    starts: { base: start, head: start },
    index,
    kind: 'comparison',
    schedule: 'alternate',
    solo: false,
    seed,
    random: createRandom(seed),
    plan: slicePlan,
    warmUp: suite.warmUp,
    slice: null,
  };
};

const deathText = (service: Service): string => {
  const { death } = service;
  const lines = service.tail(5).join(' | ');
  return `The service died (${death?.signal ?? `exit ${death?.code ?? 'unknown'}`}). Its last lines: ${lines === '' ? 'none' : lines}`;
};

const blindText = (suite: ServiceSuite, isActive: boolean): string | null => {
  if (!suite.probe) return 'the suite has "probe: false"';
  return isActive ? null : 'the service is no Node process, or the probe could not be loaded into it';
};

/** A run that is stopped keeps what was counted until then: the signal that stops it ends what is being opened, and nothing after. */
const whileOpening = async <T>(signal: AbortSignal, open: (opening: AbortSignal) => Promise<T>): Promise<T> => {
  const opening = new AbortController();
  const stop = (): void => opening.abort(signal.reason);
  signal.addEventListener('abort', stop, { once: true });
  try {
    if (signal.aborted) stop();
    return await open(opening.signal);
  } finally {
    signal.removeEventListener('abort', stop);
  }
};

const openService = async (request: OpenRequest, order: BlockOrder, tools: BlockTools): Promise<OpenService> => {
  const { suite, scenario, data, seed } = request;
  const { generator, signal } = tools;
  await using stack = new AsyncDisposableStack();
  const port = suite.port ?? (await freePort());
  await setUpSide(order, tools, 'head', port, stack);
  const service = await startService({
    side: 'head',
    command: suite.start,
    directory: order.starts.head.directory,
    environment: hookEnvironment(order, tools, 'head', port),
    port,
    ready: suite.ready,
    stopTimeout: suite.stopTimeout,
    probe: suite.probe ? { socketPath: tools.sockets.head } : null,
    ...(tools.cores === null ? {} : { cores: tools.cores }),
    signal,
  });
  tools.started(service);
  stack.use(service);
  const target = { host: service.host, port: service.port, pid: service.pid };
  const { routes, probe } = suite;
  const label = `${suite.name}/${scenario.name}`;
  const { probes } = await generator.ask<'open'>(
    { kind: 'open', seed, label, routes, targets: { head: target }, probe },
    signal,
  );
  const { steps, think, connections, reuse } = scenario;
  await generator.ask<'drive'>({
    kind: 'drive',
    order: { seed, label, target, routes, scenario: { steps, think, connections, reuse }, data, probe },
  });
  const { database: url } = suite;
  const database =
    url === null
      ? null
      : stack.use(
          await whileOpening(signal, (opening) =>
            openDatabaseReading({ url, directories: { head: keptDirectory(order, tools, 'head') }, signal: opening }),
          ),
        );
  let isWatched = false;
  let isOpen = true;
  const close = async (): Promise<number | null> => {
    if (!isOpen) return null;
    isOpen = false;
    return (await generator.ask<'close'>({ kind: 'close' })).memoryPeak.head ?? null;
  };
  stack.defer(async () => void (await close()));
  const owned = stack.move();
  return {
    startup: service.startup,
    blind: blindText(suite, probes.head === true),
    get death() {
      return service.death === null ? null : deathText(service);
    },
    demand: async (demand, forget = false) => void (await generator.ask<'demand'>({ kind: 'demand', demand, forget })),
    interval: () => generator.ask<'interval'>({ kind: 'interval' }),
    begin: async (heap) => void (await generator.ask<'begin'>({ kind: 'begin', heap })),
    end: async () => {
      const { signals } = await generator.ask<'end'>({ kind: 'end', places: { head: sidePlace(order.starts.head) } });
      return signals.head ?? null;
    },
    watchDatabase: async () => {
      if (database === null || isWatched) return;
      isWatched = true;
      await database.begin();
    },
    close,
    readDatabase: async () => {
      if (database === null || !isWatched) return null;
      isWatched = false;
      // A connection tells the server's statistics some of what it did only when it closes.
      await service.stop();
      return (await database.end()).head ?? null;
    },
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
};

/** Starts the load generator. Dispose ends it; services end with their own. */
export const openScenarioLaboratory = async (
  options: ScenarioLaboratoryOptions,
): Promise<RunningScenarioLaboratory> => {
  const { environment, logs, signal } = options;
  const directory = join(options.directory, 'sides');
  await mkdir(directory, { recursive: true });
  const generator: LoadGenerator = startLoadGenerator();
  const services = new Set<Service>();
  const cores = shareCores();
  try {
    if (cores !== null && generator.pid !== null) moveTo(generator.pid, cores.generator);
    const run = environment['PACEGATE_RUN'];
    const { sockets } = await generator.ask<'prepare'>(
      { kind: 'prepare', directory: options.directory, ...(run === undefined ? {} : { run }) },
      signal,
    );
    const started = (service: Service): void => {
      services.add(service);
      void service.died.then(() => services.delete(service));
    };
    const tools: BlockTools = { generator, cores: cores?.services ?? null, sockets, directory, logs, signal, started };
    let opened = 0;
    return {
      open: async (request) => {
        opened += 1;
        try {
          return await openService(request, orderOf(request, opened, options), tools);
        } catch (error) {
          throw firstError(error);
        }
      },
      killSync: () => {
        for (const service of services) service.killSync();
        generator.killSync();
      },
      [Symbol.asyncDispose]: () => generator[Symbol.asyncDispose](),
    };
  } catch (error) {
    await generator[Symbol.asyncDispose]();
    throw error;
  }
};
