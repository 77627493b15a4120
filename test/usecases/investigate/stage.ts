import { findings } from '../../../src/advice/find.ts';
import type { Block } from '../../../src/core/block.ts';
import type { BundleSizes } from '../../../src/core/bundle/bundle-sizes.ts';
import { BundleError } from '../../../src/core/errors.ts';
import type { Investigation } from '../../../src/core/investigation.ts';
import type { PlaybookEntry } from '../../../src/core/playbook.ts';
import type { Side } from '../../../src/core/side.ts';
import type { ArmBench, ArmRequest } from '../../../src/measure/arm/arm-bench.ts';
import { experts } from '../../../src/measure/experts/expert-order.ts';
import type { Progress } from '../../../src/report/progress.ts';
import {
  type Investigated,
  investigate,
  type InvestigateOptions,
} from '../../../src/usecases/investigate/investigate.ts';
import type {
  AskExpert,
  EarlierRun,
  InvestigatedRepository,
  InvestigatePorts,
  PlaybookStore,
} from '../../../src/usecases/investigate/ports.ts';
import type { BundleBench } from '../../../src/usecases/bundle/bundle-bench.ts';
import type { BlockRequest } from '../../../src/usecases/ports.ts';
import { parse } from '../../config/parse.ts';
import type { Effect } from '../../support/make-block.ts';
import { configurationText, type FakeLaboratory, fakeLaboratory, machine, manualClock, noBundles } from '../harness.ts';
import { type Kept, keeping } from './kept.ts';
import * as slowChange from './slow-change.ts';

const isSlow: Effect = { cpu: 0.5, latency: 0.5, allocation: 0.5 };

export interface Scene {
  readonly options?: Partial<InvestigateOptions>;
  readonly slow?: boolean;
  readonly earlier?: EarlierRun;
  readonly askExpert?: AskExpert;
  /** What becomes of an arm: null: it is there. */
  readonly arm?: (request: ArmRequest) => string | null;
  readonly observed?: (investigation: Investigation, controller: AbortController) => void;
  readonly headTree?: string;
  readonly readLogs?: InvestigatePorts['readLogs'];
  readonly history?: Awaited<ReturnType<InvestigatedRepository['history']>>;
  readonly texts?: InvestigatePorts['texts'];
  readonly page?: InvestigatePorts['page'];
  readonly noise?: number;
  /** Text of the configuration of both sides. */
  readonly configuration?: string;
  /** What replaces the usual change. */
  readonly change?: {
    readonly path: string;
    readonly diff: string;
    readonly texts: Readonly<Record<Side, string>>;
    /** What is in the lines that do the harm. */
    readonly guilty: string;
  };
  readonly bundles?: BundleBench;
  /** What an arm built; `hasIt`: whether the harm is in it. */
  readonly sizes?: (hasIt: boolean, request: ArmRequest) => BundleSizes | BundleError;
  /** A block of a page. */
  readonly pageBlock?: (hasIt: boolean, request: BlockRequest) => Block;
  readonly repository?: Partial<InvestigatedRepository>;
  /** Real arms, and whether what is checked out somewhere is slow; null: the head's own checkout. */
  readonly real?: { readonly arms: ArmBench; readonly isSlow: (checkout: string | null) => boolean };
}

export interface Staged {
  readonly run: () => Promise<Investigated>;
  readonly archive: Kept;
  readonly laboratory: FakeLaboratory;
  readonly prepared: ArmRequest[];
  /** Sides that were checked out, installed and built. */
  readonly sides: Side[];
  readonly observed: Investigation[];
  readonly progress: Progress[];
  readonly learned: PlaybookEntry[];
}

/** An investigation on ports in memory: the truth is that what makes the guilty line makes the head slow. */
export const stage = (scene: Scene = {}): Staged => {
  const { slow = true, noise = 0.004 } = scene;
  const { path, diff, texts, guilty } = scene.change ?? slowChange;
  const clock = manualClock();
  const archive = keeping();
  const controller = new AbortController();
  const prepared: ArmRequest[] = [];
  const sides: Side[] = [];
  const observed: Investigation[] = [];
  const progress: Progress[] = [];
  const learned: PlaybookEntry[] = [];
  const builtWithIt = (arm: ArmRequest): boolean => {
    const lines = arm.patch.split('\n').filter((line) => line.includes(guilty));
    return arm.side === 'head' ? !lines.some((line) => line.startsWith('-')) : lines.some((it) => it.startsWith('+'));
  };
  const hasIt = ({ standIn }: BlockRequest): boolean => {
    if (scene.real !== undefined) return scene.real.isSlow(standIn ?? null);
    const arm = prepared.findLast(({ id }) => id === standIn);
    return arm === undefined || builtWithIt(arm);
  };
  const laboratory = fakeLaboratory(clock, (request) => ({
    noise,
    routeEffects: slow && hasIt(request) ? { 'GET /b': isSlow } : {},
  }));
  const revision = (ref: string, tree: string) => ({
    ref,
    commit: tree.repeat(40),
    tree: tree.repeat(40),
    dirty: false,
  });
  const { pageBlock, configuration = configurationText() } = scene;
  if (pageBlock !== undefined)
    laboratory.runBlock = (request) => {
      laboratory.requests.push(request);
      clock.advance(9000);
      return Promise.resolve(pageBlock(slow && hasIt(request), request));
    };
  const playbook: PlaybookStore = {
    read: () => Promise.resolve(learned),
    keep: (entry) => {
      learned.push(entry);
      return Promise.resolve();
    },
  };
  const run = (): Promise<Investigated> =>
    investigate(
      {
        configuration: { kind: 'repository', path: '.github/pacegate.yml' },
        suites: [],
        scenarios: [],
        timeLimit: null,
        seed: 42,
        asked: null,
        logs: null,
        occasion: 'pull-request',
        startedBy: null,
        reference: '#7',
        ...scene.options,
      },
      {
        clock,
        repository: {
          sides: {
            base: revision('main', 'a'),
            head: revision('change', scene.headTree ?? 'b'),
            changedFiles: [path],
            notices: [],
          },
          read: (side, name) =>
            Promise.resolve(name === path ? texts[side] : name.endsWith('pacegate.yml') ? configuration : null),
          diff: () => Promise.resolve(diff),
          commitOf: () => Promise.resolve(null),
          commits: () => Promise.resolve(['b'.repeat(40)]),
          history: () => Promise.resolve(scene.history ?? []),
          patchTo: () => Promise.resolve(null),
          prepare: (side) => {
            sides.push(side);
            clock.advance(2500);
            return Promise.resolve();
          },
          ...scene.repository,
        },
        parse: (_file, text) => parse(text),
        bundles: scene.bundles ?? noBundles,
        page: scene.page ?? ((result, { investigation }) => `page: ${result.verdict}, ${investigation?.state}`),
        openLaboratory: () => Promise.resolve(laboratory),
        openArchive: () => Promise.resolve(archive),
        machine,
        findings,
        comment: (result) => `comment: ${result.verdict}`,
        report: (it) => progress.push(it),
        signal: controller.signal,
        baseline: null,
        calibrate: null,
        earlier: scene.earlier ?? null,
        arms: scene.real?.arms ?? {
          prepare: (request) => {
            prepared.push(request);
            clock.advance(1000);
            const failure = scene.arm?.(request) ?? null;
            return Promise.resolve(
              failure === null
                ? {
                    checkout: request.id,
                    sizes: () => {
                      const sizes = scene.sizes?.(slow && builtWithIt(request), request);
                      return sizes === undefined || sizes instanceof BundleError
                        ? Promise.reject(sizes ?? new Error('There is no bundle.'))
                        : Promise.resolve(sizes);
                    },
                    [Symbol.asyncDispose]: () => Promise.resolve(),
                  }
                : { failure },
            );
          },
        },
        askExpert: scene.askExpert ?? ((expert, order) => Promise.resolve(experts[expert](order))),
        readLogs: scene.readLogs ?? (() => Promise.reject(new Error('There are no logs.'))),
        playbook,
        texts: scene.texts ?? (({ state }) => ({ whole: `whole: ${state}`, comment: `comment: ${state}` })),
        observe: (investigation) => {
          observed.push(investigation);
          scene.observed?.(investigation, controller);
        },
      },
    );
  return { run, archive, laboratory, prepared, sides, observed, progress, learned };
};
