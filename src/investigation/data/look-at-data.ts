import { createNaming, type Naming } from '../../advice/naming.ts';
import { evidenceText, worsening } from '../../advice/phrase.ts';
import { countedBlocks } from '../../advice/work.ts';
import { formatShare } from '../../core/format.ts';
import type { MetricResult } from '../../core/result.ts';
import type { Facts } from '../facts.ts';
import { correlationsOf, fewestBlocks } from './correlations.ts';
import { courseOf } from './course.ts';
import type { DataMove, DataPlace, DataView } from './data-view.ts';
import { historyOf } from './history.ts';
import { queriesOf } from './queries.ts';
import { type Asked, regressedMetrics, regressionOf } from './regressions.ts';
import { shapeOf } from './shape.ts';
import { timeSpent } from './time-spent.ts';
import { trafficOf } from './traffic.ts';

/** Places and metrics that are looked at closely: a change that slows everything has hundreds. */
const mostPlaces = 12;
const mostMoves = 40;

const placeOf = ({ suite, scenario, route }: DataPlace): DataPlace => ({ suite, scenario, route });

const unique = (places: readonly DataPlace[]): DataPlace[] => [
  ...new Map(places.map((it) => [JSON.stringify([it.suite, it.scenario, it.route]), placeOf(it)])).values(),
];

/** For the middle of a sentence; "CPU time" stays as it is. */
const lowerFirst = (text: string): string =>
  /^[A-Z]{2}/u.test(text) ? text : `${text.charAt(0).toLowerCase()}${text.slice(1)}`;

const moveOf = (it: MetricResult, naming: Naming): DataMove => ({
  ...placeOf(it),
  metric: it.metric,
  base: it.base.value,
  head: it.head.value,
  change: it.change,
  primary: it.primary,
  sentence: `${naming.subject(it)}: ${lowerFirst(evidenceText(it, true))}`,
});

/** Routes of the regressed suites of which nothing regressed and something was shown to be unchanged or better. */
const unaffectedOf = (metrics: readonly MetricResult[], suites: ReadonlySet<string>): DataPlace[] => {
  const ofRoutes = metrics.filter(({ suite, route }) => route !== null && suites.has(suite));
  const bad = new Set(
    ofRoutes.filter(({ decision }) => decision === 'regressed').map(({ suite, route }) => `${suite}\n${route}`),
  );
  const good = ofRoutes.filter(
    ({ suite, route, primary, decision }) =>
      primary && (decision === 'unchanged' || decision === 'improved') && !bad.has(`${suite}\n${route}`),
  );
  return unique(good.map(({ suite, route }) => ({ suite, scenario: null, route })));
};

const isTimed = ({ metric }: MetricResult): boolean => metric.startsWith('latency.') || metric === 'throughput';

/** Share of the requests that go to affected routes; all of them where only the whole suite moved. */
const trafficShare = ({ blocks }: Facts, moved: readonly MetricResult[]): number | null => {
  const shares = [...Map.groupBy(moved, ({ suite }) => suite)].flatMap(([suite, members]) => {
    const traffic = trafficOf(blocks, suite);
    const routes = new Set(members.flatMap(({ route }) => route ?? []));
    if (traffic.size === 0) return [];
    return [routes.size === 0 ? 1 : [...routes].reduce((sum, route) => sum + (traffic.get(route) ?? 0), 0)];
  });
  return shares.length === 0 ? null : Math.max(...shares);
};

/** When, where and how much: reads everything that was measured, and nothing else. Pure. */
export const lookAtData = (facts: Facts, asked: Asked = {}): DataView => {
  const { result, blocks } = facts;
  const regressed = regressedMetrics(result, asked);
  const suites = new Set(regressed.map(({ suite }) => suite));
  const naming = createNaming(result.metrics);
  const moved = result.metrics.filter(({ suite, decision }) => suites.has(suite) && decision === 'regressed');
  const sorted = [...regressed, ...moved.filter((it) => !regressed.includes(it))];
  const affected = sorted.slice(0, mostMoves).map((it) => moveOf(it, naming));

  const counted = new Map([...suites].map((suite) => [suite, countedBlocks(blocks, suite)]));
  const blocksOf = (suite: string) => counted.get(suite) ?? [];
  const timed = sorted.filter(isTimed);
  const places = unique(timed).slice(0, mostPlaces);
  const withSlices = places.filter(({ suite }) => blocksOf(suite).some(({ slices }) => slices.length > 0));
  const shapes = withSlices.map((place) => shapeOf(blocksOf(place.suite), place, naming.subject(place)));
  const courses = sorted
    .filter(({ metric }) => metric === 'latency.mean' || metric === 'cpu.per-request')
    .slice(0, mostPlaces)
    .flatMap((it) => courseOf(blocksOf(it.suite), it, it.metric, `${it.metric} of ${naming.subject(it)}`) ?? []);
  const queries = [...suites].flatMap((suite) => queriesOf(blocks, suite));
  const times = places.flatMap((place) => timeSpent(result.metrics, place, naming.subject(place)) ?? []);
  const correlations = [...suites].flatMap((suite) =>
    correlationsOf(sorted.filter((it) => it.suite === suite).slice(0, mostMoves), blocksOf(suite).length),
  );
  const histories = regressed.flatMap((it) => historyOf(result.trends, it) ?? []);
  const unaffected = unaffectedOf(result.metrics, suites);
  const traffic = trafficShare(facts, regressed);
  const few = [...suites].filter((suite) => {
    const amount = blocksOf(suite).length;
    return amount > 0 && amount < fewestBlocks;
  });
  const limits = few.map(
    (suite) =>
      `Which metrics of ${suite} move together can't be told from ${blocksOf(suite).length} blocks: it takes ${fewestBlocks}.`,
  );
  const still = unaffected.slice(0, 5).map((it) => naming.subject(it));
  const more = unaffected.length - still.length;
  return {
    regressions: regressed.map(regressionOf),
    affected,
    unaffected,
    shapes,
    courses,
    queries,
    times,
    correlations,
    histories,
    priority: {
      blocked: result.verdict === 'fail',
      exceededBudgets: result.budgets.filter(({ decision }) => decision === 'exceeded').length,
      regressions: regressed.length,
      worst: Math.max(0, ...regressed.map(worsening)),
      failing: moved.some(({ metric }) => metric === 'errors.rate'),
      traffic,
    },
    limits,
    sentences: [
      ...(regressed.length === 0 ? ['Nothing regressed: there is nothing to explain.'] : []),
      ...affected.slice(0, mostPlaces).map(({ sentence }) => sentence),
      ...(traffic === null || traffic === 0
        ? []
        : [
            `Affected routes get ${formatShare(Math.round(traffic * 1000) / 1000)} of the requests of the measured mix.`,
          ]),
      ...(still.length === 0 ? [] : [`Not affected: ${still.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`]),
      ...shapes.map(({ sentence }) => sentence),
      ...courses.filter(({ kind }) => kind !== 'unclear').map(({ sentence }) => sentence),
      ...times.map(({ sentence }) => sentence),
      ...queries.flatMap(({ sentence, statements }) => [sentence, ...statements]),
      ...correlations.slice(0, 5).map(({ sentence }) => sentence),
      ...histories.map(({ sentence }) => sentence),
      ...limits,
    ],
  };
};
