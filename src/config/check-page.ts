import { checkHeaders } from './check-headers.ts';
import { nearestName } from './nearest.ts';
import { pageSchema } from './page-schema.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, isMapping, quoted, valueAt } from './problem.ts';

/** Ways to serve a page; one of them is needed. */
const ways = ['service', 'serve', 'files'] as const;

type Way = (typeof ways)[number];

/** Keys that mean nothing beside a way to serve, and why. */
const idle: Readonly<Record<Way, { readonly keys: readonly string[]; readonly why: string; readonly cure: string }>> = {
  service: {
    keys: 'directory install build ready stop-timeout port env setup teardown fallback'.split(' '),
    why: '"service" brings its own',
    cure: 'Remove it, or serve the page by "serve" or "files" instead.',
  },
  serve: {
    keys: ['fallback'],
    why: 'the server that "serve" starts has its own',
    cure: 'Remove it, or serve the page by "files" instead.',
  },
  files: {
    keys: ['ready', 'stop-timeout', 'port'],
    why: '"files" starts nothing',
    cure: 'Remove it, or serve the page by "serve" instead.',
  },
};

const checkWays = (suite: unknown, path: Path): PlacedProblem[] => {
  if (!isMapping(suite)) return [];
  const given = ways.filter((way) => Object.hasOwn(suite, way));
  const [first] = given;
  if (first === undefined) {
    // A mistyped key is one mistake, and was reported.
    const strangers = Object.keys(suite).filter((key) => !Object.hasOwn(pageSchema.shape, key));
    if (strangers.some((key) => nearestName(key, ways) !== null)) return [];
    const problem = `${quoted(String(path.at(-1)))} does not say what serves the page.`;
    const cure =
      'Add one of: "service": the name of a service suite; "serve": a command, such as npx vite preview --port $PORT; "files": a directory, such as dist.';
    return [{ path: [...path, 'service'], at: 'value', problem, cure }];
  }
  if (given.length > 1) {
    const problem = `${given.map(quoted).join(' and ')} stand together: a page is served by one of them.`;
    return [{ path: [...path, given[1] ?? first], at: 'key', problem, cure: 'Keep one of them.' }];
  }
  const { keys, why, cure } = idle[first];
  return keys
    .filter((key) => Object.hasOwn(suite, key))
    .map((key) => ({ path: [...path, key], at: 'key', problem: `${quoted(key)} means nothing here: ${why}.`, cure }));
};

const checkServedBy = (suite: unknown, path: Path, suites: unknown): PlacedProblem[] => {
  const name = valueAt(suite, 'service');
  if (typeof name !== 'string') return [];
  const place = { path: [...path, 'service'], at: 'value' } as const;
  const services = entriesOf(suites).flatMap(([it, other]) => (valueAt(other, 'type') === 'service' ? [it] : []));
  if (services.includes(name)) return [];
  const nearest = nearestName(name, services);
  const list =
    services.length === 0
      ? 'There is none of type service: add one, or serve the page by "serve" or "files".'
      : `Suites of type service are: ${services.join(', ')}.`;
  const cure = nearest === null ? list : `Did you mean ${quoted(nearest)}?`;
  const type = valueAt(valueAt(suites, name), 'type');
  // A suite whose type is wrong has a problem of its own, and may be the one.
  if (valueAt(suites, name) !== undefined && type !== 'bundle' && type !== 'page') return [];
  const problem =
    type === 'bundle' || type === 'page'
      ? `Suite ${quoted(name)} is of type ${type}, which serves nothing.`
      : `There is no suite ${quoted(name)}.`;
  return [{ ...place, problem, cure }];
};

/** Chrome's own, or kept elsewhere in the suite. */
const ownHeaders = new Map([
  ...['connection', 'content-length', 'host', 'transfer-encoding'].map((name): [string, string] => [
    name,
    'Remove it.',
  ]),
  ['cookie', 'Remove it, and write each cookie below "cookies".'],
  ['user-agent', 'Remove it: "device" sets it.'],
]);

/** What the schema can't say about a suite of type page. */
export const checkPage = (suite: unknown, path: Path, suites: unknown): PlacedProblem[] => [
  ...checkWays(suite, path),
  ...checkServedBy(suite, path, suites),
  ...checkHeaders(suite, path, ownHeaders),
];
