import type { Route } from '../../config/configuration.ts';
import type { Signals } from '../../core/signals.ts';

/** Method, and path with query in the pieces that stand between the places that a request fills. */
export type RouteMatcher = readonly [method: string, pieces: readonly string[]];

/** How the preload tells the suite's routes apart. */
export interface RouteMatchers {
  /** The one that fits first is the route. */
  readonly routes: readonly RouteMatcher[];
  /** Names of the routes in the same order. */
  readonly names: readonly string[];
  readonly missing: Signals['missing'];
}

const piecesOf = ({ path, params }: Route): string[] => {
  const pieces = [''];
  // The odd parts are names of places.
  for (const [index, part] of path.split(/\{([\w-]+)\}/).entries()) {
    if (index % 2 === 1 && Object.hasOwn(params, part)) pieces.push('');
    else pieces.push((pieces.pop() ?? '') + (index % 2 === 1 ? `{${part}}` : part));
  }
  return pieces;
};

const lengthOf = (pieces: readonly string[]): number => pieces.reduce((sum, piece) => sum + piece.length, 0);

/** Paths that say more come first: "/products/new" before "/products/{id}". */
export const routeMatchers = (routes: readonly Route[]): RouteMatchers => {
  const all = routes
    .map((route) => ({ name: route.name, method: route.method, pieces: piecesOf(route) }))
    .toSorted((a, b) => a.pieces.length - b.pieces.length || lengthOf(b.pieces) - lengthOf(a.pieces));
  const first = new Map<string, string>();
  const missing: { what: string; reason: string }[] = [];
  for (const { name, method, pieces } of all) {
    const key = JSON.stringify([method, pieces]);
    const before = first.get(key);
    if (before === undefined) first.set(key, name);
    else
      missing.push({
        what: `route ${name}`,
        reason: `It has the method and the path of ${before}, with which its requests are counted.`,
      });
  }
  return { routes: all.map(({ method, pieces }) => [method, pieces]), names: all.map(({ name }) => name), missing };
};
