/** Keys and indexes from the root of the configuration. */
export type Path = readonly (string | number)[];

/** A problem before its line is looked up. */
export interface PlacedProblem {
  readonly path: Path;
  /** Whether it is the key or the value that is wrong. What does not exist is placed at what would hold it. */
  readonly at: 'key' | 'value';
  /** A sentence. */
  readonly problem: string;
  /** A sentence. */
  readonly cure: string;
}

/** A mapping as YAML gives it. */
export type RawMapping = Readonly<Record<string, unknown>>;

export const isMapping = (value: unknown): value is RawMapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The entries of a mapping; none for anything else, which the schema has refused already. */
export const entriesOf = (value: unknown): [string, unknown][] => (isMapping(value) ? Object.entries(value) : []);

/** The value of `key` in a mapping; undefined when there is none. */
export const valueAt = (value: unknown, key: string): unknown =>
  isMapping(value) && Object.hasOwn(value, key) ? value[key] : undefined;

/** Names come from a file of any content: they are quoted and cut. */
export const quoted = (text: string): string => JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
