const isCount = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** Durations are most of what a block holds, and need no more than this one look. */
const isDurations = (key: string, value: unknown): boolean =>
  key === 'durations' && Array.isArray(value) && value.every(isCount);

/**
 * How many values there are inside a parsed value, `durations` as one each; stops counting beyond `most`. A schema makes a
 * record of every value that is wrong, so what goes to one must be bounded in number.
 */
export const countValues = (value: unknown, most: number): number => {
  const open: unknown[] = [value];
  let count = 0;
  while (open.length > 0 && count <= most) {
    const next = open.pop();
    if (typeof next !== 'object' || next === null) continue;
    for (const key in next) {
      if (!Object.hasOwn(next, key)) continue;
      count++;
      if (count > most) break;
      const own: unknown = Reflect.get(next, key);
      if (!isDurations(key, own)) open.push(own);
    }
  }
  return count;
};
