import { countText } from '../../../core/count-text.ts';
import { sideLoad } from '../readings/side-load.ts';
import { type SignalName, signalText, signalValue } from '../readings/signal-values.ts';
import { titleOf } from './change-words.ts';
import type { KnownChange, Measured } from './known-change.ts';

export interface SignalEvidence {
  /** Whether a resource got short that this key has to do with. */
  readonly isMatch: boolean;
  /** It was read on both sides, and is as it was. */
  readonly isAgainst: boolean;
  readonly sentences: readonly string[];
}

const isPool = ({ rule }: KnownChange): boolean => rule?.class === 'pool-reduced' && rule.dimension === 'count';

/** "A pool of 2 for 7.9 requests at a time: each waits 12.0 ms for a connection instead of 0.02 ms; pool.max … went from 10 to 2." */
const poolText = (change: KnownChange, { blocks }: Measured, suite: string): string | null => {
  const size = Number(change.after);
  const load = sideLoad(blocks, suite, 'head').underWay;
  const [base, head] = (['base', 'head'] as const).map((side) => signalValue('pool.wait', blocks, suite, side));
  if (!Number.isInteger(size) || base === null || base === undefined || head === null || head === undefined)
    return null;
  const forWhom = load === null ? '' : ` for ${countText(load)} requests at a time`;
  return `A pool of ${size}${forWhom}: each request waits ${signalText('pool.wait', head)} for a connection instead of ${signalText('pool.wait', base)}; ${titleOf(change)}.`;
};

/** What the readings of resources say of one changed key. */
export const signalEvidence = (change: KnownChange, measured: Measured): SignalEvidence => {
  const wanted: readonly string[] = change.rule?.signals ?? [];
  const own = measured.readings.filter(({ name }) => wanted.includes(name));
  const related = measured.readings.filter(
    (it) => it.isWorse && !own.includes(it) && it.classes.includes(change.rule?.class ?? ''),
  );
  const worse = own.filter(({ isWorse }) => isWorse);
  const sentences = [...worse, ...related].map((it) => {
    const isWait: boolean = it.name === ('pool.wait' satisfies SignalName);
    return (isPool(change) && isWait ? poolText(change, measured, it.suite) : null) ?? it.text;
  });
  return {
    isMatch: worse.length > 0 || related.some(({ name }) => name === 'cpu' || name === 'memory'),
    isAgainst: own.length > 0 && worse.length === 0,
    sentences,
  };
};
