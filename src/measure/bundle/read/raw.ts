/** An object of somebody else's JSON: nothing is known of its members. */
export type Raw = Readonly<Record<string, unknown>>;

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const textAt = (raw: Raw, key: string): string | null => {
  const value = raw[key];
  return typeof value === 'string' ? value : null;
};

/** Whole and not negative, or 0. */
export const bytesAt = (raw: Raw, key: string): number => {
  const value = raw[key];
  return typeof value === 'number' && value > 0 && value < Number.MAX_SAFE_INTEGER ? Math.round(value) : 0;
};

export const listAt = (raw: Raw, key: string): readonly unknown[] => {
  const value = raw[key];
  return Array.isArray(value) ? value : [];
};

export const rawsAt = (raw: Raw, key: string): readonly Raw[] => listAt(raw, key).filter(isRaw);

export const textsAt = (raw: Raw, key: string): readonly string[] =>
  listAt(raw, key).filter((it) => typeof it === 'string');

export const rawAt = (raw: Raw, key: string): Raw | null => {
  const value = raw[key];
  return isRaw(value) ? value : null;
};

/** Identifiers are numbers in one build and text in the next. */
export const idsAt = (raw: Raw, key: string): readonly string[] =>
  listAt(raw, key).flatMap((it) => (typeof it === 'string' || typeof it === 'number' ? [String(it)] : []));
