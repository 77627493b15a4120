import type { BaselineRecord } from '../../../src/core/baseline-record.ts';
import type { Random } from '../../../src/core/random.ts';
import { estimateEffect, intervalTail } from '../../../src/gate/compare.ts';
import { enactLooks } from '../../../src/gate/enact-looks.ts';
import { changeOfEffects } from '../../../src/gate/metric-result.ts';
import type { Scale } from '../../../src/gate/scale.ts';
import { looksReached, planLooks } from '../../../src/statistics/looks.ts';
import { meanAndDeviation } from '../../../src/statistics/mean-and-deviation.ts';
import { makeRecord, makeRecordMetric, type RecordSketch } from '../../support/make-record.ts';
import type { Noise } from '../../support/look-simulation.ts';

const scale: Scale = { kind: 'ratio', better: 'lower' };
const plan = planLooks(16);
const tolerance = 0.05;

/** What a paired measurement gives: as the gate says it, with the number of blocks that it took. */
export interface Paired {
  readonly change: { estimate: number; low: number; high: number; confidence: number };
  readonly spread: number;
  readonly blocks: number;
}

const changeAfter = (effects: readonly number[]): Paired & { readonly decided: boolean } => {
  const looks = looksReached(plan, effects.length, true);
  const [course] = enactLooks([{ effects, looks, scale, tolerance, exact: false }], 9, 0.01);
  const last = looks.at(-1)!;
  const { mean, low, high } = estimateEffect(effects, intervalTail * last.share, false)!;
  const ends = { low: Math.min(mean, Math.max(low, course!.low)), high: Math.max(mean, Math.min(high, course!.high)) };
  return {
    change: changeOfEffects(scale, { mean, ...ends }, 0.9),
    spread: meanAndDeviation(effects).deviation,
    blocks: effects.length,
    decided: course!.decision !== 'inconclusive',
  };
};

/** Measures a true effect (log) with as many blocks as a refresh fixes beforehand, or (null) until the gate has decided. */
export const measurePair = (random: Random, noise: Noise, effect: number, blocks: number | null): Paired => {
  const effects = Array.from({ length: 16 }, () => effect + noise(random));
  if (blocks !== null) return changeAfter(effects.slice(0, blocks));
  const looks = plan.looks.map((look) => changeAfter(effects.slice(0, look.blocks)));
  return looks.find(({ decided }) => decided) ?? looks.at(-1)!;
};

/** A record whose CPU time came out like this beside the one before. */
export const recordOf = (
  number: number,
  { change, spread, blocks }: Paired,
  { condensed = false, value = 0.3, ...more }: RecordSketch & { condensed?: boolean; value?: number } = {},
): BaselineRecord => {
  const values = condensed ? [] : Array.from({ length: blocks }, () => value);
  return makeRecord({
    number,
    ...(condensed ? { blocks: [] } : {}),
    metrics: [makeRecordMetric({ change: number === 0 ? null : change, spread, value, base: values, head: values })],
    ...more,
  });
};
