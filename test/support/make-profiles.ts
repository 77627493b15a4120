import type { CpuProfile } from '../../src/advice/profile/cpu-profile.ts';
import type { HeapProfile, HeapProfileNode } from '../../src/advice/profile/heap-profile.ts';
import type { ProfileMark, ProfileWindow, SideProfiles } from '../../src/advice/profile/side-profiles.ts';

/** Directory of the made-up service. */
export const home = '/work/app';

/** "rank src/search.js:42" as V8 has it; without a path it is V8's own. Absolute paths and URLs stay as they are. */
export const makeFrame = (text: string): CpuProfile['nodes'][number]['callFrame'] => {
  const [, name = '', place = ''] = /^(.*?)(?: (\S*[/:]\S*))?$/u.exec(text) ?? [];
  const [, path = '', line] = /^(.*?)(?::(\d+))?$/u.exec(place) ?? [];
  const url = path === '' || /^(?:\/|\w+:)/u.test(path) ? path : `file://${home}/${path}`;
  return {
    functionName: name === '(anonymous)' ? '' : name,
    scriptId: '1',
    url,
    lineNumber: line === undefined ? -1 : Number(line) - 1,
    columnNumber: 0,
  };
};

/** Stacks, from the outermost caller on, with "; " between, and what each took: "a a.js:1; b b.js:2". */
export type Stacks = Readonly<Record<string, number>>;

/** Windows that follow one another; `values` are what `of` is at their ends. */
export const makeWindows = (values: readonly number[], of: 'at' | 'ordinal'): ProfileWindow[] => {
  const mark = (value = 0): ProfileMark => ({ at: 0, served: 0, ordinal: null, waited: null, [of]: value });
  return values.slice(1).map((value, index) => ({ from: mark(values[index]), to: mark(value) }));
};

interface Tree {
  readonly frame: string;
  readonly id: number;
  readonly children: Tree[];
}

const makeTree = (stacks: readonly string[]): { root: Tree; leaves: ReadonlyMap<string, number>; all: Tree[] } => {
  const root: Tree = { frame: '(root)', id: 1, children: [] };
  const all = [root];
  const leaves = new Map<string, number>();
  for (const stack of stacks) {
    let at = root;
    for (const frame of stack.split('; ')) {
      let child = at.children.find((it) => it.frame === frame);
      if (child === undefined) {
        child = { frame, id: all.length + 1, children: [] };
        all.push(child);
        at.children.push(child);
      }
      at = child;
    }
    leaves.set(stack, at.id);
  }
  return { root, leaves, all };
};

/** A profile of slices one after the other: in each every stack is on for its time, µs. Begins at 1000. */
export const makeCpuProfile = (slices: readonly Stacks[]): { profile: CpuProfile; windows: ProfileWindow[] } => {
  const { all, leaves } = makeTree([...new Set(slices.flatMap((it) => Object.keys(it)))]);
  const samples: number[] = [];
  const timeDeltas: number[] = [];
  const bounds = [1000];
  let at = 1000;
  let before = 0;
  for (const slice of slices) {
    for (const [stack, time] of Object.entries(slice)) {
      samples.push(leaves.get(stack) ?? 1);
      timeDeltas.push(before);
      before = time;
      at += time;
    }
    bounds.push(at);
  }
  const nodes = all.map(({ frame, id, children }) => ({
    id,
    callFrame: makeFrame(frame),
    children: children.map((child) => child.id),
  }));
  return { profile: { nodes, startTime: 1000, endTime: at, samples, timeDeltas }, windows: makeWindows(bounds, 'at') };
};

/** The same of a heap: bytes instead of time. */
export const makeHeapProfile = (slices: readonly Stacks[]): { profile: HeapProfile; windows: ProfileWindow[] } => {
  const { root, leaves } = makeTree([...new Set(slices.flatMap((it) => Object.keys(it)))]);
  const samples: HeapProfile['samples'] = [];
  const ordinals = [0];
  for (const slice of slices) {
    for (const [stack, size] of Object.entries(slice))
      samples.push({ size, nodeId: leaves.get(stack) ?? 1, ordinal: samples.length + 1 });
    ordinals.push(samples.length);
  }
  const nodeOf = ({ frame, id, children }: Tree): HeapProfileNode => ({
    callFrame: makeFrame(frame),
    selfSize: samples.filter((it) => it.nodeId === id).reduce((sum, it) => sum + it.size, 0),
    id,
    children: children.map(nodeOf),
  });
  return { profile: { head: nodeOf(root), samples }, windows: makeWindows(ordinals, 'ordinal') };
};

/** One side with one profiled thread a round; `slices` of each round with the requests of each slice. */
export const makeSide = (
  rounds: readonly (readonly Stacks[])[],
  { requests = 100, ...differences }: Partial<SideProfiles> & { readonly requests?: number } = {},
): SideProfiles => ({
  directory: home,
  checkout: home,
  profiler: '/pacegate/profiler.cjs',
  packages: {},
  maps: [],
  runs: rounds.map((slices, round) => {
    const { profile, windows } = makeCpuProfile(slices);
    return {
      kind: 'cpu',
      round,
      requests: slices.map(() => requests),
      threads: [{ file: `raw/api-${round}.cpuprofile`, pid: 10 + round, thread: 0, windows, profile }],
    };
  }),
  missing: [],
  ...differences,
});

/** Ten slices of a hundred requests in which every stack costs what is said per request, µs. */
export const evenSide = (perRequest: Stacks, differences: Partial<SideProfiles> = {}): SideProfiles =>
  makeSide(
    [
      Array.from({ length: 10 }, () =>
        Object.fromEntries(Object.entries(perRequest).map(([stack, cost]) => [stack, cost * 100])),
      ),
    ],
    differences,
  );
