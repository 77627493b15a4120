import type { FullScenario } from '../../config/full-scenario.ts';
import type { Demand } from './ports.ts';

/** A load for a time. */
export interface Stretch {
  /** Since the start of the scenario, ms. */
  readonly from: number;
  readonly to: number;
  readonly demand: Demand;
}

/** The loads of a scenario one after the other, stretched or pressed to `duration` ms in all. Not for stress. */
export const stretches = (
  { stages, rate, connections }: Pick<FullScenario, 'stages' | 'rate' | 'connections'>,
  duration: number,
): Stretch[] => {
  const plain = { duration, demand: rate === null ? { rate: null, connections } : { rate, connections: null } };
  const parts = stages?.map((it) => ({
    duration: it.duration,
    demand: { rate: it.rate, connections: it.connections },
  })) ?? [plain];
  const total = parts.reduce((sum, part) => sum + part.duration, 0);
  let at = 0;
  return parts.map((part) => {
    const from = at;
    at += (part.duration * duration) / total;
    return { from, to: at, demand: part.demand };
  });
};
