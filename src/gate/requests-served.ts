import type { Block } from '../core/block.ts';
import type { Side } from '../core/side.ts';

/** What was counted, by route; "" for what belongs to no route. */
export type ByRoute = Readonly<Record<string, number>>;

interface Route {
  readonly name: string;
  readonly weight: number;
}

const at = (amounts: ByRoute, name: string): number => (Object.hasOwn(amounts, name) ? (amounts[name] ?? 0) : 0);

export const totalOf = (amounts: ByRoute): number => Object.values(amounts).reduce((sum, it) => sum + it, 0);

/** Adds up what rows say, by their route. */
export const sumByRoute = <T extends { readonly route: string }>(
  rows: readonly T[],
  amount: (row: T) => number,
): ByRoute => {
  const sums = new Map<string, number>();
  for (const row of rows) sums.set(row.route, (sums.get(row.route) ?? 0) + amount(row));
  return Object.fromEntries(sums);
};

/** Requests of one side in a block, by route: as the service served them, else as the load generator saw them answered. */
export const requestsOf = (block: Block, side: Side): ByRoute => {
  const served = block.sides[side]?.signals?.requests ?? {};
  if (totalOf(served) > 0) return served;
  const answered = block.slices.flatMap((slice) =>
    Object.entries(slice[side]?.routes ?? {}).map(([route, { durations, errors }]) => ({
      route,
      count: durations.length + errors,
    })),
  );
  return sumByRoute(answered, ({ count }) => count);
};

/** How much a request of one route took of something; null where none was served. */
export const ofRoute = (amounts: ByRoute, requests: ByRoute, route: string): number | null => {
  const served = at(requests, route);
  return served === 0 ? null : at(amounts, route) / served;
};

/**
 * How much a request of the configured mix took, by the weights of its routes: not by how many of each were served, for a side that got
 * slower on a dear route serves fewer of its requests and would look cheaper. What belongs to no route is shared by all requests.
 * null where nothing was served.
 */
export const ofMix = (amounts: ByRoute, requests: ByRoute, routes: readonly Route[]): number | null => {
  const total = totalOf(requests);
  if (total === 0) return null;
  const served = routes.filter(({ name }) => at(requests, name) > 0);
  const weight = served.reduce((sum, it) => sum + it.weight, 0);
  if (weight === 0) return totalOf(amounts) / total;
  const ofRoutes = served.reduce((sum, { name }) => sum + at(amounts, name), 0);
  const mixed = served.reduce(
    (sum, it) => sum + (it.weight / weight) * (at(amounts, it.name) / at(requests, it.name)),
    0,
  );
  return mixed + (totalOf(amounts) - ofRoutes) / total;
};

/**
 * How far two mixes of requests differ: the largest relative difference between the shares of a route, 0 or more. What a request of the
 * mix takes can't differ by more because of the mix alone, whatever the single routes take.
 */
export const mixShift = (base: ByRoute, head: ByRoute, routes: readonly Route[]): number => {
  const [all, others] = [totalOf(base), totalOf(head)];
  if (all === 0 || others === 0) return 0;
  const shifts = routes.map(({ name }) => {
    const [before, after] = [at(base, name) / all, at(head, name) / others];
    if (before === after) return 0;
    return before === 0 || after === 0 ? 1 : Math.max(before, after) / Math.min(before, after) - 1;
  });
  return Math.max(0, ...shifts);
};
