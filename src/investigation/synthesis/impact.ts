import { changeWords } from '../../core/change-words.ts';
import { formatShare, formatValue } from '../../core/format.ts';
import type { Investigation } from '../../core/investigation.ts';
import type { MetricResult, Result } from '../../core/result.ts';
import { maskSecrets } from '../infrastructure/secrets/mask-secrets.ts';
import type { DataView } from '../data/data-view.ts';
import type { PlaceWords } from './place-words.ts';

type Impact = Investigation['impact'];

/** Weights of the routes of the mix, by suite and route, as they are configured. */
export type RouteWeights = Readonly<Record<string, Readonly<Record<string, number>>>>;

const most = { moves: 6, other: 14, routes: 50, sentence: 600 };

/** Of the suites of which single routes are affected, by the configured weights; null where none are known. */
export const weightedTraffic = (
  affected: readonly { readonly suite: string; readonly route: string | null }[],
  weights: RouteWeights,
): number | null => {
  const shares = [...Map.groupBy(affected, ({ suite }) => suite)].flatMap(([suite, places]) => {
    const ofSuite = Object.hasOwn(weights, suite) ? (weights[suite] ?? {}) : {};
    const total = Object.values(ofSuite).reduce((sum, it) => sum + it, 0);
    const routes = new Set(places.flatMap(({ route }) => route ?? []));
    if (!(total > 0)) return [];
    if (routes.size === 0) return [1];
    const own = [...routes].reduce((sum, it) => sum + (Object.hasOwn(ofSuite, it) ? (ofSuite[it] ?? 0) : 0), 0);
    return [own / total];
  });
  return shares.length === 0 ? null : Math.max(...shares);
};

const trafficText = (view: DataView, weights: RouteWeights | undefined): string[] => {
  const told = (share: number, by: string): string[] =>
    share > 0 ? [`Affected routes get ${formatShare(Math.round(share * 1000) / 1000)} of the requests ${by}.`] : [];
  const weighted = weights === undefined ? null : weightedTraffic(view.regressions, weights);
  if (weighted !== null) return told(weighted, 'by the weights of the mix');
  return view.priority.traffic === null ? [] : told(view.priority.traffic, 'of the measured mix');
};

const costsOf = ({ metrics }: Pick<Result, 'metrics'>, suites: ReadonlySet<string>): MetricResult[] =>
  metrics
    .filter((it) => it.metric === 'cost.per-million' && it.route === null && suites.has(it.suite))
    .toSorted((a, b) => b.head.value - b.base.value - (a.head.value - a.base.value));

const costText = (it: MetricResult, { naming }: PlaceWords): string => {
  const [base, head] = [it.base.value, it.head.value].map((value) => formatValue(value, 'currency'));
  return `A million requests of ${naming.subject(it)} cost ${head} instead of ${base} at the configured prices: ${changeWords(it)}.`;
};

/**
 * What the regression does: figures of both sides, its share of the requests, its price; then what else the data expert saw. Names
 * routes and statements: a stranger's text, without its secrets.
 */
export const impactOf = (
  result: Pick<Result, 'metrics'>,
  view: DataView,
  words: PlaceWords,
  weights?: RouteWeights,
): Impact => {
  const suites = new Set(view.regressions.map(({ suite }) => suite));
  const [cost] = costsOf(result, suites);
  const unaffected = view.unaffected.slice(0, 5).map((it) => words.naming.subject(it));
  const more = view.unaffected.length - unaffected.length;
  const seen = [
    ...(unaffected.length === 0
      ? []
      : [`Not affected: ${unaffected.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`]),
    ...view.shapes.filter(({ kind }) => kind !== 'unclear').map(({ sentence }) => sentence),
    ...view.courses.filter(({ kind }) => kind !== 'unclear').map(({ sentence }) => sentence),
    ...view.times.map(({ sentence }) => sentence),
    ...view.queries.flatMap(({ sentence, statements }) => [sentence, ...statements]),
    ...view.correlations.slice(0, 3).map(({ sentence }) => sentence),
  ];
  const text = [
    ...view.affected
      .filter(({ metric }) => metric !== 'cost.per-million')
      .slice(0, most.moves)
      .map(({ sentence }) => sentence),
    ...trafficText(view, weights),
    ...(cost === undefined ? [] : [costText(cost, words)]),
    ...seen.slice(0, most.other),
  ];
  return {
    text: [...new Set(text.map((it) => maskSecrets(it).slice(0, most.sentence)))],
    routes: [...new Set(view.regressions.flatMap(({ route }) => route ?? []))].slice(0, most.routes),
    costPerMillion: cost === undefined ? null : cost.head.value - cost.base.value,
  };
};
