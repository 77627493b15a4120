import { createFrameLocator, type FramePlace } from './locate-frame.ts';
import { readCpuProfile } from './read-cpu-profile.ts';
import { readHeapProfile } from './read-heap-profile.ts';
import type { ProfileKind, ProfileRun, SideProfiles } from './side-profiles.ts';
import type { StackNode } from './stack-node.ts';

/** A stretch of the load in which one start of the service was profiled. */
export interface ProfileSlice {
  readonly round: number;
  readonly requests: number;
}

/** A node of the call tree of all processes of a side together. Callers stand before what they call. */
export interface SideNode {
  readonly place: FramePlace;
  readonly parent: number | null;
  /** What it cost itself in each slice, µs or bytes. */
  readonly weights: readonly number[];
}

/** One kind of profile of one side. */
export interface SideStacks {
  readonly slices: readonly ProfileSlice[];
  readonly nodes: readonly SideNode[];
}

const treesOf = (run: ProfileRun): readonly (readonly StackNode[])[] =>
  run.kind === 'cpu'
    ? run.threads.map(({ profile, windows }) => readCpuProfile(profile, windows))
    : run.threads.map(({ profile, windows }) => readHeapProfile(profile, windows));

const keyOf = ({ path, name, line }: FramePlace): string => [path, name, line].join('\0');

/** Sums up what all threads of all starts of a side did. What the profiler did is left out, with all that it called. */
export const readSide = (side: SideProfiles, kind: ProfileKind): SideStacks => {
  const locate = createFrameLocator(side);
  const runs = side.runs.filter((run) => run.kind === kind);
  const slices = runs.flatMap(({ round, requests }) => requests.map((count) => ({ round, requests: count })));
  const nodes: { place: FramePlace; parent: number | null; weights: number[] }[] = [];
  const byKey = new Map<string, number>();

  const nodeOf = (place: FramePlace, parent: number | null): number => {
    const key = `${parent ?? ''}\0${keyOf(place)}`;
    const known = byKey.get(key);
    if (known !== undefined) return known;
    byKey.set(key, nodes.length);
    return nodes.push({ place, parent, weights: slices.map(() => 0) }) - 1;
  };

  let first = 0;
  for (const run of runs) {
    for (const tree of treesOf(run)) {
      /** Where each node of the tree went; undefined for the profiler's. */
      const went: (number | undefined)[] = [];
      for (const { frame, parent, weights } of tree) {
        const place = locate(frame);
        const above = parent === null ? null : went[parent];
        if (place === null || above === undefined) {
          went.push(undefined);
          continue;
        }
        const index = nodeOf(place, above);
        went.push(index);
        const own = nodes[index]?.weights ?? [];
        for (const [slice, weight] of weights.entries()) own[first + slice] = (own[first + slice] ?? 0) + weight;
      }
    }
    first += run.requests.length;
  }
  return { slices, nodes };
};
