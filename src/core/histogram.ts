/**
 * Durations in buckets of a fixed relative width: whatever is counted, the memory stays the same, and histograms of parts
 * are merged without loss by adding their counts. (After HdrHistogram, Tene 2012, with plain logarithmic buckets.)
 */

/** Bucket and count in turn, buckets rising; only those that hold something. */
export type Counts = readonly number[];

/** A bucket ends this many times where it begins: its middle is within 0.5 % of whatever is in it. */
const growth = 1.01;
const perBucket = Math.log(growth);
/** ms: below lies the first bucket. */
const smallest = 0.01;
/** About 2 min: beyond lies the last one. */
const last = 1650;
export const bucketCount = last + 1;

/** The bucket of a duration in ms, 0 to 1650. */
export const bucketOf = (duration: number): number =>
  duration <= smallest ? 0 : Math.min(last, Math.ceil(Math.log(duration / smallest) / perBucket));

/** The middle of a bucket, ms. */
export const valueOf = (bucket: number): number =>
  bucket === 0 ? smallest : smallest * Math.exp((bucket - 0.5) * perBucket);

export interface Histogram {
  /** A duration in ms. */
  add(duration: number): void;
  /** What was added since the start or the last call, and forgets it. */
  take(): Counts;
}

export const createHistogram = (): Histogram => {
  const counts = new Uint32Array(last + 1);
  let least = last;
  let most = 0;
  return {
    add: (duration) => {
      const bucket = bucketOf(duration);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
      least = Math.min(least, bucket);
      most = Math.max(most, bucket);
    },
    take: () => {
      const taken: number[] = [];
      for (let bucket = least; bucket <= most; bucket++) {
        const count = counts[bucket] ?? 0;
        if (count > 0) taken.push(bucket, count);
      }
      counts.fill(0);
      [least, most] = [last, 0];
      return taken;
    },
  };
};

/** The counts of all parts together. */
export const mergeCounts = (parts: Iterable<Counts>): Counts => {
  const sums = new Map<number, number>();
  for (const part of parts)
    for (let at = 0; at + 1 < part.length; at += 2) {
      const bucket = part[at] ?? 0;
      sums.set(bucket, (sums.get(bucket) ?? 0) + (part[at + 1] ?? 0));
    }
  return [...sums].sort(([a], [b]) => a - b).flat();
};

/** How many durations are in it. */
export const totalOf = (counts: Counts): number => counts.reduce((sum, it, at) => (at % 2 === 1 ? sum + it : sum), 0);

/** The duration that a share `q` does not exceed (nearest rank), ms; null of none. Within 0.5 %. */
export const quantileOf = (counts: Counts, q: number): number | null => {
  const rank = Math.max(1, Math.ceil(q * totalOf(counts)));
  let below = 0;
  for (let at = 0; at + 1 < counts.length; at += 2) {
    below += counts[at + 1] ?? 0;
    if (below >= rank) return valueOf(counts[at] ?? 0);
  }
  return null;
};

/** Mean duration, ms; null of none. Within 0.5 %. */
export const meanOf = (counts: Counts): number | null => {
  const total = totalOf(counts);
  let sum = 0;
  for (let at = 0; at + 1 < counts.length; at += 2) sum += valueOf(counts[at] ?? 0) * (counts[at + 1] ?? 0);
  return total === 0 ? null : sum / total;
};
