import type { Sizes } from './bundle-sizes.ts';
import type { ChunkSizes } from './chunk-sizes.ts';

/** One chunk on both sides, by the name that the head has for it. A side is null where it has no such chunk. */
export interface ChunkPair {
  readonly name: string;
  /** On the head; of one that is gone, on the base. */
  readonly kind: ChunkSizes['kind'];
  /** Its kind on the base; null where it is new. */
  readonly formerKind: ChunkSizes['kind'] | null;
  readonly base: Sizes | null;
  readonly head: Sizes | null;
  /** Whether its files have other names although it holds the same modules: browsers that had them fetch them anew. */
  readonly isRenewed: boolean;
}

/** Chunks that nothing but their content tells of are the same where they have at least this in common. */
const leastShared = 0.5;

const overlaps = (one: readonly string[], other: readonly string[]): boolean => one.some((it) => other.includes(it));

const areEqual = (one: readonly string[], other: readonly string[]): boolean =>
  one.length > 0 && one.length === other.length && one.every((it) => other.includes(it));

/** How much of two chunks is the same, by what is largest in them: 0 to 1. */
const shared = ({ holds: one }: ChunkSizes, { holds: other }: ChunkSizes): number => {
  const bytes = new Map(other.map((it) => [it.name, it.bytes]));
  let both = 0;
  let either = 0;
  for (const it of one) {
    const there = bytes.get(it.name) ?? 0;
    both += Math.min(it.bytes, there);
    either += Math.max(it.bytes, there);
    bytes.delete(it.name);
  }
  for (const left of bytes.values()) either += left;
  return either === 0 ? 0 : both / either;
};

/** Names say it before requests, requests before content. 0: they are not the same. */
const likeness = (base: ChunkSizes, head: ChunkSizes): number => {
  const content = shared(base, head);
  if (areEqual(base.names, head.names)) return 4 + content;
  if (overlaps(base.names, head.names)) return 3 + content;
  // A chunk that has a name of its own is none that lost another.
  if (base.names.length > 0 && head.names.length > 0) return content >= leastShared ? content : 0;
  if (areEqual(base.origins, head.origins)) return 2 + content;
  if (overlaps(base.origins, head.origins)) return 1 + content;
  return content >= leastShared ? content : 0;
};

/**
 * Which chunks of both sides are the same: by the names that the project gave, by the requests that ask for them, by what is largest in
 * them. Names of files and numbers say nothing: bundlers give them anew. The order of the lists decides nothing but ties.
 */
export const pairChunks = (base: readonly ChunkSizes[], head: readonly ChunkSizes[]): ChunkPair[] => {
  const ways = head
    .flatMap((now, to) => base.map((before, from) => ({ from, to, score: likeness(before, now) })))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || a.to - b.to || a.from - b.from);
  const before = new Map<number, number>();
  const taken = new Set<number>();
  for (const { from, to } of ways) {
    if (before.has(to) || taken.has(from)) continue;
    before.set(to, from);
    taken.add(from);
  }
  const kept = head.map((now, to): ChunkPair => {
    const from = before.get(to);
    const former = from === undefined ? undefined : base[from];
    return {
      name: now.name,
      kind: now.kind,
      formerKind: former?.kind ?? null,
      base: former?.sizes ?? null,
      head: now.sizes,
      isRenewed:
        former !== undefined &&
        now.leaves !== '' &&
        former.leaves === now.leaves &&
        !areEqual(former.files, now.files) &&
        now.files.length > 0,
    };
  });
  const gone = base
    .filter((_, from) => !taken.has(from))
    .map(({ name, kind, sizes }): ChunkPair => ({
      name,
      kind,
      formerKind: kind,
      base: sizes,
      head: null,
      isRenewed: false,
    }));
  return [...kept, ...gone];
};
