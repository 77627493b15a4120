import { toleranceOf, type Policy } from '../../../src/core/policy.ts';
import { metricOf } from '../../../src/core/metrics.ts';
import { createRandom, type Random } from '../../../src/core/random.ts';
import type { MetricResult } from '../../../src/core/result.ts';
import { enactLooks } from '../../../src/gate/enact-looks.ts';
import { scaleOf } from '../../../src/gate/scale.ts';
import { planLooks } from '../../../src/statistics/looks.ts';
import { keyOf, type Row } from './recorded.ts';

export interface ReplayFigures {
  readonly replays: number;
  readonly blocks: number;
  readonly fail: number;
  readonly pass: number;
  readonly inconclusive: number;
  /** Median blocks to the verdict. */
  readonly needed: number;
}

/** Draws a run's blocks with replacement: the noise is real, only its order is not. */
export const drawRows = (rows: readonly Row[], count: number, random: Random): Row[] =>
  Array.from({ length: count }, () => rows[random.integer(0, rows.length - 1)] ?? new Map());

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/**
 * Replays runs of the gate on recorded blocks: draws 16, looks as the gate looks, and stops where the gate stops.
 * `primaries` are the comparisons that decide.
 */
export const replayGate = (
  rows: readonly Row[],
  primaries: readonly Pick<MetricResult, 'metric' | 'route'>[],
  policy: Policy,
  replays: number,
): ReplayFigures => {
  const random = createRandom(20_261_121);
  const { looks } = planLooks(policy.maxBlocks);
  const outcomes = Array.from({ length: replays }, () => {
    const drawn = drawRows(rows, policy.maxBlocks, random);
    const series = primaries.map((it) => ({
      effects: drawn.map((row) => row.get(keyOf(it))?.effect ?? null),
      scale: scaleOf(metricOf(it.metric)),
      tolerance: toleranceOf(policy, it.metric),
      exact: false,
    }));
    for (const [index, look] of looks.entries()) {
      const family = series.map((it) => ({ ...it, looks: looks.slice(0, index + 1) }));
      const decisions = new Set(
        enactLooks(family, family.length, policy.falseAlarmRate).map(({ decision }) => decision),
      );
      if (decisions.has('regressed')) return { verdict: 'fail', blocks: look.blocks };
      if (!decisions.has('inconclusive')) return { verdict: 'pass', blocks: look.blocks };
    }
    return { verdict: 'inconclusive', blocks: policy.maxBlocks };
  });
  const share = (verdict: string): number => outcomes.filter((it) => it.verdict === verdict).length / replays;
  return {
    replays,
    blocks: rows.length,
    fail: share('fail'),
    pass: share('pass'),
    inconclusive: share('inconclusive'),
    needed: median(outcomes.map((it) => it.blocks)),
  };
};
