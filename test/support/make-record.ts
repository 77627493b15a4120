import type { BaselineMetric, BaselineRecord } from '../../src/core/baseline-record.ts';
import { metricOf } from '../../src/core/metrics.ts';

export const testClass = 'linux-amd-epyc-7763-2c-8g-node24';

/** A metric as a record holds it: by default the CPU of the whole suite, measured in four blocks. */
export const makeRecordMetric = (differences: Partial<BaselineMetric> & { metric?: string } = {}): BaselineMetric => {
  const { unit, better } = metricOf(differences.metric ?? 'cpu.per-request');
  return {
    scenario: 'normal',
    route: null,
    metric: 'cpu.per-request',
    unit,
    better,
    primary: true,
    value: 0.338,
    change: { estimate: 0.004, low: -0.011, high: 0.019, confidence: 0.95 },
    spread: 0.012,
    base: [0.337, 0.339, 0.336, 0.34],
    head: [0.338, 0.341, 0.337, 0.338],
    ...differences,
  };
};

export interface RecordSketch extends Partial<Omit<BaselineRecord, 'environment'>> {
  readonly environment?: Partial<BaselineRecord['environment']>;
  /** Makes commit, time and seed of their own: records are told apart by these. */
  readonly number?: number;
}

/** A record of suite `api`; `number` counts the commits of the default branch. */
export const makeRecord = ({ number = 0, environment, ...differences }: RecordSketch = {}): BaselineRecord => {
  const commit = (of: number): string => (of + 1).toString(16).padStart(40, '0');
  return {
    schema: 'pacegate/baseline@1',
    suite: 'api',
    commit: commit(number),
    ref: 'main',
    previous: number === 0 ? null : commit(number - 1),
    recordedAt: new Date(Date.UTC(2026, 2, 1) + number * 3_600_000).toISOString(),
    verdict: 'pass',
    environment: {
      class: testClass,
      pacegate: '0.1.0',
      node: 'v24.21.0',
      platform: 'linux x64',
      kernel: '6.8.0-45',
      cpu: 'AMD EPYC 7763',
      cores: 2,
      memory: 8_218_460_160,
      image: 'ubuntu24 20260201.1',
      ...environment,
    },
    calibration: 1234.56,
    hashes: { scenarios: 'a'.repeat(64), fixtures: 'b'.repeat(64) },
    provenance: { source: 'action', runId: String(9_000_000 + number), attempt: 1, event: 'push' },
    seed: 1_840_221_123 + number,
    schedule: 'duet',
    blocks: [0, 1, 2, 3].map((index) => ({
      index,
      kind: 'comparison',
      startOrder: ['base', 'head'],
      startedAt: '2026-03-01T00:00:00.000Z',
      discarded: null,
    })),
    metrics: [makeRecordMetric(), makeRecordMetric({ metric: 'latency.mean', value: 3.1, route: 'GET /search' })],
    ...differences,
  };
};
