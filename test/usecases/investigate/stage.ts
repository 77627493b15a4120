import { findings } from '../../../src/advice/find.ts';
import type { Investigation } from '../../../src/core/investigation.ts';
import type { PlaybookEntry } from '../../../src/core/playbook.ts';
import type { Side } from '../../../src/core/side.ts';
import type { ProofState } from '../../../src/investigation/proof/proof-state.ts';
import type { ArmRequest } from '../../../src/measure/arm/arm-bench.ts';
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
  InvestigationArchive,
  PlaybookStore,
} from '../../../src/usecases/investigate/ports.ts';
import type { BlockRequest } from '../../../src/usecases/ports.ts';
import { parse } from '../../config/parse.ts';
import type { Effect } from '../../support/make-block.ts';
import {
  configurationText,
  type FakeLaboratory,
  fakeLaboratory,
  machine,
  manualClock,
  type MemoryArchive,
  memoryArchive,
  noBundles,
} from '../harness.ts';
import { diff, guilty, path, texts } from './slow-change.ts';

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
  readonly noise?: number;
}

export interface Kept extends MemoryArchive, InvestigationArchive {
  investigation: Investigation | null;
  texts: { readonly whole: string; readonly comment: string } | null;
  proof: ProofState | null;
  readonly arms: string[];
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

const copy = <T>(value: T): T => JSON.parse(JSON.stringify(value));

const keeping = (): Kept =>
  Object.assign(memoryArchive(), {
    investigation: null,
    texts: null,
    proof: null,
    arms: [],
    keepInvestigation(this: Kept, investigation: Investigation, of: { whole: string; comment: string }) {
      this.investigation = copy(investigation);
      this.texts = of;
      return Promise.resolve();
    },
    keepProof(this: Kept, state: ProofState) {
      this.proof = copy(state);
      return Promise.resolve();
    },
    keepArmBlock(this: Kept, _block: unknown, arm: string, number: number) {
      this.arms.push(`${arm}-${number}`);
      return Promise.resolve();
    },
  });

/** What the directory of a run holds, for one that goes on with it. */
export const earlierOf = (archive: Kept, otherwise: EarlierRun['otherwise'] = 'refuse'): EarlierRun => {
  if (archive.kept === null) throw new Error('The check did not come to its end.');
  return {
    shown: 'runs/earlier',
    otherwise,
    result: archive.kept.result,
    plan: archive.plan,
    blocks: archive.blocks,
    bundles: [],
    profiles: archive.profiles,
    graphs: new Map(),
    proof: archive.proof,
    investigation: archive.investigation,
    reopen: () => Promise.resolve(archive),
  };
};

/** An investigation on ports in memory: the truth is that what makes the guilty line makes the head slow. */
export const stage = (scene: Scene = {}): Staged => {
  const { slow = true, noise = 0.004 } = scene;
  const clock = manualClock();
  const archive = keeping();
  const controller = new AbortController();
  const prepared: ArmRequest[] = [];
  const sides: Side[] = [];
  const observed: Investigation[] = [];
  const progress: Progress[] = [];
  const learned: PlaybookEntry[] = [];
  const hasIt = ({ standIn }: BlockRequest): boolean => {
    const arm = prepared.findLast(({ id }) => id === standIn);
    if (arm === undefined) return true;
    const lines = arm.patch.split('\n').filter((line) => line.includes(guilty));
    return arm.side === 'head' ? !lines.some((line) => line.startsWith('-')) : lines.some((it) => it.startsWith('+'));
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
  const configuration = configurationText();
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
          patchTo: () => Promise.resolve(null),
          prepare: (side) => {
            sides.push(side);
            clock.advance(2500);
            return Promise.resolve();
          },
        },
        parse: (_file, text) => parse(text),
        bundles: noBundles,
        page: (result, { investigation }) => `page: ${result.verdict}, ${investigation?.state}`,
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
        arms: {
          prepare: (request) => {
            prepared.push(request);
            clock.advance(1000);
            const failure = scene.arm?.(request) ?? null;
            return Promise.resolve(
              failure === null
                ? {
                    checkout: request.id,
                    sizes: () => Promise.reject(new Error('There is no bundle.')),
                    [Symbol.asyncDispose]: () => Promise.resolve(),
                  }
                : { failure },
            );
          },
        },
        askExpert: scene.askExpert ?? ((expert, order) => Promise.resolve(experts[expert](order))),
        readLogs: () => Promise.reject(new Error('There are no logs.')),
        playbook,
        texts: ({ state }) => ({ whole: `whole: ${state}`, comment: `comment: ${state}` }),
        observe: (investigation) => {
          observed.push(investigation);
          scene.observed?.(investigation, controller);
        },
      },
    );
  return { run, archive, laboratory, prepared, sides, observed, progress, learned };
};
