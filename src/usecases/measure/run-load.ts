import { signalTotals } from '../../gate/measure/signal-totals.ts';
import type { FullScenario } from '../../config/full-scenario.ts';
import { unseenParts } from '../../core/signals.ts';
import { stretches } from './demand-at.ts';
import { CutShort, type Observer } from './observe.ts';
import type { Demand, KeptSeries, LoadedService } from './ports.ts';

interface LoadOptions {
  readonly scenario: FullScenario;
  /** How many routes or steps there are: each has a histogram in every point. */
  readonly routes: number;
  /** ms. */
  readonly duration: number;
  readonly service: LoadedService;
  readonly observer: Observer;
  readonly series: KeptSeries;
  /** How many requests came to an end since some moment before this. */
  readonly requests: () => number;
}

/** ms. */
const shortLoad = 600_000;
const usualTick = 5000;
/**
 * Points of a series, and histograms in them, at most, about: all are held in memory until the scenario is over, and the App takes no
 * larger file. A day of five routes has a point every five seconds; a week of them, or a day of forty, one every half a minute.
 */
const mostPoints = 20_000;
const mostHistograms = 86_400;

/** How often a point is kept, ms: every second of a short scenario, every five of a longer one, and less often of very long ones. */
export const tickOf = (duration: number, routes: number): number =>
  duration <= shortLoad
    ? Math.min(1000, Math.max(250, duration / 20))
    : Math.max(usualTick, duration / mostPoints, (duration * routes) / mostHistograms);

/** The probe tells what it saw in parts like these, ms: telling takes the service a moment. */
const partOf = (duration: number, tick: number): number =>
  Math.max(tick, Math.min(600_000, Math.max(2000, duration / 20)));

/** Then the heaps of before and after are of other processes, or not all that there are. */
const heapsDiffer: ReadonlySet<string> = new Set([unseenParts.heap, unseenParts.processes]);

const rest: Demand = { rate: null, connections: null };

const heapNow = async (service: LoadedService): Promise<number | null> => {
  await service.begin(true);
  return (await service.end())?.heap?.after ?? null;
};

/**
 * Loads the service as the scenario says for as long as it lasts. The heap is looked at before and after, at rest. A load that is stopped
 * keeps what the service can tell until then, its heap included: a leak is what one wants to know of the longest ones.
 */
export const runLoad = async (options: LoadOptions): Promise<void> => {
  const { scenario, routes, duration, service, observer, series, requests } = options;
  const sees = service.blind === null;
  await service.demand(rest, true);
  const before = sees ? await heapNow(service) : null;
  const [tick, first] = [tickOf(duration, routes), requests()];
  let begun: number | null = null;
  const said = new Set<string>();
  let comparable = true;
  const tell = async (): Promise<void> => {
    const at = begun;
    begun = null;
    const signals = sees && at !== null ? await service.end() : null;
    if (signals === null || at === null) return;
    if (signals.missing.some(({ what }) => heapsDiffer.has(what))) comparable = false;
    const missing = signals.missing.filter((it) => !said.has(JSON.stringify(it)));
    for (const it of missing) said.add(JSON.stringify(it));
    const line = { kind: 'signals' as const, at, length: observer.elapsed() - at, values: signalTotals(signals) };
    await series.add(missing.length === 0 ? line : { ...line, missing });
  };
  const tellHeap = async (): Promise<void> => {
    if (before === null || !comparable) return;
    await service.demand(rest, true);
    const after = await heapNow(service);
    if (after !== null) await series.add({ kind: 'heap', before, after, requests: requests() - first });
  };

  try {
    for (const { from, to, demand } of stretches(scenario, duration)) {
      const number = Math.max(1, Math.round((to - from) / partOf(duration, tick)));
      for (let index = 0; index < number; index++) {
        begun = observer.elapsed();
        await service.begin(false);
        await observer.stay({ phase: 'load', demand, length: (to - from) / number, tick });
        await tell();
      }
    }
  } catch (error) {
    if (error instanceof CutShort) {
      await tell();
      if (service.death === null) await tellHeap();
    }
    throw error;
  }
  await tellHeap();
};
