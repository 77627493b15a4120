import { bodyText, checkRequests, routeName } from './check-requests.ts';
import { placesIn } from './places.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, isMapping, quoted, valueAt } from './problem.ts';

const problemAt = (path: Path, at: 'key' | 'value', problem: string, cure: string): PlacedProblem => ({
  path,
  at,
  problem,
  cure,
});

const isPattern = (pattern: string): boolean => {
  try {
    return new RegExp(pattern, 'u') instanceof RegExp;
  } catch {
    return false;
  }
};

const checkCapture = (source: unknown, path: Path): PlacedProblem[] => {
  if (!isMapping(source)) return [];
  const forms = ['json', 'header', 'pattern'].filter((form) => Object.hasOwn(source, form));
  if (forms.length !== 1) {
    const problem =
      forms.length === 0 ? 'Nothing says where the value stands.' : `It has both ${forms.map(quoted).join(' and ')}.`;
    return [problemAt(path, 'value', problem, 'Write one of json, header and pattern, such as { json: data.token }.')];
  }
  const pattern = source['pattern'];
  if (typeof pattern !== 'string' || isPattern(pattern)) return [];
  return [
    problemAt(
      [...path, 'pattern'],
      'value',
      'This is no regular expression.',
      'Correct it; in YAML it is best put in single quotes.',
    ),
  ];
};

/** What of a request has to have a value for each of its places. A brace in a header may be just that. */
const textsOf = (request: unknown): string =>
  [valueAt(request, 'path'), bodyText(valueAt(request, 'body'))].filter((it) => typeof it === 'string').join(' ');

const ownKeys = ['name', 'method', 'path', 'params', 'body', 'expect'];

/** What a step of its own is checked as: its values come from more than `params`, so that the places without are left to checkStep. */
const asRequest = (step: unknown, known: ReadonlySet<string>): unknown => {
  if (!isMapping(step)) return step;
  const params = isMapping(step['params']) ? step['params'] : {};
  const filled = Object.fromEntries(
    placesIn(textsOf(step))
      .filter((place) => known.has(place) && !Object.hasOwn(params, place))
      .map((place) => [place, ['']]),
  );
  return { ...step, params: { ...params, ...filled } };
};

const checkStep = (
  step: unknown,
  path: Path,
  known: ReadonlySet<string>,
  names: readonly string[],
  hasData: boolean,
): PlacedProblem[] => {
  if (!isMapping(step)) return [];
  const captures = entriesOf(step['capture']).flatMap(([name, source]) =>
    checkCapture(source, [...path, 'capture', name]),
  );
  const { request } = step;
  if (request === undefined) {
    if (typeof step['path'] !== 'string')
      return [
        ...captures,
        problemAt(
          path,
          'value',
          'This step asks for nothing.',
          'Name a request of "requests" with "request", or write a "path".',
        ),
      ];
    const all = new Set([...known, ...(hasData ? placesIn(textsOf(step)) : [])]);
    const found = checkRequests([asRequest(step, all)], path).map((it) => ({
      ...it,
      path: [...path, ...it.path.slice(path.length + 1)],
    }));
    return [...captures, ...found];
  }
  const both = ownKeys.filter((key) => Object.hasOwn(step, key));
  if (both.length > 0)
    captures.push(
      problemAt(
        [...path, both[0] ?? ''],
        'key',
        `"request" stands together with ${both.map(quoted).join(' and ')}.`,
        'A named request brings these along: remove them, or remove "request".',
      ),
    );
  if (typeof request === 'string' && !names.includes(request))
    captures.push(
      problemAt(
        [...path, 'request'],
        'value',
        `There is no request named ${quoted(request)}.`,
        `The requests of this suite are: ${names.slice(0, 12).map(quoted).join(', ')}.`,
      ),
    );
  return captures;
};

/** What the schema can't say about the steps of a scenario. */
export const checkSteps = (scenario: unknown, path: Path, requests: unknown): PlacedProblem[] => {
  const steps = valueAt(scenario, 'steps');
  if (!Array.isArray(steps)) return [];
  const names = Array.isArray(requests) ? requests.map(routeName) : [];
  const hasData = valueAt(scenario, 'data') !== undefined;
  const known = new Set<string>();
  return steps.flatMap((step: unknown, index) => {
    const found = checkStep(step, [...path, 'steps', index], known, names, hasData);
    for (const [name] of entriesOf(valueAt(step, 'capture'))) known.add(name);
    return found;
  });
};
