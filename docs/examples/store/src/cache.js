/**
 * Keeps at most `entries` values, each for `lifetime` ms; the one that was not asked for longest goes first.
 * A Map remembers the order in which keys came, so the first key is the oldest.
 */
export const createCache = ({ entries, lifetime }, now = () => performance.now()) => {
  const kept = new Map();
  return {
    get: (key) => {
      const entry = kept.get(key);
      if (entry === undefined) return undefined;
      kept.delete(key);
      if (entry.until <= now()) return undefined;
      kept.set(key, entry);
      return entry.value;
    },
    set: (key, value) => {
      kept.delete(key);
      kept.set(key, { value, until: now() + lifetime });
      if (kept.size > entries) kept.delete(kept.keys().next().value);
    },
    delete: (key) => kept.delete(key),
    get size() {
      return kept.size;
    },
  };
};
