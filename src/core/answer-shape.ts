/** The form of a JSON value: which keys and kinds, whatever the values. null: anything may stand there. */
export type Shape =
  null | 'string' | 'number' | 'boolean' | { readonly list: Shape } | { readonly keys: ReadonlyMap<string, Shape> };

/** What a service answers to one request. */
export interface Answer {
  readonly status: number;
  /** null: it is no JSON, or too much of it. */
  readonly shape: { readonly of: Shape } | null;
}

const deepest = 12;
const mostKeys = 400;
/** Elements of a list that are looked at: they are of one kind as a rule. */
const mostElements = 50;

/** What two may be alike: what only one of them has, both may have. */
const joined = (a: Shape, b: Shape): Shape => {
  if (a === null) return b;
  if (b === null || typeof a === 'string' || typeof b === 'string') return a;
  if ('list' in a) return 'list' in b ? { list: joined(a.list, b.list) } : a;
  if ('list' in b) return a;
  const keys = new Map(a.keys);
  for (const [key, shape] of b.keys) keys.set(key, joined(keys.get(key) ?? null, shape));
  return { keys };
};

export const shapeOf = (value: unknown, depth = 0): Shape => {
  if (value === null || depth > deepest) return null;
  if (Array.isArray(value))
    return {
      list: value
        .slice(0, mostElements)
        .map((it: unknown) => shapeOf(it, depth + 1))
        .reduce<Shape>(joined, null),
    };
  if (typeof value === 'string') return 'string';
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value !== 'object') return null;
  const entries = Object.entries(value).slice(0, mostKeys);
  return { keys: new Map(entries.map(([key, it]: [string, unknown]) => [key, shapeOf(it, depth + 1)])) };
};

/** Where two shapes differ first: ".items[].price"; null where they do not. */
export const shapeDifference = (a: Shape, b: Shape, at = ''): string | null => {
  if (a === null || b === null || a === b) return null;
  if (typeof a === 'string' || typeof b === 'string') return at === '' ? 'the whole' : at;
  if ('list' in a) return 'list' in b ? shapeDifference(a.list, b.list, `${at}[]`) : at === '' ? 'the whole' : at;
  if ('list' in b) return at === '' ? 'the whole' : at;
  for (const [key, shape] of a.keys) {
    const other = b.keys.get(key);
    const found = other === undefined ? `${at}.${key}` : shapeDifference(shape, other, `${at}.${key}`);
    if (found !== null) return found;
  }
  for (const key of b.keys.keys()) if (!a.keys.has(key)) return `${at}.${key}`;
  return null;
};

/** How two answers to one request differ, the words for the second: "status 500 instead of 200"; null where they are alike. */
export const answerDifference = (expected: Answer, found: Answer): string | null => {
  if (expected.status !== found.status) return `status ${found.status} instead of ${expected.status}`;
  if (expected.shape === null || found.shape === null) return null;
  const at = shapeDifference(expected.shape.of, found.shape.of);
  return at === null ? null : `another form of JSON at ${at.slice(0, 80)}`;
};
