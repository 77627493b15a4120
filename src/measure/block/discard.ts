import type { Block, Slice } from '../../core/block.ts';
import { formatShare } from '../../core/format.ts';
import { otherSide, sides, type Side } from '../../core/side.ts';

type Discarded = NonNullable<Block['discarded']>;

/** The generator may use this share of its core: beyond it the load is the generator's, not the service's. */
const highestUtilisation = 0.8;
/** Open model: requests may be sent this late, ms (99th percentile). */
const highestLateness = 10;
/** Shares of failed requests may differ by this much beyond chance. */
const errorDifference = 0.005;
const mostErrors = 0.5;
/** A window may last this much longer than planned, ms: beyond it the machine was paused. */
const longestPause = 250;

interface Errors {
  readonly failed: number;
  readonly sent: number;
  readonly kinds: string;
}

const errorsOf = (slices: readonly Slice[], side: Side): Errors => {
  const records = slices.flatMap((slice) => slice[side] ?? []);
  const samples = records.flatMap((record) => Object.values(record.routes));
  const failed = samples.reduce((sum, sample) => sum + sample.errors, 0);
  const kinds = new Map<string, number>();
  for (const record of records)
    for (const [kind, count] of Object.entries(record.failures)) kinds.set(kind, (kinds.get(kind) ?? 0) + count);
  const worst = [...kinds].sort(([, a], [, b]) => b - a).slice(0, 3);
  return {
    failed,
    sent: failed + samples.reduce((sum, sample) => sum + sample.durations.length, 0),
    kinds: worst.map(([kind]) => (/^\d+$/.test(kind) ? `status ${kind}` : kind)).join(', '),
  };
};

const share = ({ failed, sent }: Errors): number => (sent === 0 ? 0 : failed / sent);

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Why a finished block can't be trusted, or null. A `side` is named only where that side alone is the reason.
 * `planned` is the length of a window in ms.
 */
export const discardReason = (slices: readonly Slice[], planned: number): Discarded | null => {
  const errors = { base: errorsOf(slices, 'base'), head: errorsOf(slices, 'head') };
  const nothing = sides.filter((side) => errors[side].sent === 0);
  const [silent] = nothing;
  if (silent !== undefined)
    return nothing.length === 2
      ? { reason: 'No request was answered on either side', side: null }
      : { reason: `${silent} answered no request`, side: silent };
  if (sides.every((side) => share(errors[side]) > mostErrors))
    return {
      reason:
        `Both sides fail most requests (base ${formatShare(share(errors.base))}; head ${formatShare(share(errors.head))}; ` +
        `${errors.head.kinds}). Correct the requests, or state the answers to expect with \`expect\``,
      side: null,
    };
  const pooled = (errors.base.failed + errors.head.failed) / (errors.base.sent + errors.head.sent);
  const chance = 4 * Math.sqrt(pooled * (1 - pooled) * (1 / errors.base.sent + 1 / errors.head.sent));
  for (const side of sides) {
    const other = otherSide(side);
    const difference = share(errors[side]) - share(errors[other]);
    if (difference > errorDifference + chance)
      return {
        reason:
          `${side} failed ${formatShare(share(errors[side]))} of its requests (${errors[side].kinds}), ` +
          `${other} ${formatShare(share(errors[other]))}: their figures can't be compared`,
        side,
      };
  }
  const closed = slices.filter((slice) => slice.generator.lateness === null);
  const utilisation = median(closed.map((slice) => slice.generator.utilisation));
  if (utilisation > highestUtilisation)
    return {
      reason:
        `The load generator used ${formatShare(utilisation)} of its core: it was the bottleneck. ` +
        'Give the scenario fewer connections, or a rate',
      side: null,
    };
  const lateness = median(slices.flatMap((slice) => slice.generator.lateness ?? []));
  if (lateness > highestLateness)
    return {
      reason: `The load generator sent requests up to ${lateness.toFixed(0)} ms late: lower the rate, or use a machine with more cores`,
      side: null,
    };
  const longest = Math.max(...slices.map((slice) => slice.duration));
  if (longest > planned + longestPause)
    return {
      reason: `The machine paused: a window of ${planned} ms lasted ${longest.toFixed(0)} ms`,
      side: null,
    };
  return null;
};
