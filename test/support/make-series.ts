import { measurePlanFile, measurementFile, seriesFile } from '../../src/core/raw-names.ts';
import { createHistogram } from '../../src/core/histogram.ts';
import type { SeriesHeader, SeriesLine, SeriesPoint } from '../../src/core/series.ts';

export const makeHeader = (more: Partial<SeriesHeader> = {}): SeriesHeader => ({
  schema: 'pacegate/series@1',
  suite: 'api',
  scenario: 'normal',
  steps: null,
  duration: 5000,
  startedAt: '2026-03-02T10:00:00.000Z',
  ...more,
});

/** A second in which 50 requests took `latency` ms each. */
export const makePoint = (at: number, latency = 20, more: Partial<SeriesPoint> = {}): SeriesPoint => {
  const histogram = createHistogram();
  for (let index = 0; index < 50; index++) histogram.add(latency);
  return {
    kind: 'point',
    phase: 'load',
    trial: null,
    at,
    length: 1000,
    asked: 50,
    served: 50,
    connections: null,
    begun: 50,
    dropped: 0,
    underWay: 0,
    p50: latency,
    p95: latency,
    p99: latency,
    errors: 0,
    routes: { 'GET /a': { ok: 50, errors: 0, latency: [...histogram.take()] } },
    failures: {},
    cpu: 100,
    allocated: null,
    gcPause: null,
    rss: 80e6,
    heap: null,
    loop: null,
    generator: { utilisation: 0.1, lateness: 0 },
    ...more,
  };
};

export const makeEnd = (at: number, more: object = {}): SeriesLine => ({
  kind: 'end',
  at,
  complete: true,
  startup: 300,
  memoryPeak: 90e6,
  blind: null,
  ...more,
});

export const seriesText = (header: SeriesHeader, lines: readonly SeriesLine[]): string =>
  [header, ...lines].map((it) => `${JSON.stringify(it)}\n`).join('');

interface Measured {
  readonly commit: string;
  /** By scenario. */
  readonly series: Readonly<Record<string, readonly SeriesLine[]>>;
  /** Whether the run came to its end, and wrote its report. */
  readonly isWhole?: boolean;
}

/** What `pacegate measure --full` writes, by the name of the file. */
export const measuredFiles = ({ commit, series, isWhole = true }: Measured): Record<string, string> => {
  const about = {
    commit: { ref: commit, commit, tree: commit, dirty: false },
    environment: { pacegate: '1', node: 'v24', platform: 'linux', kernel: '6', cpu: 'test', cores: 2, memory: 8e9 },
    seed: 7,
    startedAt: '2026-03-02T10:00:00.000Z',
    notices: [],
  };
  return {
    [measurePlanFile]: JSON.stringify({ schema: 'pacegate/measure-plan@1', ...about }),
    ...(isWhole
      ? {
          // Its own verdict is nobody's concern.
          [measurementFile]: JSON.stringify({ ...about, verdict: 'pass', reasons: ['All is fine.'], duration: 10 }),
        }
      : {}),
    ...Object.fromEntries(
      Object.entries(series).map(([scenario, lines]) => [
        seriesFile({ suite: 'api', scenario }),
        seriesText(makeHeader({ scenario }), lines),
      ]),
    ),
  };
};
