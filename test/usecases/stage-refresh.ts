import { findings } from '../../src/advice/find.ts';
import { RepositoryError } from '../../src/core/errors.ts';
import type { Side } from '../../src/core/side.ts';
import type { Progress } from '../../src/report/progress.ts';
import type { CheckPorts } from '../../src/usecases/check.ts';
import type { BundleBench } from '../../src/usecases/bundle/bundle-bench.ts';
import type { Revision } from '../../src/usecases/ports.ts';
import { refresh, type Refreshed, type RefreshOptions } from '../../src/usecases/refresh.ts';
import { parse } from '../config/parse.ts';
import {
  configurationText,
  type Experiment,
  fakeLaboratory,
  machine,
  manualClock,
  memoryArchive,
  quiet,
  noBundles,
} from './harness.ts';
import { memoryStore, type MemoryStore } from './memory-store.ts';

export const commitNamed = (letter: string): string => letter.repeat(40);

const revision = (letter: string): Revision => ({
  ref: letter === 'd' ? 'main' : commitNamed(letter),
  commit: commitNamed(letter),
  tree: commitNamed(letter),
  dirty: false,
});

export interface RefreshScene {
  readonly store?: MemoryStore | null;
  /** Text of the configuration, now and before; null: that commit has none. */
  readonly head?: string;
  readonly previous?: string | null;
  /** Commits of the branch in order, a letter each; the last is measured. */
  readonly history?: string;
  readonly experiment?: Experiment;
  readonly options?: Partial<RefreshOptions>;
  readonly prepare?: (side: Side) => Promise<void>;
  readonly bundles?: BundleBench;
}

/** A `refresh` of a branch a, b, c, d on ports in memory. */
export const stageRefresh = (scene: RefreshScene = {}) => {
  const { head = configurationText(), previous = head, history = 'abcd' } = scene;
  const store = scene.store === undefined ? memoryStore() : scene.store;
  const clock = manualClock();
  const archive = memoryArchive();
  const laboratory = fakeLaboratory(clock, scene.experiment ?? (() => quiet));
  const progress: Progress[] = [];
  const prepared: string[] = [];
  const chosen: string[] = [];
  const tip = history.at(-1) ?? '';
  const portsOn = (base: string): CheckPorts => ({
    clock,
    repository: {
      sides: { base: revision(base), head: revision(tip), changedFiles: [], notices: [] },
      read: (side) => Promise.resolve(side === 'head' || base === tip ? head : previous),
      prepare: async (side) => {
        prepared.push(side);
        await scene.prepare?.(side);
      },
      diff: () => Promise.resolve(''),
      commitOf: (ref) => Promise.resolve(ref === 'v1' ? commitNamed('a') : null),
    },
    parse: (_file, text) => parse(text),
    bundles: scene.bundles ?? noBundles,
    page: (result) => `page: ${result.verdict}`,
    openLaboratory: () => Promise.resolve(laboratory),
    openArchive: () => Promise.resolve(archive),
    machine,
    findings,
    comment: (result) => `comment: ${result.verdict}`,
    report: (it) => progress.push(it),
    signal: new AbortController().signal,
    baseline: store,
    calibrate: () => Promise.resolve(123),
  });
  const run = (): Promise<Refreshed> =>
    refresh(
      {
        configuration: { kind: 'repository', path: '.github/pacegate.yml' },
        suites: [],
        scenarios: [],
        timeLimit: null,
        seed: 42,
        provenance: { source: 'action', runId: '1', attempt: 1, event: 'push' },
        ref: 'main',
        image: null,
        ...scene.options,
      },
      {
        open: (base) => {
          if (base === null) return Promise.resolve(portsOn(tip));
          if (!/^([a-z])\1{39}$/.test(base)) return Promise.reject(new RepositoryError(`no commit ${base}`, 'x'));
          // The merge base: the commit itself where it is an ancestor, else the first of the branch.
          return Promise.resolve(portsOn(history.includes(base[0]!) ? base[0]! : history[0]!));
        },
        store,
        chosen: ({ sides }) => chosen.push(`${sides.base.commit[0]} ${sides.head.commit[0]}`),
      },
    );
  return { run, store, clock, archive, laboratory, progress, prepared, chosen };
};

/** Runs it to its end. */
export const refreshed = async (scene: RefreshScene = {}) => {
  const staged = stageRefresh(scene);
  return { ...staged, ...(await staged.run()) };
};
