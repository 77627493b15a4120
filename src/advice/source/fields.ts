/**
 * Reads what JSON.parse, or a YAML parser that makes maps, gave: own fields only, so that a name such as "__proto__" or "constructor"
 * is a name like any other.
 */
export const fieldsOf = (value: unknown): readonly (readonly [string, unknown])[] => {
  if (value instanceof Map) return Array.from(value, ([key, content]) => [String(key), content] as const);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value);
};

export const fieldOf = (value: unknown, name: string): unknown => {
  if (value instanceof Map) return value.get(name);
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.getOwnPropertyDescriptor(value, name)?.value;
};

export const textOf = (value: unknown): string | null =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;

/** Fields whose values are texts. */
export const textsOf = (value: unknown): readonly (readonly [string, string])[] =>
  fieldsOf(value).flatMap(([name, content]) => {
    const text = textOf(content);
    return text === null ? [] : [[name, text] as const];
  });
