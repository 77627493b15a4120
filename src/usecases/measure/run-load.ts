import { signalTotals } from '../../gate/measure/signal-totals.ts';
import type { FullScenario } from '../../config/full-scenario.ts';
import type { SeriesPoint } from '../../core/series.ts';
import { stretches } from './demand-at.ts';
import type { Observer } from './observe.ts';
import type { KeptSeries, LoadedService } from './ports.ts';

interface LoadOptions {
  readonly scenario: FullScenario;
  /** ms. */
  readonly duration: number;
  readonly service: LoadedService;
  readonly observer: Observer;
  readonly series: KeptSeries;
}

/** A point every second of a short scenario; of a longer one every five, which is 17,280 in a day. ms. */
export const tickOf = (duration: number): number =>
  duration <= 600_000 ? Math.min(1000, Math.max(250, duration / 20)) : 5000;

/** The probe tells what it saw in parts like these, ms: telling takes the service a moment. */
const partOf = (duration: number): number => Math.min(600_000, Math.max(2000, duration / 20));

const heapNow = async (service: LoadedService): Promise<number | null> => {
  await service.begin(true);
  return (await service.end())?.heap?.after ?? null;
};

const requestsOf = (points: readonly SeriesPoint[]): number =>
  points.reduce(
    (sum, { routes }) => sum + Object.values(routes).reduce((of, { ok, errors }) => of + ok + errors, 0),
    0,
  );

/** Loads the service as the scenario says for as long as it lasts. The heap is looked at before and after, at rest. */
export const runLoad = async ({ scenario, duration, service, observer, series }: LoadOptions): Promise<void> => {
  const rest = { rate: null, connections: null };
  await service.demand(rest, true);
  const before = service.blind === null ? await heapNow(service) : null;
  const tick = tickOf(duration);
  let requests = 0;
  for (const { from, to, demand } of stretches(scenario, duration)) {
    const part = partOf(duration);
    const number = Math.max(1, Math.round((to - from) / part));
    for (let index = 0; index < number; index++) {
      const length = (to - from) / number;
      const at = observer.elapsed();
      await service.begin(false);
      const points = await observer.stay({ phase: 'load', demand, length, tick });
      requests += requestsOf(points);
      const signals = service.blind === null ? await service.end() : null;
      if (signals !== null)
        await series.add({ kind: 'signals', at, length: observer.elapsed() - at, values: signalTotals(signals) });
    }
  }
  await service.demand(rest, true);
  const after = before === null ? null : await heapNow(service);
  if (before !== null && after !== null) await series.add({ kind: 'heap', before, after, requests });
};
