import { isSignalPrimary } from '../core/primary.ts';
import type { SuiteShape } from './judge-input.ts';
import type { PlannedPlace } from './places.ts';
import type { Sight } from './sight.ts';

const ofProbe = ['eventloop.delay.p99', 'memory.heap', 'memory.growth', 'io.sync-calls'] as const;
const ofDatabase = ['db.queries', 'db.time', 'db.rows'] as const;

/** Metrics that are seen for each route too. */
const ofRoute = ({ probe, statements, rows }: Sight): string[] => [
  ...(probe ? ['io.sync-calls'] : []),
  ...(statements === 'clients' ? ['db.queries', 'db.time', ...(rows ? ['db.rows'] : [])] : []),
];

/**
 * Every comparison that the signals of a suite could give, in addition to those of `placesOf`. Signals are totals of a block over all its
 * scenarios, so they belong to none. Nothing for a suite of which there are no signals, and nothing about databases for a service that
 * has none.
 */
export const signalPlaces = ({ type, routes }: SuiteShape, sight: Sight): PlannedPlace[] => {
  const { probe, database, statements, connections } = sight;
  if (type === 'page' || (!probe && !database)) return [];
  const ofWhole = [
    ...(probe ? ofProbe : []),
    ...(statements !== null || database ? ofDatabase : []),
    ...(connections === null ? [] : ['db.connections']),
  ];
  const ofEach = routes.length > 1 ? ofRoute(sight) : [];
  const planned = (metric: string, route: string | null, routesElsewhere: boolean): PlannedPlace => ({
    metric,
    scenario: null,
    route,
    primary: isSignalPrimary({ metric, route, routesElsewhere }),
  });
  // Rows that the database reads to find an answer are another figure than rows that its clients get.
  const repeats = (metric: string): boolean => ofEach.includes(metric) && !(metric === 'db.rows' && database);
  return [
    ...ofWhole.map((metric) => planned(metric, null, repeats(metric))),
    ...routes.flatMap(({ name }) => ofEach.map((metric) => planned(metric, name, false))),
  ];
};
