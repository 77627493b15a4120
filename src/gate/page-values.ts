import type { Block } from '../core/block.ts';
import { metricOf } from '../core/metrics.ts';
import type { Side } from '../core/side.ts';
import type { Visit } from '../core/visit.ts';
import { median } from '../statistics/quantile.ts';

/** Speeds of the machine, as Lighthouse reckons them, that differ by more than this factor are not the same machine's. */
const mostApart = 1.2;

/** What took less counts as this, so that "not at all" (often of blocking time) can be set against something. ms. */
const shortest = 1;

const scriptBytes = ({ requests }: Visit): number =>
  requests.filter(({ kind }) => kind === 'Script').reduce((sum, { transfer }) => sum + transfer, 0);

const valueOf = (visit: Visit, metric: string): number | null => {
  const given = Object.hasOwn(visit.values, metric) ? visit.values[metric] : undefined;
  return given ?? (metric === 'page.script-bytes' ? scriptBytes(visit) : null);
};

const visitsOf = ({ visits = [] }: Block, side: Side): Visit[] => visits.filter((visit) => visit.side === side);

/** The middle value of a side's visits in one block, in the metric's unit; null where no visit gave one. */
export const pageValue = (block: Block, side: Side, metric: string): number | null =>
  median(visitsOf(block, side).flatMap((visit) => valueOf(visit, metric) ?? []));

const speedOf = (block: Block, side: Side): number | null =>
  median(visitsOf(block, side).map(({ benchmarkIndex }) => benchmarkIndex));

/** Whether the machine was as fast for one side as for the other. A speed that is not known is none to doubt. */
const isSameSpeed = (block: Block): boolean => {
  const [base, head] = [speedOf(block, 'base'), speedOf(block, 'head')];
  if (base === null || head === null || base === 0 || head === 0) return true;
  return Math.max(base, head) <= mostApart * Math.min(base, head);
};

/** The values of both sides in one block, or why they can't be set against each other. */
export type PagePair =
  | {
      readonly kind: 'values';
      readonly base: number | null;
      readonly head: number | null;
      /** Why one of them is missing, if it is. */
      readonly reason: string;
      /** What a value counts as in a ratio. */
      readonly floor: (value: number) => number;
    }
  | { readonly kind: 'unlike'; readonly reason: string };

const timed = (value: number): number => Math.max(shortest, value);
const asIs = (value: number): number => value;

/**
 * What one block of a page says of a metric. Timings need a machine that was as fast for both sides: Lighthouse measures its speed
 * before it loads the page, so it is no doing of the page.
 */
export const comparePages = (block: Block, metric: string): PagePair => {
  const [base, head] = [pageValue(block, 'base', metric), pageValue(block, 'head', metric)];
  const isTime = metricOf(metric).unit === 'ms';
  if (isTime && base !== null && head !== null && !isSameSpeed(block)) {
    return {
      kind: 'unlike',
      reason: 'the speed of the machine differed by more than 20 % between the visits of a block',
    };
  }
  return { kind: 'values', base, head, reason: 'no visit of the page gave it', floor: isTime ? timed : asIs };
};
