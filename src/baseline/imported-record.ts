import type { BaselineMetric, BaselineRecord } from '../core/baseline-record.ts';
import { metricOf } from '../core/metrics.ts';
import { importedClass, longestName } from './exchange.ts';

const unknown = 'unknown';

/** What of a record another tool can't tell. No verdict was given, and none is made up. */
const rest = {
  schema: 'pacegate/baseline@1',
  previous: null,
  verdict: 'inconclusive',
  environment: {
    class: importedClass,
    pacegate: unknown,
    node: unknown,
    platform: unknown,
    kernel: unknown,
    cpu: unknown,
    cores: 0,
    memory: 0,
    image: null,
  },
  calibration: null,
  hashes: { scenarios: unknown, fixtures: unknown },
  seed: 0,
  schedule: null,
  blocks: [],
} as const;

export interface ImportedMeasurement {
  readonly suite: string;
  readonly commit: string;
  readonly at: Date;
  /** Tool and the name that it keeps the figures under; with commit and time it tells records apart. */
  readonly from: string;
  readonly metrics: readonly BaselineMetric[];
}

export const importedRecord = ({ suite, commit, at, from, metrics }: ImportedMeasurement): BaselineRecord => ({
  ...rest,
  environment: { ...rest.environment },
  hashes: { ...rest.hashes },
  blocks: [],
  suite,
  commit,
  ref: 'import',
  recordedAt: at.toISOString(),
  provenance: { source: 'import', runId: from.slice(0, longestName), attempt: null, event: null },
  metrics: [...metrics],
});

/** One figure without blocks, change or spread. It decides nothing, whatever metric it is. */
export const importedMetric = (
  metric: string,
  { scenario, route, value }: Pick<BaselineMetric, 'scenario' | 'route' | 'value'>,
): BaselineMetric => {
  const { unit, better } = metricOf(metric);
  return {
    scenario,
    route: route === null ? null : route.slice(0, longestName),
    metric,
    unit,
    better,
    primary: false,
    value,
    change: null,
    spread: null,
    base: [],
    head: [],
  };
};

/** Of the same metric at the same place. */
export const metricIdentity = ({ scenario, route, metric }: BaselineMetric): string =>
  JSON.stringify([scenario, route, metric]);

export const isCommit = (text: string): boolean => /^[0-9a-f]{7,64}$/.test(text);

/** The nearest name that a suite can have; null where nothing of it is left. */
export const suiteNameOf = (text: string): string | null => {
  const name = text
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/^[-.]+|[-.]+$/g, '')
    .slice(0, 64)
    .replace(/[-.]+$/, '');
  return name === '' || name.toLowerCase() === 'readme.md' ? null : name;
};
