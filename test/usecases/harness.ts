import type { BaselineStore } from '../../src/baseline/baseline-store.ts';
import type { Suite } from '../../src/config/configuration.ts';
import type { BaselineRecord } from '../../src/core/baseline-record.ts';
import type { Block } from '../../src/core/block.ts';
import type { BundleMeasurement } from '../../src/core/bundle/bundle-measurement.ts';
import type { SideProfiles } from '../../src/advice/profile/side-profiles.ts';
import type { Clock } from '../../src/core/clock.ts';
import type { ProfileDifference } from '../../src/core/profile.ts';
import { createRandom } from '../../src/core/random.ts';
import type { Result } from '../../src/core/result.ts';
import type { Side } from '../../src/core/side.ts';
import type { JudgeInput } from '../../src/gate/judge-input.ts';
import { findings } from '../../src/advice/find.ts';
import type { Progress } from '../../src/report/progress.ts';
import { check, type CheckOptions, type Checked } from '../../src/usecases/check.ts';
import type { BundleBench } from '../../src/usecases/bundle/bundle-bench.ts';
import type {
  Archive,
  BlockRequest,
  Laboratory,
  ProfilesRequest,
  Repository,
  Sides,
} from '../../src/usecases/ports.ts';
import { parse } from '../config/parse.ts';
import { makeBlock, type BlockOptions } from '../support/make-block.ts';
import { makeSide } from '../support/make-profiles.ts';

/** A configuration of one closed-loop service with two requests; `more` comes after it, at the top level. */
export const configurationText = ({ suite = '', more = '', name = 'api' } = {}): string => `version: 1
suites:
  ${name}:
    type: service
    start: node server.js
    requests: [{ name: GET /a, path: /a }, { name: GET /b, path: /b }]
${suite.replaceAll(/^(?=.)/gm, '    ')}
${more}`;

/** A clock that only moves when it is told to. */
export const manualClock = (): Clock & { advance(ms: number): void } => {
  let time = 1000;
  return {
    now: () => time,
    date: () => new Date(Date.UTC(2026, 0, 1) + time),
    advance: (ms) => {
      time += ms;
    },
  };
};

export const machine: Result['environment'] = {
  pacegate: '0.1.0',
  node: 'v24.0.0',
  platform: 'linux x64',
  kernel: '6',
  cpu: 'test',
  cores: 2,
  memory: 8e9,
};

/** What a block of the fake laboratory is; it may throw instead, as the real one does. */
export type Experiment = (request: BlockRequest) => BlockOptions;

export interface FakeLaboratory extends Laboratory, AsyncDisposable {
  readonly requests: BlockRequest[];
  readonly profiled: ProfilesRequest[];
  /** What it has of both sides; may be made to throw. */
  profiles: () => Readonly<Record<Side, SideProfiles>>;
  disposed: boolean;
}

/** Blocks with the truth that `experiment` says. The clock moves by what each block's own record says. */
export const fakeLaboratory = (
  clock: ReturnType<typeof manualClock>,
  experiment: Experiment = () => ({}),
  seed = 7,
): FakeLaboratory => ({
  requests: [],
  profiled: [],
  profiles: () => ({ base: makeSide([]), head: makeSide([]) }),
  disposed: false,
  browser: () => null,
  machine,
  async profile(request) {
    this.profiled.push(request);
    clock.advance(20_000);
    return await Promise.resolve(this.profiles());
  },
  runBlock(request): Promise<Block> {
    this.requests.push(request);
    if (this.requests.length > 200) throw new Error('The run does not end.');
    const { suite, index, kind, schedule, solo } = request;
    return new Promise((resolve) => {
      const block = makeBlock({
        suite: suite.name,
        index,
        kind,
        schedule,
        scenarios: suite.scenarios,
        routes: suite.routes.map(({ name }) => name),
        solo: solo ? 1 : 0,
        requests: 12,
        slices: 2,
        random: createRandom(seed),
        ...experiment(request),
      });
      const { start, warmUp, load, other } = block.time;
      clock.advance(start + warmUp + load + other);
      resolve(block);
    });
  },
  [Symbol.asyncDispose]() {
    this.disposed = true;
    return Promise.resolve();
  },
});

export interface MemoryArchive extends Archive {
  plan: JudgeInput | null;
  readonly blocks: Block[];
  kept: { readonly result: Result; readonly comment: string } | null;
  page: string | null;
  readonly bundles: BundleMeasurement[];
  readonly profiles: ProfileDifference[];
  records: readonly BaselineRecord[] | null;
}

/** Keeps everything as the files would: through JSON. */
export const memoryArchive = (): MemoryArchive => ({
  directory: 'runs/1',
  plan: null,
  blocks: [],
  kept: null,
  page: null,
  bundles: [],
  profiles: [],
  records: null,
  keepRecords(records) {
    this.records = JSON.parse(JSON.stringify(records));
    return Promise.resolve();
  },
  keepPlan(plan) {
    this.plan = JSON.parse(JSON.stringify(plan));
    return Promise.resolve();
  },
  keepBlock(block) {
    this.blocks.push(JSON.parse(JSON.stringify(block)));
    return Promise.resolve();
  },
  keepBundle(measurement) {
    this.bundles.push(JSON.parse(JSON.stringify(measurement)));
    return Promise.resolve();
  },
  keepProfile(profile) {
    this.profiles.push(JSON.parse(JSON.stringify(profile)));
    return Promise.resolve();
  },
  keepReport(page) {
    this.page = page;
    return Promise.resolve();
  },
  keepResult(result, comment) {
    this.kept = { result: JSON.parse(JSON.stringify(result)), comment };
    return Promise.resolve();
  },
});

export const noBundles: BundleBench = {
  measure: () => Promise.reject(new Error('No bundle was to be measured.')),
  rebuild: () => Promise.reject(new Error('Nothing was to be built again.')),
  treemaps: () => Promise.resolve([]),
};

export interface Scene {
  /** Text of the configuration; null: that side has none. */
  readonly base?: string | null;
  readonly head?: string | null;
  readonly sides?: Partial<Sides>;
  readonly experiment?: Experiment;
  readonly options?: Partial<CheckOptions>;
  /** Replaces what preparing does, which is to take 5 s. */
  readonly prepare?: (side: Side, clock: ReturnType<typeof manualClock>, timeLeft: number) => Promise<void>;
  readonly controller?: AbortController;
  readonly report?: (progress: Progress) => void;
  readonly baseline?: BaselineStore;
  /** What the head changes, as git tells it. */
  readonly diff?: string;
  readonly bundles?: BundleBench;
  /** What `read` finds beside the configurations. Left out: those, at any path. */
  readonly files?: Readonly<Record<Side, Readonly<Record<string, string>>>>;
  /** Commits by the names that git knows them by. */
  readonly commits?: Readonly<Record<string, string>>;
}

export interface Staged {
  readonly run: () => Promise<Checked>;
  readonly clock: ReturnType<typeof manualClock>;
  readonly archive: MemoryArchive;
  readonly laboratory: FakeLaboratory;
  readonly progress: Progress[];
  /** What was asked to be prepared. */
  readonly prepared: { readonly side: Side; readonly suites: readonly Suite[]; readonly timeLeft: number }[];
}

const revision = (ref: string, tree: string) => ({ ref, commit: tree.repeat(40), tree: tree.repeat(40), dirty: false });

/** A `check` on ports in memory. */
export const stage = (scene: Scene = {}): Staged => {
  const { base = configurationText(), head = base, experiment, options = {} } = scene;
  const clock = manualClock();
  const archive = memoryArchive();
  const laboratory = fakeLaboratory(clock, experiment);
  const progress: Progress[] = [];
  const prepared: Staged['prepared'] = [];
  const controller = scene.controller ?? new AbortController();
  const repository: Repository = {
    sides: {
      base: revision('main', 'a'),
      head: { ...revision('change', 'b'), dirty: true },
      changedFiles: ['src/server.js'],
      notices: [],
      ...scene.sides,
    },
    read: (side, path) => {
      const files = path === '.github/pacegate.yml' ? undefined : scene.files?.[side];
      return Promise.resolve(files === undefined ? { base, head }[side] : (files[path] ?? null));
    },
    diff: () => Promise.resolve(scene.diff ?? ''),
    commitOf: (ref) => Promise.resolve(scene.commits?.[ref] ?? null),
    prepare: async (side, suites, timeLeft) => {
      prepared.push({ side, suites, timeLeft });
      if (scene.prepare === undefined) clock.advance(2500);
      else await scene.prepare(side, clock, timeLeft);
    },
  };
  const run = (): Promise<Checked> =>
    check(
      {
        configuration: { kind: 'repository', path: '.github/pacegate.yml' },
        suites: [],
        scenarios: [],
        timeLimit: null,
        seed: 42,
        ...options,
      },
      {
        clock,
        repository,
        parse: (_file, text) => parse(text),
        bundles: scene.bundles ?? noBundles,
        page: (result) => `page: ${result.verdict}`,
        openLaboratory: () => Promise.resolve(laboratory),
        openArchive: () => Promise.resolve(archive),
        machine,
        findings,
        comment: (result) => `comment: ${result.verdict}`,
        report: (it) => {
          progress.push(it);
          scene.report?.(it);
        },
        signal: controller.signal,
        baseline: scene.baseline ?? null,
        calibrate: null,
      },
    );
  return { run, clock, archive, laboratory, progress, prepared };
};

/** Noise that the first look decides. */
export const quiet = { noise: 0.004 };

/** A quiet `check` to its end. */
export const outcomeOf = async (scene: Scene) => {
  const staged = stage({ experiment: () => quiet, ...scene });
  return { ...staged, ...(await staged.run()) };
};
