import type { StressLoad } from '../../config/full-scenario.ts';
import { formatShare } from '../../core/format.ts';
import { quantileOf } from '../../core/histogram.ts';
import type { ScenarioMeasurement } from '../../core/measurement.ts';
import type { Policy } from '../../core/policy.ts';
import { pointsOf, type Series } from '../../core/series.ts';
import { costValue } from '../../gate/measure/cost-value.ts';
import { judgeStress } from '../../gate/measure/judge-stress.ts';
import { measuredValues } from '../../gate/measure/measured-values.ts';
import { mergePoints } from '../../gate/measure/merged.ts';

/** What is kept of a scenario besides its series; no secret is in it. */
export interface PlannedPart {
  readonly suite: string;
  readonly scenario: string;
  /** In words. */
  readonly load: string;
  readonly series: string;
  readonly stress: StressLoad | null;
}

const highestUtilisation = 0.8;
const highestLateness = 10;

const median = (values: readonly number[]): number | null =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? null;

const worstKinds = (failures: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(
    Object.entries(failures)
      .toSorted(([, a], [, b]) => b - a)
      .slice(0, 8),
  );

export const kindText = (kind: string): string => (/^\d+$/u.test(kind) ? `status ${kind}` : kind);

/** A step that never came to an expected answer: nothing behind it was measured. */
const deadStep = ({ header, lines }: Series): string | null => {
  const { steps } = header;
  if (steps === null) return null;
  const { routes, failures } = pointsOf({ lines }).reduce<{
    routes: Map<string, { ok: number; errors: number }>;
    failures: Record<string, number>;
  }>(
    (all, point) => {
      for (const [name, { ok, errors }] of Object.entries(point.routes)) {
        const known = all.routes.get(name) ?? { ok: 0, errors: 0 };
        all.routes.set(name, { ok: known.ok + ok, errors: known.errors + errors });
      }
      for (const [kind, count] of Object.entries(point.failures))
        all.failures[kind] = (all.failures[kind] ?? 0) + count;
      return all;
    },
    { routes: new Map(), failures: {} },
  );
  const dead = steps.find((name) => (routes.get(name)?.errors ?? 0) > 0 && routes.get(name)?.ok === 0);
  if (dead === undefined) return null;
  const behind = steps.slice(steps.indexOf(dead) + 1);
  const [kind] = Object.keys(worstKinds(failures));
  const rest = behind.length === 0 ? '' : ` Nothing behind it was sent: ${behind.join(', ')}.`;
  return `EVERY request of step "${dead}" failed (${routes.get(dead)?.errors ?? 0} of them; ${kindText(kind ?? 'unknown')}).${rest}`;
};

const generatorText = (series: Series): string | null => {
  const points = pointsOf(series).filter(({ phase }) => phase === 'load');
  const closed = points.filter(({ generator }) => generator.lateness === null);
  const utilisation = median(closed.map(({ generator }) => generator.utilisation)) ?? 0;
  if (utilisation > highestUtilisation)
    return `The load generator used ${formatShare(utilisation)} of its core: it was the bottleneck, not the service. Give the scenario fewer connections, or a rate.`;
  const lateness = median(points.flatMap(({ generator }) => generator.lateness ?? [])) ?? 0;
  return lateness > highestLateness
    ? `The load generator sent requests ${lateness.toFixed(0)} ms late: lower the rate, or use a machine with more cores.`
    : null;
};

/** More than this is a list of versions that a person works through once. */
const mostUnseen = 4;

/** What the probe could not see, each once. */
const unseenTexts = ({ lines }: Series): string[] => {
  const missing = lines.flatMap((it) => (it.kind === 'signals' ? (it.missing ?? []) : []));
  const texts = [...new Set(missing.map(({ what, reason }) => `The probe could not see ${what}: ${reason}`))];
  const more = texts.length - mostUnseen;
  return more > 0 ? [...texts.slice(0, mostUnseen), `${more} more could not be seen; raw/ has them all.`] : texts;
};

export interface ConcludedPart {
  readonly scenario: ScenarioMeasurement;
  readonly series: Series;
  /** Why the figures can't be trusted; empty where they can. */
  readonly untrusted: readonly string[];
}

/** What a scenario measured, from its series alone: that of a killed run gives what it had until then. */
export const concludePart = (
  planned: PlannedPart,
  series: Series,
  policy: Pick<Policy, 'budgets' | 'prices'>,
): ConcludedPart => {
  const { header, lines } = series;
  const points = pointsOf(series).filter(({ phase }) => phase !== 'warm-up');
  const judged = points.filter(({ phase }) => phase === 'load');
  const { ok, errors, failures } = mergePoints(planned.stress === null ? judged : points);
  const events = lines.filter((it) => it.kind === 'event');
  const [event] = events;
  const end = lines.find((it) => it.kind === 'end');
  const complete = end?.complete === true;
  const dead = deadStep(series);
  const late = planned.stress === null ? generatorText(series) : null;
  const silent =
    points.length > 0 && ok === 0 && dead === null
      ? `No request was answered as expected (${Object.keys(worstKinds(failures)).map(kindText).join(', ')}).`
      : null;
  const routes = [...new Set(judged.flatMap((point) => Object.keys(point.routes)))].map((route) => {
    const merged = mergePoints(
      judged.map((point) => ({
        ...point,
        routes: Object.fromEntries(Object.entries(point.routes).filter(([name]) => name === route)),
      })),
    );
    const quantile = (q: number): number | null => quantileOf(merged.latency, q);
    return {
      route,
      requests: merged.ok + merged.errors,
      errors: merged.errors,
      p50: quantile(0.5),
      p95: quantile(0.95),
      p99: quantile(0.99),
    };
  });
  // The kernel's own peak is of the whole process, warm-up included.
  const peak = planned.stress === null ? (end?.memoryPeak ?? null) : null;
  const values = measuredValues(series).map((it) =>
    it.metric === 'memory.rss.peak' && peak !== null ? { ...it, value: Math.max(it.value, peak) } : it,
  );
  const failure = events.find(({ what }) => what !== 'stopped')?.text ?? null;
  const isStressDeath = planned.stress !== null && event?.what === 'died';
  // What fails once all is measured or was stopped, as `teardown` may, takes nothing from the figures.
  const isAfter = complete || event?.what === 'stopped';
  const untrusted = [dead, isStressDeath || isAfter ? null : failure, silent, late].filter((it) => it !== null);
  return {
    series,
    untrusted,
    scenario: {
      suite: planned.suite,
      scenario: planned.scenario,
      load: planned.load,
      series: planned.series,
      startedAt: header.startedAt,
      planned: header.duration,
      duration: points.reduce((sum, { length }) => sum + length, 0),
      complete,
      cutShort: complete ? null : (event?.text ?? 'The run was killed.'),
      requests: ok + errors,
      errors,
      failures: worstKinds(failures),
      values: [...values, ...costValue(values, policy.prices ?? null)],
      routes,
      capacity: planned.stress === null ? null : judgeStress(series, planned.stress, policy.budgets),
      warnings: [
        ...untrusted,
        ...(isAfter && failure !== null ? [failure] : []),
        ...(end?.blind == null ? [] : [`What happens inside the service was not seen: ${end.blind}.`]),
        ...unseenTexts(series),
        ...(lines.find((it) => it.kind === 'database')?.missing ?? []).map(
          ({ what, reason }) => `The database did not tell ${what}: ${reason}`,
        ),
      ],
    },
  };
};
