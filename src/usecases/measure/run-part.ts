import type { Clock } from '../../core/clock.ts';
import { ServiceError } from '../../core/errors.ts';
import type { Budget } from '../../core/policy.ts';
import type { SeriesHeader, SeriesLine, SeriesPoint } from '../../core/series.ts';
import { databaseTotals } from '../../gate/measure/database-totals.ts';
import { pointValues } from '../../gate/measure/merged.ts';
import { firstError } from '../../measure/block/first-error.ts';
import { isMeasuringFailure } from '../failed-block.ts';
import { reasonOf } from '../reasons.ts';
import { createObserver, CutShort, type Observer } from './observe.ts';
import type { MeasurePart } from './plan-measure.ts';
import type { KeptSeries, MeasureArchive, ScenarioLaboratory } from './ports.ts';
import { runLoad } from './run-load.ts';
import { runStress } from './run-stress.ts';

export interface PartTools {
  readonly laboratory: ScenarioLaboratory;
  readonly archive: Pick<MeasureArchive, 'openSeries'>;
  readonly clock: Clock;
  /** Rejects with a CutShort when the run is stopped or its time is over. */
  readonly sleep: (ms: number) => Promise<void>;
  readonly told: (part: MeasurePart, point: SeriesPoint) => void;
  readonly seed: number;
  readonly policy: readonly Budget[];
}

/** What was kept of one scenario. */
export interface RanPart {
  readonly part: MeasurePart;
  /** Below the run's directory. */
  readonly path: string;
  readonly series: { readonly header: SeriesHeader; readonly lines: readonly SeriesLine[] };
}

/** CPU per request is flat when it fell by less than this share over two steps of the warm-up. */
const flatness = 0.08;
const warmTick = 500;

/** Loads a fresh process until CPU per request is flat; requests/s at the end. */
const warmUp = async (part: MeasurePart, observer: Observer): Promise<number> => {
  const { min, max } = part.suite.warmUp;
  const costs: (number | null)[] = [];
  let passed = 0;
  const points = await observer.stay({
    phase: 'warm-up',
    demand: { rate: null, connections: Math.min(10, Math.max(1, part.scenario.connections)) },
    length: max,
    tick: warmTick,
    until: (point) => {
      passed += point.length;
      costs.push(pointValues([point])['cpu.per-request'] ?? null);
      const [before, last] = [costs.at(-3) ?? null, costs.at(-1) ?? null];
      return passed >= min && (before === null || last === null || last >= before * (1 - flatness));
    },
  });
  return Math.max(1, ...points.slice(-2).map(({ served }) => served));
};

const load = async (part: MeasurePart, tools: PartTools, keep: KeptSeries): Promise<void> => {
  const { suite, scenario, duration, data } = part;
  await using service = await tools.laboratory.open({ suite, scenario, data, seed: tools.seed });
  const { clock, sleep, told } = tools;
  let requests = 0;
  const counted = (point: SeriesPoint): void => {
    requests += Object.values(point.routes).reduce((sum, { ok, errors }) => sum + ok + errors, 0);
    told(part, point);
  };
  const observer = createObserver({ service, series: keep, clock, sleep, told: counted });
  let complete = false;
  try {
    const warm = await warmUp(part, observer);
    await service.watchDatabase();
    requests = 0;
    if (scenario.stress === null) {
      const routes = scenario.steps?.length ?? suite.routes.length;
      const ended = (): number => requests;
      await runLoad({ scenario, routes, duration, service, observer, series: keep, requests: ended });
    } else {
      const normal = suite.scenarios.find(({ name }) => name === 'normal')?.rate ?? null;
      const { stress } = scenario;
      await runStress({ scenario, stress, duration, warm, normal, policy: tools.policy, service, observer });
    }
    complete = true;
  } catch (error) {
    if (!(error instanceof CutShort)) throw error;
    await keep.add({
      kind: 'event',
      at: observer.elapsed(),
      what: service.death === null ? 'stopped' : 'died',
      text: error.message,
    });
  } finally {
    const { startup, blind } = service;
    const at = observer.elapsed();
    // A generator that is gone has no answer to this either.
    const memoryPeak = await service.close().catch(() => null);
    const reading = await service.readDatabase();
    if (reading !== null) {
      const { missing } = reading;
      await keep.add({ kind: 'database', requests, values: databaseTotals(reading, requests), missing });
    }
    await keep.add({ kind: 'end', at, complete, startup, memoryPeak, blind });
  }
};

/** Runs one scenario on a fresh process and keeps it as it goes. What ends it early is in its series, and no error. */
export const runPart = async (part: MeasurePart, tools: PartTools): Promise<RanPart> => {
  const { suite, scenario, duration } = part;
  const header: SeriesHeader = {
    schema: 'pacegate/series@1',
    suite: suite.name,
    scenario: scenario.name,
    steps: scenario.steps?.map(({ route }) => route.name) ?? null,
    duration,
    startedAt: tools.clock.date().toISOString(),
  };
  const lines: SeriesLine[] = [];
  await using series = await tools.archive.openSeries(header);
  const keep: KeptSeries = {
    path: series.path,
    add: async (line) => {
      await series.add(line);
      lines.push(line);
    },
    [Symbol.asyncDispose]: () => Promise.resolve(),
  };
  try {
    await load(part, tools, keep);
  } catch (thrown) {
    const error = firstError(thrown);
    // What was measured before something else gave way stays: the generator was killed, `teardown` failed.
    const measured = lines.some((it) => it.kind === 'point' && it.phase !== 'warm-up');
    if (!isMeasuringFailure(error) || !(measured || error instanceof ServiceError)) throw error;
    await keep.add({ kind: 'event', at: 0, what: 'failed', text: reasonOf(error) });
  }
  return { part, path: series.path, series: { header, lines } };
};
