import type { BaselineMetric, BaselineRecord, Provenance, StoredBundle } from '../../core/baseline-record.ts';
import type { Block } from '../../core/block.ts';
import { environmentClass } from '../../core/environment-class.ts';
import { metricOf } from '../../core/metrics.ts';
import type { MetricResult, Result } from '../../core/result.ts';
import type { SuiteShape } from '../../gate/judge-input.ts';
import { type Observation, observe } from '../../gate/observe.ts';
import { type Place, placeKey } from '../../gate/places.ts';
import { scaleOf } from '../../gate/scale.ts';
import { meanAndDeviation } from '../../statistics/mean-and-deviation.ts';
import type { SuiteHashes } from './suite-hashes.ts';

export interface RecordedSuite {
  readonly shape: SuiteShape;
  readonly hashes: SuiteHashes;
  /** Whether it was measured beside itself. */
  readonly alone: boolean;
}

export interface RecordedBundle {
  readonly name: string;
  readonly hashes: SuiteHashes;
  readonly alone: boolean;
  /** What later changes can be compared with, null where the head was not measured. */
  readonly stored: StoredBundle | null;
}

export interface RecordContext {
  readonly provenance: Provenance;
  /** Branch or other name that the commit was found by. */
  readonly ref: string;
  /** Name and version of the runner's image, where it tells. */
  readonly image: string | null;
  /** Rounds a second of the reference kernel, see measure/calibrate.ts. */
  readonly calibration: number | null;
  readonly suites: readonly RecordedSuite[];
  readonly bundles?: readonly RecordedBundle[];
}

/** Six digits of a measured value are more than it is worth, and a record is a third as long. */
const rounded = (value: number): number => Number(value.toPrecision(6));

/** By place, the standard deviation over blocks of log(head / base); shares are no ratios and have none. */
const spreadsOf = (blocks: readonly Block[], shape: SuiteShape): Map<string, number> => {
  const seen = blocks.map((block) => observe(block, shape));
  const effects = new Map<string, number[]>();
  const add = (it: Observation): void => {
    if (it.kind !== 'seen' || scaleOf(metricOf(it.metric)).kind !== 'ratio') return;
    const key = placeKey(it);
    effects.set(key, [...(effects.get(key) ?? []), it.effect]);
  };
  for (const block of seen) for (const observation of block) add(observation);
  return new Map(
    [...effects].flatMap(([key, values]) => (values.length < 2 ? [] : [[key, meanAndDeviation(values).deviation]])),
  );
};

/** A suite to record, whatever it was measured by. */
interface Recorded extends Pick<RecordedSuite, 'hashes' | 'alone'> {
  readonly name: string;
  readonly schedule: BaselineRecord['schedule'];
  readonly blocks: readonly Block[];
  readonly spreads: ReadonlyMap<string, number>;
  readonly bundle: StoredBundle | null;
}

const ofBlocks = ({ shape, hashes, alone }: RecordedSuite, blocks: readonly Block[]): Recorded => {
  const own = blocks.filter(({ suite }) => suite === shape.name).toSorted((a, b) => a.index - b.index);
  const counted = own.filter(({ kind, discarded }) => kind === 'comparison' && discarded === null);
  const spreads = spreadsOf(counted, shape);
  return { name: shape.name, schedule: shape.schedule, hashes, alone, blocks: own, spreads, bundle: null };
};

const ofBundle = ({ stored, ...suite }: RecordedBundle): Recorded => ({
  ...suite,
  schedule: null,
  blocks: [],
  spreads: new Map(),
  bundle: stored,
});

const placeOf = ({ metric, scenario, route }: MetricResult): Place => ({ metric, scenario, route });

/**
 * What is stored of a run: a record for each suite that has comparisons. A suite that gave none (it never started, or its
 * blocks were discarded) has no record. Pure: the same result and blocks give the same records.
 *
 * `change` is against the base, which is the commit recorded before; null where the suite was measured beside itself, as is
 * `previous`. Values of a metric are rounded to six digits.
 */
export const recordsOf = (
  result: Omit<Result, 'findings' | 'trends' | 'goals' | 'baseline'>,
  blocks: readonly Block[],
  context: RecordContext,
): BaselineRecord[] =>
  [...context.suites.map((it) => ofBlocks(it, blocks)), ...(context.bundles ?? []).map(ofBundle)].flatMap(
    ({ name, schedule, hashes, alone, blocks: own, spreads, bundle }): BaselineRecord[] => {
      const metrics = result.metrics.filter(({ suite }) => suite === name);
      if (metrics.length === 0) return [];
      const beside = alone || result.base.commit === result.head.commit ? null : result.base.commit;
      const { pacegate, node, platform, kernel, cpu, cores, memory } = result.environment;
      return [
        {
          schema: 'pacegate/baseline@1',
          suite: name,
          commit: result.head.commit,
          ref: context.ref,
          previous: beside,
          recordedAt: new Date(Date.parse(result.startedAt) + result.duration).toISOString(),
          verdict: result.verdict,
          environment: {
            class: environmentClass(result.environment),
            pacegate,
            node,
            platform,
            kernel,
            cpu,
            cores,
            memory,
            image: context.image,
          },
          calibration: context.calibration,
          hashes,
          provenance: context.provenance,
          seed: result.seed,
          schedule,
          blocks: own.map(({ index, kind, startOrder, startedAt, discarded }) => ({
            index,
            kind,
            startOrder,
            startedAt,
            discarded: discarded?.reason ?? null,
          })),
          metrics: metrics.map((it): BaselineMetric => ({
            scenario: it.scenario,
            route: it.route,
            metric: it.metric,
            unit: it.unit,
            better: it.better,
            primary: it.primary,
            value: rounded(it.head.value),
            change: beside === null ? null : it.change,
            spread: spreads.get(placeKey(placeOf(it))) ?? null,
            base: it.base.blocks.map(rounded),
            head: it.head.blocks.map(rounded),
          })),
          ...(bundle === null ? {} : { bundle }),
        },
      ];
    },
  );
