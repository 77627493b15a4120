import type { Block, SideSlice, Slice } from '../../../src/core/block.ts';
import type { Clock } from '../../../src/core/clock.ts';
import type { Random } from '../../../src/core/random.ts';
import type { Result } from '../../../src/core/result.ts';
import type { Side } from '../../../src/core/side.ts';
import { openArchive } from '../../../src/measure/archive.ts';
import { discardReason } from '../../../src/measure/block/discard.ts';
import { planBlock, slicePlan } from '../../../src/measure/block/plan-slices.ts';
import { readUpload, type Upload } from '../../../src/measure/upload/read-upload.ts';
import type { BlockRequest } from '../../../src/usecases/ports.ts';
import { judgeUpload } from '../../../src/usecases/judge-upload.ts';
import type { UploadGrounds } from '../../../src/usecases/upload/upload-request.ts';
import { parse } from '../../config/parse.ts';
import { scratch } from '../../measure/workspace/repositories.ts';
import { normal } from '../../support/normal-noise.ts';
import { makeGraph } from '../../core/bundle/graphs.ts';
import { type Scene, stage } from '../harness.ts';
import { honestPageBlock } from './honest-page-block.ts';

/** What is true of the services that a run measures. */
export interface Truth {
  /** Standard deviation of the log ratio between blocks. */
  readonly noise?: number;
  /** Relative changes of the head. */
  readonly cpu?: number;
  readonly latency?: number;
  /** Of single routes, beside `latency`. */
  readonly routes?: Readonly<Record<string, number>>;
  /** Shares of failed requests. */
  readonly errors?: { readonly base: number; readonly head: number };
  /** Whether CPU, allocation and memory can't be read. */
  readonly blind?: boolean;
  /** Chance that the head dies in the middle of a block. */
  readonly dying?: number;
  /** Requests per slice and side. */
  readonly requests?: number;
}

const sample = (random: Random, count: number, mean: number, share: number) => {
  const durations: number[] = [];
  let errors = 0;
  for (let k = 0; k < count; k++) {
    if (random.next() < share) errors++;
    else durations.push(Math.round(mean * 1000 * Math.exp(0.05 * normal(random))));
  }
  return { durations, errors };
};

/** A block as `runBlock` makes it: from its seed's plan, discarded by the rules. The clock moves by what it takes. */
export const honestBlock = (
  { suite, index, kind, schedule, solo, seed, random }: BlockRequest,
  truth: Truth,
  clock: Clock & { advance(ms: number): void },
): Block => {
  const { noise = 0.004, requests = 40, errors = { base: 0, head: 0 }, blind = false, dying = 0 } = truth;
  const startedAt = clock.date().toISOString();
  const { startOrder, loads } = planBlock({ suite, kind, schedule, solo, plan: slicePlan, random });
  const luck = random.fork('luck');
  const own = { latency: noise * normal(luck), cpu: noise * normal(luck), memory: noise * normal(luck) };
  const isHead = (side: Side): boolean => side === 'head' && kind === 'comparison';

  const sideSlice = (side: Side, route: string | null, shared: number): SideSlice => {
    const names = route === null ? suite.routes.map(({ name }) => name) : [route];
    const share = errors[isHead(side) ? 'head' : 'base'];
    const factor = (change: number | undefined, drawn: number): number =>
      side === 'base' ? 1 : Math.exp(drawn) * (1 + (isHead(side) ? (change ?? 0) : 0));
    const routes = Object.fromEntries(
      names.map((name) => {
        const slower = 1 + (isHead(side) ? (truth.routes?.[name] ?? 0) : 0);
        const latency = 4 * shared * slower * factor(truth.latency, own.latency);
        return [name, sample(luck, Math.round(requests / names.length), latency, share)];
      }),
    );
    const failed = Object.values(routes).reduce((sum, it) => sum + it.errors, 0);
    const served = failed + Object.values(routes).reduce((sum, it) => sum + it.durations.length, 0);
    return {
      routes,
      failures: failed === 0 ? {} : { '500': failed },
      requests: served,
      requestsBy: blind ? 'generator' : 'probe',
      cpu: blind ? null : 0.5 * served * shared * factor(truth.cpu, own.cpu) * Math.exp((noise / 5) * normal(luck)),
      wait: blind ? null : 0.02,
      memory: blind ? null : 80e6,
      allocated: blind ? null : 20_000 * served,
      gcPause: blind ? null : 0.002 * served,
    };
  };

  const planned = loads.map(({ scenario, route, order }, k): Slice => {
    const shared = Math.exp(0.1 * normal(luck));
    return {
      scenario: scenario.name,
      route,
      order: [...order],
      start: 2000 + 225 * k,
      duration: 200 + luck.next(),
      generator: { utilisation: 0.3, lateness: scenario.model === 'open' ? 0.5 : null },
      base: order.includes('base') ? sideSlice('base', route, shared) : null,
      head: order.includes('head') ? sideSlice('head', route, shared) : null,
    };
  });
  const died = luck.next() < dying;
  const slices = died ? planned.slice(0, luck.integer(0, planned.length)) : planned;
  const side = (name: Side) => ({
    startup: 300,
    memoryPeak: blind ? null : Math.round(100e6 * (name === 'base' ? 1 : Math.exp(own.memory))),
    probe: blind ? ('silent' as const) : ('active' as const),
  });
  const time = { start: 600, warmUp: 2000, load: 225 * slices.length, other: 100 };
  clock.advance(time.start + time.warmUp + time.load + time.other);
  return {
    schema: 'pacegate/block@1',
    suite: suite.name,
    index,
    kind,
    schedule,
    seed: `${seed}/${suite.name}/${index}`,
    startedAt,
    startOrder,
    warmUp: { duration: 2000, flat: true, slice: 200 },
    sides: { base: side('base'), head: side('head') },
    slices,
    time,
    discarded: died
      ? {
          reason: 'head died in the middle of a block (exit 1). base is not to blame. Its last lines: none',
          side: 'head',
        }
      : discardReason(slices, 200),
  };
};

export const identity = {
  base: { ref: 'main', commit: 'a'.repeat(40) },
  head: { ref: 'dev:change', commit: 'b'.repeat(40) },
} as const satisfies UploadGrounds['identity'];

const revision = (ref: string, commit: string) => ({ ref, commit, tree: commit, dirty: false });

export interface HonestRun {
  /** The run's own result. */
  readonly result: Result;
  /** What it kept, written to files and read again. */
  readonly upload: Upload;
  /** What it is judged by: the same on the trusted side. */
  readonly grounds: UploadGrounds;
}

/** A `check` that measures services of this truth, with its archive as files. */
export const honestRun = async (
  truth: Truth | ((request: BlockRequest) => Truth) = {},
  scene: Scene = {},
): Promise<HonestRun> => {
  const staged = stage({
    ...scene,
    sides: {
      base: revision(identity.base.ref, identity.base.commit),
      head: revision('HEAD', identity.head.commit),
      ...scene.sides,
    },
  });
  staged.laboratory.runBlock = (request) =>
    new Promise((resolve) => {
      const own = typeof truth === 'function' ? truth(request) : truth;
      resolve((request.suite.type === 'page' ? honestPageBlock : honestBlock)(request, own, staged.clock));
    });
  const { result } = await staged.run();
  await using room = await scratch();
  const archive = await openArchive(room.path, 'out', null);
  if (staged.archive.plan !== null) await archive.keepPlan(staged.archive.plan);
  for (const block of staged.archive.blocks) await archive.keepBlock(block);
  for (const bundle of staged.archive.bundles) await archive.keepBundle(bundle, { head: makeGraph() });
  await archive.keepResult(result, 'comment');
  const upload = await readUpload({ directory: `${room.path}/out` });
  const configured = (text: string | null | undefined) => (typeof text === 'string' ? parse(text) : null);
  const base = scene.base === undefined ? null : configured(scene.base);
  const head = configured(scene.head ?? scene.base);
  if (head === null) throw new Error('An honest run needs a configuration in its scene.');
  return {
    result,
    upload,
    grounds: {
      baseConfiguration: base,
      headConfiguration: head,
      changedFiles: scene.sides?.changedFiles ?? ['src/server.js'],
      identity,
      suites: scene.options?.suites ?? [],
      timeLimit: scene.options?.timeLimit ?? null,
      version: '0.1.0',
    },
  };
};

/** The verdict on an upload that is the run's, or what became of it. */
export const judgeRun = (run: HonestRun, upload: Upload = run.upload, more: Partial<UploadGrounds> = {}): Result =>
  judgeUpload({ ...run.grounds, ...more, upload });
