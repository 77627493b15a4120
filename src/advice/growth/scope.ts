import type { BundleEntry } from '../../core/bundle/bundle-graph.ts';
import type { Comparison, ComparedSide } from './comparison.ts';
import { bytesOf, grownBy } from './side-index.ts';

/** A module that is on both sides and bigger on the head. */
export interface Grown {
  readonly base: number;
  readonly head: number;
  /** Bytes. */
  readonly by: number;
}

/** What is compared at once: the first load of an entry, or everything that is only asked for later. */
export interface Scope {
  /** null: what is only asked for later. */
  readonly entry: string | null;
  readonly formerEntry: string | null;
  /** Modules of the head where the way in starts. */
  readonly roots: readonly number[];
  /** The same of the base. */
  readonly formerRoots: ReadonlySet<number>;
  /** By module: 1 where it is part of it. */
  readonly inHead: Uint8Array;
  readonly inBase: Uint8Array;
  /** Sums of modules as delivered, but not compressed. */
  readonly bytes: { readonly head: number; readonly base: number };
  /** Modules of the head that were not part of it on the base. */
  readonly entered: readonly number[];
  readonly isEntered: Uint8Array;
  readonly grown: readonly Grown[];
  /** Modules of the base that are no longer part of it. */
  readonly left: readonly number[];
  /** gzip bytes: a change below it is not worth a word. Two builds that only differ in names are up to some tens of bytes apart. */
  readonly floor: number;
}

const floorOf = (gzip: number): number => Math.max(100, Math.round(gzip / 1000));

const indexesOf = (flags: Uint8Array, counts: (index: number) => boolean): number[] => {
  const found: number[] = [];
  for (let index = 0; index < flags.length; index += 1) if (flags[index] === 1 && counts(index)) found.push(index);
  return found;
};

// The first load of an entry with `dependOn` holds what other entries start.
const rootsOf = ({ graph }: ComparedSide, entry: BundleEntry): number[] => {
  const initial = new Set(entry.initial);
  const within = graph.entries.filter((it) => it.initial.length > 0 && it.initial.every((chunk) => initial.has(chunk)));
  return [...new Set([...entry.modules, ...within.flatMap((it) => it.modules)])];
};

const sumOfPart = ({ graph }: ComparedSide, flags: Uint8Array): number =>
  graph.modules.reduce((sum, it, index) => (flags[index] === 1 ? sum + bytesOf(it) : sum), 0);

interface Part {
  readonly inHead: Uint8Array;
  readonly inBase: Uint8Array;
  /** Whether the other side has a module at all as far as this part is concerned. */
  readonly hadBefore: (base: number) => boolean;
  readonly hasStill: (head: number) => boolean;
}

const difference = ({ base, head, match, former }: Comparison, { inHead, inBase, hadBefore, hasStill }: Part) => {
  const entered = indexesOf(inHead, (it) => former(it) === -1 || !hadBefore(former(it)));
  const left = indexesOf(inBase, (it) => {
    const now = match.toHead[it] ?? -1;
    return now === -1 || !hasStill(now);
  });
  const isEntered = new Uint8Array(inHead.length);
  for (const it of entered) isEntered[it] = 1;
  const grown = indexesOf(inHead, (it) => isEntered[it] === 0).flatMap((it): Grown[] => {
    const [before, after] = [base.module(former(it)), head.module(it)];
    // A file of its own before: all that is in the text now is new.
    const inlined = before.type === 'asset-file' && after.type === 'asset-inline';
    const by = inlined ? bytesOf(after) : grownBy(before, after);
    // The same source comes out some bytes longer where bundlers number or name modules otherwise.
    const renamed = !inlined && before.stat === after.stat && by <= 50 + bytesOf(before) / 20;
    return by > 0 && !renamed ? [{ base: former(it), head: it, by }] : [];
  });
  const bytes = { head: sumOfPart(head, inHead), base: sumOfPart(base, inBase) };
  return { inHead, inBase, bytes, entered, isEntered, grown, left };
};

/** The first load of an entry that both sides have. */
export const entryScope = (comparison: Comparison, entry: { head: BundleEntry; base: BundleEntry }): Scope => {
  const { base, head } = comparison;
  const inHead = head.firstLoad(entry.head);
  const inBase = base.firstLoad(entry.base);
  const gzip = base.sizes.entries.find((it) => it.name === entry.base.name)?.initial.gzip ?? 0;
  return {
    entry: entry.head.name,
    formerEntry: entry.base.name,
    roots: rootsOf(head, entry.head),
    formerRoots: new Set(rootsOf(base, entry.base)),
    ...difference(comparison, {
      inHead,
      inBase,
      hadBefore: (it) => inBase[it] === 1,
      hasStill: (it) => inHead[it] === 1,
    }),
    floor: floorOf(gzip),
  };
};

const laterOf = (side: ComparedSide): Uint8Array => {
  const later = side.shipped.slice();
  for (const entry of side.graph.entries) {
    for (const [index, first] of side.firstLoad(entry).entries()) if (first === 1) later[index] = 0;
  }
  return later;
};

/** What no first load has. What moved there from a first load is nothing new. */
export const laterScope = (comparison: Comparison): Scope => {
  const { base, head } = comparison;
  return {
    entry: null,
    formerEntry: null,
    roots: [...new Set(head.graph.entries.flatMap((it) => it.modules))],
    formerRoots: new Set(base.graph.entries.flatMap((it) => it.modules)),
    ...difference(comparison, {
      inHead: laterOf(head),
      inBase: laterOf(base),
      hadBefore: (it) => base.shipped[it] === 1,
      hasStill: (it) => head.shipped[it] === 1,
    }),
    floor: floorOf(base.sizes.async.gzip),
  };
};

/** Sum of modules as delivered, but not compressed. */
export const sumOf = (side: ComparedSide, modules: Iterable<number>): number => {
  let sum = 0;
  for (const it of modules) sum += bytesOf(side.module(it));
  return sum;
};
