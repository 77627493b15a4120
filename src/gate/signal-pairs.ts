import type { Block } from '../core/block.ts';
import type { Side } from '../core/side.ts';
import type { Signals } from '../core/signals.ts';
import { agreedGrowth } from './agreed-growth.ts';
import { type Unseen, unseen } from './observe.ts';
import { type Question, readSignal } from './signal-values.ts';
import { missingStatements } from './sight.ts';

/** Values of both sides in one block, in the metric's unit, or why there are none. */
export type SignalPair = { readonly kind: 'seen'; readonly base: number; readonly head: number } | Unseen;

const ofStatements = new Set(['db.queries', 'db.time', 'db.rows']);

/**
 * Why the head may have less only because less of it is seen; null where it is seen as well as the base. A service that changes to a
 * client that the probe does not know must not look as if it had stopped asking its database.
 */
const unseenOnHead = ({ sides: { base, head } }: Block, { metric, sight }: Question): string | null => {
  if (!ofStatements.has(metric) || sight.statements !== 'clients') return null;
  if (base?.signals === undefined || head?.signals === undefined) return null;
  const known = new Set(missingStatements(base.signals).map(({ what }) => what));
  return missingStatements(head.signals).find(({ what }) => !known.has(what))?.reason ?? null;
};

/** Timers that come less late than this are on time: a ratio of what is less says nothing. ms. */
const onTime = 1;

const floorOf = (metric: string, value: number): number =>
  metric === 'eventloop.delay.p99' ? Math.max(onTime, value) : value;

const heapOf = (block: Block, side: Side): Signals['heap'] => block.sides[side]?.signals?.heap ?? null;

/** What one block says of a metric of signals. */
export const pairOf = (block: Block, question: Question): SignalPair => {
  const { metric } = question;
  const base = readSignal(block, 'base', question);
  if (base.kind === 'none') return unseen(base.reason, false);
  const head = readSignal(block, 'head', question);
  if (head.kind === 'none') return unseen(head.reason, true);
  if (head.value < base.value) {
    const reason = unseenOnHead(block, question);
    if (reason !== null) return unseen(reason, true);
  }
  const growth = metric === 'memory.growth' ? agreedGrowth(heapOf(block, 'base'), heapOf(block, 'head')) : null;
  if (growth !== null) return { kind: 'seen', ...growth };
  return { kind: 'seen', base: floorOf(metric, base.value), head: floorOf(metric, head.value) };
};
