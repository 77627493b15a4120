import { checkHeaders } from './check-headers.ts';
import { placePattern, placesIn } from './places.ts';
import type { Path, PlacedProblem } from './problem.ts';
import { entriesOf, isMapping, quoted, valueAt } from './problem.ts';

/** The body as it is sent, before its places are filled; null for none. Mappings and lists are serialised as JSON. */
export const bodyText = (body: unknown): string | null => {
  if (typeof body === 'string') return body;
  return typeof body === 'object' && body !== null ? JSON.stringify(body) : null;
};

/** The name that a request has in reports. */
export const routeName = (request: unknown): string => {
  const name = valueAt(request, 'name');
  if (typeof name === 'string') return name;
  const [method, path] = [valueAt(request, 'method'), valueAt(request, 'path')];
  return `${typeof method === 'string' ? method : 'GET'} ${typeof path === 'string' ? path : ''}`;
};

const checkPlaces = (request: unknown, path: Path): PlacedProblem[] => {
  const target = valueAt(request, 'path');
  const address = typeof target === 'string' ? target : '';
  const body = bodyText(valueAt(request, 'body')) ?? '';
  const params = entriesOf(valueAt(request, 'params')).map(([name]) => name);
  const used = { path: placesIn(address), body: placesIn(body) };
  const without = (part: 'path' | 'body'): PlacedProblem[] =>
    used[part]
      .filter((name) => !params.includes(name) && (part === 'path' || !used.path.includes(name)))
      .map((name) => ({
        path: [...path, part],
        at: 'value',
        problem: `{${name}} has no values.`,
        cure: `Add them to "params", such as { ${name}: { from: 1, to: 500 } }${part === 'body' ? `, or write { ${name} } with spaces if it is text` : ''}.`,
      }));
  const unused = params
    .filter((name) => !used.path.includes(name) && !used.body.includes(name))
    .map((name): PlacedProblem => {
      const problem = `Neither path nor body of this request has the place {${name}}.`;
      const cure = 'Write the place where the value belongs, or remove it here.';
      return { path: [...path, 'params', name], at: 'key', problem, cure };
    });
  const loose: PlacedProblem[] = /[{}]/.test(address.replaceAll(placePattern, ''))
    ? [
        {
          path: [...path, 'path'],
          at: 'value',
          problem: 'The path holds a brace that belongs to no {place}.',
          cure: 'Name a place with letters, digits, dashes and underscores, such as {id}; a brace itself is %7B or %7D.',
        },
      ]
    : [];
  return [...loose, ...without('path'), ...without('body'), ...unused];
};

const checkRanges = (request: unknown, path: Path): PlacedProblem[] =>
  entriesOf(valueAt(request, 'params')).flatMap(([name, source]) => {
    const [from, to] = [valueAt(source, 'from'), valueAt(source, 'to')];
    if (typeof from !== 'number' || typeof to !== 'number' || from <= to) return [];
    const problem = `The range runs backwards: from ${from} to ${to}.`;
    return [{ path: [...path, 'params', name, 'from'], at: 'value', problem, cure: 'Swap the two.' }];
  });

/** Set by whoever sends the request; a value from the file would break the connection. */
const ownHeaders = new Map(['connection', 'content-length', 'transfer-encoding'].map((name) => [name, 'Remove it.']));

/** JSON has no infinity; JSON.stringify would turn it into null without a word. */
const checkNumbers = (value: unknown, path: Path): PlacedProblem[] => {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return [
      { path, at: 'value', problem: 'JSON has no such number.', cure: 'Write a finite number, or put it in quotes.' },
    ];
  }
  if (Array.isArray(value)) return value.flatMap((item: unknown, index) => checkNumbers(item, [...path, index]));
  return entriesOf(value).flatMap(([key, item]) => checkNumbers(item, [...path, key]));
};

const checkExpectedBody = (request: unknown, path: Path): PlacedProblem[] => {
  const body = valueAt(valueAt(request, 'expect'), 'body');
  if (!isMapping(body)) return [];
  const forms = ['json', 'contains'].filter((form) => Object.hasOwn(body, form));
  if (forms.length === 0 && Object.keys(body).length > 0) return [];
  if (forms.length === 1) return checkNumbers(body['json'], [...path, 'expect', 'body', 'json']);
  const problem =
    forms.length === 0 ? '"body" says nothing to compare with.' : '"body" has both "json" and "contains".';
  const cure = 'Write one of them: { json: value } or { contains: text }.';
  return [{ path: [...path, 'expect', 'body'], at: 'value', problem, cure }];
};

const checkNames = (requests: readonly unknown[], path: Path): PlacedProblem[] => {
  const names = requests.map((it) => (typeof valueAt(it, 'path') === 'string' ? routeName(it) : null));
  const firsts = new Map(names.map((name, index) => [name, index] as const).toReversed());
  return names.flatMap((name, index): PlacedProblem[] => {
    const first = firsts.get(name) ?? index;
    if (name === null || first === index) return [];
    const named = typeof valueAt(requests[index], 'name') === 'string';
    const problem = named
      ? `The name ${quoted(name)} is taken: it is that of entry ${first + 1}.`
      : `Entries ${first + 1} and ${index + 1} have the same method and path, and so the same name in reports.`;
    const cure = named ? 'Choose another one.' : 'Give this one a "name" of its own.';
    return [{ path: [...path, index, named ? 'name' : 'path'], at: 'value', problem, cure }];
  });
};

/** What the schema can't say about the requests of a suite: places, ranges, headers, names. */
export const checkRequests = (requests: unknown, path: Path): PlacedProblem[] => {
  if (!Array.isArray(requests)) return [];
  const each = requests.flatMap((request: unknown, index) => {
    const place = [...path, index];
    return [checkPlaces, checkRanges, checkExpectedBody]
      .flatMap((check) => check(request, place))
      .concat(checkHeaders(request, place, ownHeaders))
      .concat(checkNumbers(valueAt(request, 'body'), [...place, 'body']));
  });
  return [...each, ...checkNames(requests, path)];
};
