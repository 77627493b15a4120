import { planLooks } from '../statistics/looks.ts';
import { type SuiteForecast, forecastSuite } from './baseline/forecast.ts';
import { expectedBlocks, forecastNotices, forecastStep } from './baseline/forecast-notices.ts';
import type { Stored } from './baseline/read-stored.ts';
import type { CheckPlan } from './plan-check.ts';
import { emptyInput } from './run-input.ts';

/** What earlier records say about a run before its first block. */
export interface Foretold {
  /** For progress, null where no record tells. */
  readonly step: string | null;
  readonly notices: readonly string[];
  /** Comparison blocks by suite: those that a check is likely to take, those that a refresh does take. */
  readonly blocks: ReadonlyMap<string, number>;
}

/** Blocks of a refresh at least: its figures stand for months. */
const fewestOfRefresh = 8;

/** `left`: time until the limit; `spent`: what preparing took. Both ms. */
export const foretell = (
  plan: CheckPlan,
  stored: Stored,
  { purpose, left, spent }: { readonly purpose: 'check' | 'refresh'; readonly left: number; readonly spent: number },
): Foretold => {
  const looks = planLooks(plan.policy.maxBlocks);
  const { suites } = emptyInput(plan, false);
  const forecasts = suites.flatMap((shape): SuiteForecast[] => {
    const ofSuite = stored.suites.find(({ suite }) => suite === shape.name);
    if (shape.skipped !== null || ofSuite === undefined) return [];
    const forecast = forecastSuite(ofSuite, shape, looks, { policy: plan.policy, all: stored.suites });
    return forecast === null ? [] : [forecast];
  });
  const expected = new Map(forecasts.map((it) => [it.suite, expectedBlocks(it)]));
  if (purpose === 'check')
    return { step: forecastStep(forecasts), notices: forecastNotices(forecasts, { left, spent }), blocks: expected };
  const last = looks.looks.at(-1)?.blocks ?? fewestOfRefresh;
  const blocks = new Map(
    plan.suites.map(({ suite: { name } }) => [
      name,
      Math.min(last, Math.max(fewestOfRefresh, expected.get(name) ?? fewestOfRefresh)),
    ]),
  );
  const told = [...blocks].map(([name, count]) => `${blocks.size > 1 ? `${name} ` : ''}${count} blocks`).join(', ');
  return { step: `a refresh measures a number of blocks fixed beforehand: ${told}`, notices: [], blocks };
};
