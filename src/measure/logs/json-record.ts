export type JsonRecord = Readonly<Record<string, unknown>>;

export const isRecord = (value: unknown): value is JsonRecord =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Longest text that is looked at. */
const longest = 20_000;

export const textIn = (record: JsonRecord, key: string): string | null => {
  const value = record[key];
  return typeof value === 'string' && value !== '' ? value.slice(0, longest) : null;
};

/** A number, or a text that is one. */
export const numberIn = (record: JsonRecord, key: string): number | null => {
  const value = record[key];
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d{1,15}(?:\.\d+)?$/u.test(value) ? Number(value) : null;
};
