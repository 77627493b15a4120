import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProfileKind, SideProfiles } from '../advice/profile/side-profiles.ts';
import type { MeasuredSuite } from '../config/configuration.ts';
import type { Block } from '../core/block.ts';
import type { Result } from '../core/result.ts';
import type { Side } from '../core/side.ts';
import type { BlockOrder } from './block/block-order.ts';
import { slicePlan, type SlicePlan } from './block/plan-slices.ts';
import { runBlock } from './block/run-block.ts';
import { startLoadGenerator } from './load/load-generator.ts';
import { readMachine } from './machine.ts';
import { openPageLaboratory } from './page/page-laboratory.ts';
import { runProfiles } from './profile/run-profiles.ts';
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
  /** Where profiles are kept: absolute, and as results name it. */
  readonly profiles: { readonly path: string; readonly shown: string };
  readonly version: string;
  readonly signal: AbortSignal;
  /** PACEGATE_CHROME_FLAGS. */
  readonly chromeFlags?: string | undefined;
  readonly slices?: SlicePlan;
}

type Request = Pick<
  BlockOrder,
  'index' | 'kind' | 'schedule' | 'solo' | 'only' | 'answered' | 'seed' | 'random' | 'warmUp' | 'slice'
> & {
  readonly suite: MeasuredSuite;
  /** Of the same type as `suite`. */
  readonly own: Readonly<Record<Side, MeasuredSuite>>;
  /** Whether both sides are run from the head's checkout. */
  readonly alone: boolean;
  /** Top of the checkout that takes the head's place; absent: the head's own. */
  readonly standIn?: string | undefined;
};

type ProfilesRequest = Omit<Request, 'index' | 'kind' | 'solo' | 'only' | 'answered' | 'standIn'> & {
  readonly kinds: readonly ProfileKind[];
  readonly route: string | null;
  readonly rounds: number;
};

/** Where blocks are run: the prepared sides and one load generator. */
export interface RunningLaboratory extends AsyncDisposable {
  runBlock(request: Request): Promise<Block>;
  /** Of services only. What can't be profiled is told in what it returns. */
  profile(request: ProfilesRequest): Promise<Readonly<Record<Side, SideProfiles>>>;
  readonly machine: Result['environment'];
  /** What pages were visited with; null before the first. */
  browser(): string | null;
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
    const pages = openPageLaboratory({ checkouts, environment, tools, chromeFlags: options.chromeFlags });
    const startsOf = ({ own, alone, standIn }: Pick<Request, 'suite' | 'own' | 'alone' | 'standIn'>) => {
      const places = standIn === undefined ? checkouts : { ...checkouts, head: standIn };
      const start = (side: Side) => {
        const ofSide = own[side];
        if (ofSide.type !== 'service') throw new RangeError(`${ofSide.name} is not a service on both sides.`);
        return { suite: ofSide, directory: join(places[alone ? 'head' : side], ofSide.directory), environment };
      };
      return { base: start('base'), head: start('head') };
    };
    return {
      machine: readMachine(options.version),
      browser: () => {
        const { versions } = pages;
        return versions === null
          ? null
          : `Lighthouse ${versions.lighthouse}, chrome-launcher ${versions.launcher}, browser from ${versions.browser.from}`;
      },
      runBlock: async ({ suite, own, alone, standIn, ...request }) => {
        services.clear();
        if (suite.type === 'page') {
          const { base, head } = own;
          if (base.type !== 'page' || head.type !== 'page')
            throw new RangeError(`${suite.name} is not a page on both sides.`);
          return pages.runBlock({ ...request, suite, own: { base, head }, alone, standIn });
        }
        return runBlock({ ...request, suite, plan: slices, starts: startsOf({ suite, own, alone, standIn }) }, tools);
      },
      profile: async ({ suite, own, alone, kinds, route, rounds, ...request }) => {
        services.clear();
        if (suite.type === 'page') throw new RangeError(`${suite.name} is not a service.`);
        const starts = startsOf({ suite, own, alone });
        const order: BlockOrder = {
          ...request,
          suite,
          starts,
          index: 0,
          kind: 'comparison',
          solo: false,
          plan: slices,
        };
        return runProfiles({ order, kinds, route, rounds, output: options.profiles }, tools);
      },
      killSync: () => {
        for (const service of services) service.killSync();
        pages.killSync();
        generator.killSync();
      },
      [Symbol.asyncDispose]: () => generator[Symbol.asyncDispose](),
    };
  } catch (error) {
    await generator[Symbol.asyncDispose]();
    throw error;
  }
};
