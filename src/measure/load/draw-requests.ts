import type { Expectation, Route } from '../../config/configuration.ts';
import type { Random } from '../../core/random.ts';

/** A request as it goes over the wire. */
export interface DrawnRequest {
  readonly route: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  readonly expect: Expectation;
}

/** Distinct requests that are drawn for each route and block; a side that needs more starts over. */
const variety = 512;
/** Length of the sequence of routes in a mix before it starts over. */
const mixLength = 2000;
/** Picks per stratum of a mix: within each the routes' shares are as even as their weights allow. */
const stratum = 20;

/** Values for the places that a route has sources for. */
export const drawValues = ({ params }: Pick<Route, 'params'>, random: Random): Map<string, string> =>
  new Map(
    Object.entries(params).map(([name, source]) => [
      name,
      source.kind === 'range'
        ? String(random.integer(source.from, source.to))
        : (source.values[random.integer(0, source.values.length - 1)] ?? ''),
    ]),
  );

/** `text` with the places that have a value filled. */
export const fillPlaces = (
  text: string,
  values: ReadonlyMap<string, string>,
  encode: (value: string) => string,
): string =>
  text.replace(/\{([\w-]+)\}/g, (place, name: string) => {
    const value = values.get(name);
    return value === undefined ? place : encode(value);
  });

/** The request of a route with these values in the places of its path and body. */
export const fillRequest = (route: Route, values: ReadonlyMap<string, string>): DrawnRequest => ({
  route: route.name,
  method: route.method,
  path: fillPlaces(route.path, values, encodeURIComponent),
  headers: route.headers,
  body: route.body === null ? null : fillPlaces(route.body, values, (value) => JSON.stringify(value).slice(1, -1)),
  expect: route.expect,
});

const drawOne = (route: Route, random: Random): DrawnRequest => fillRequest(route, drawValues(route, random));

const pickMix = (routes: readonly Route[], random: Random): number[] => {
  const total = routes.reduce((sum, route) => sum + route.weight, 0);
  const pick = (share: number): number => {
    let rest = share * total;
    const index = routes.findIndex((route) => (rest -= route.weight) < 0);
    return index === -1 ? routes.length - 1 : index;
  };
  return Array.from({ length: mixLength / stratum }).flatMap(() =>
    random.shuffle(Array.from({ length: stratum }, (_, k) => pick((k + random.next()) / stratum))),
  );
};

export interface RequestSequence {
  /** The next request of `route`, or of the weighted mix for null. Starts over when the sequence is used up. */
  next(route: string | null): DrawnRequest;
}

/**
 * The requests of one block. Both sides call it with a stream of the same seed and so get the same sequence, however
 * fast each works through it.
 */
export const createRequestSequence = (routes: readonly Route[], random: Random): RequestSequence => {
  const requests = new Map(
    routes.map((route) => {
      const own = random.fork(`route ${route.name}`);
      return [route.name, Array.from({ length: variety }, () => drawOne(route, own))];
    }),
  );
  const mix = pickMix(routes, random.fork('mix'));
  const used = new Map<string | null, number>();
  const advance = (key: string | null): number => {
    const position = used.get(key) ?? 0;
    used.set(key, position + 1);
    return position;
  };
  const ofRoute = (name: string): DrawnRequest => {
    const request = requests.get(name)?.[advance(name) % variety];
    if (request === undefined) throw new RangeError(`There is no route named ${JSON.stringify(name)}.`);
    return request;
  };
  return {
    next: (route) => ofRoute(route ?? routes[mix[advance(null) % mixLength] ?? 0]?.name ?? ''),
  };
};
