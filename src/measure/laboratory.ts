import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServiceSuite } from '../config/configuration.ts';
import type { Block } from '../core/block.ts';
import type { Result } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import type { BlockOrder } from './block/block-order.ts';
import { slicePlan, type SlicePlan } from './block/plan-slices.ts';
import { runBlock } from './block/run-block.ts';
import { startLoadGenerator } from './load/load-generator.ts';
import { readMachine } from './machine.ts';
import { moveTo, shareCores } from './process/cores.ts';
import type { Service } from './service/service.ts';

export interface LaboratoryOptions {
  /** The run's own temporary directory. */
  readonly directory: string;
  /** Top of each side's checkout. */
  readonly checkouts: Readonly<Record<Side, string>>;
  /** Scrubbed, with the run's mark. */
  readonly environment: Readonly<Record<string, string>>;
  /** Absolute, and as shown to people. */
  readonly logs: { readonly path: string; readonly shown: string };
  readonly version: string;
  readonly signal: AbortSignal;
  readonly slices?: SlicePlan;
}

type Request = Pick<
  BlockOrder,
  'suite' | 'index' | 'kind' | 'schedule' | 'solo' | 'seed' | 'random' | 'warmUp' | 'slice'
> & {
  readonly own: Readonly<Record<Side, ServiceSuite>>;
  /** Whether both sides are run from the head's checkout. */
  readonly alone: boolean;
};

/** Where blocks are run: the prepared sides and one load generator. */
export interface RunningLaboratory extends AsyncDisposable {
  runBlock(request: Request): Promise<Block>;
  readonly machine: Result['environment'];
  /** For exit handlers: ends services and generator at once. */
  killSync(): void;
}

/** Starts the load generator. Dispose ends it; the services end with their block. */
export const openLaboratory = async (options: LaboratoryOptions): Promise<RunningLaboratory> => {
  const { checkouts, environment, logs, signal, slices = slicePlan } = options;
  const directory = join(options.directory, 'sides');
  await mkdir(directory, { recursive: true });
  const generator = startLoadGenerator();
  const services = new Set<Service>();
  const cores = shareCores();
  try {
    if (cores !== null && generator.pid !== null) moveTo(generator.pid, cores.generator);
    const run = environment['PACEGATE_RUN'];
    const { sockets } = await generator.ask<'prepare'>(
      { kind: 'prepare', directory: options.directory, ...(run === undefined ? {} : { run }) },
      signal,
    );
    const tools = {
      generator,
      cores: cores?.services ?? null,
      sockets,
      directory,
      logs,
      signal,
      started: (service: Service) => {
        services.add(service);
        void service.died.then(() => services.delete(service));
      },
    };
    return {
      machine: readMachine(options.version),
      runBlock: async ({ own, alone, ...request }) => {
        services.clear();
        const start = (side: Side) => ({
          suite: own[side],
          directory: join(checkouts[alone ? 'head' : side], own[side].directory),
          environment,
        });
        return runBlock({ ...request, plan: slices, starts: { base: start('base'), head: start('head') } }, tools);
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
