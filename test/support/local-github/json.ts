/** An object as JSON gives it. */
export type Json = Readonly<Record<string, unknown>>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one. */
export const asJson = (value: unknown): Json => (isJson(value) ? value : {});

export const asList = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Code points: characters as GitHub counts them, not UTF-16 units. */
export const countCharacters = (text: string): number => Array.from(text).length;

/** A node_id as GitHub makes them: unique, meaning nothing. */
export const nodeId = (kind: string, id: number | string): string =>
  Buffer.from(`0${kind.length}:${kind}${id}`).toString('base64url');
