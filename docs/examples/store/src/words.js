import { createCache } from './cache.js';

/** Edits that turn one word into the other: letters added, removed or replaced. Stops at more than `most`. */
export const editDistance = (a, b, most) => {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(replaced, above[j] + 1, row[j - 1] + 1));
    }
    above = row;
  }
  return above[b.length];
};

/** Every word of the catalogue, as the search knows them. */
export const readWords = async (database) => {
  const { rows } = await database.query(
    `SELECT word FROM ts_stat('SELECT search FROM products') WHERE word ~ '^[a-z]+$' ORDER BY word`,
  );
  return rows.map(({ word }) => word);
};

/** Finds the words of the catalogue that someone may have meant: the word itself, or else those one typing mistake away. */
export const createWordFinder = (words, cacheOptions) => {
  const known = new Set(words);
  const cache = createCache(cacheOptions);
  const near = (word) => words.filter((other) => editDistance(word, other, 1) <= 1);
  const meant = (word) => [...new Set([...(known.has(word) ? [word] : []), ...near(word)])].slice(0, 4);
  return (word) => {
    const kept = cache.get(word);
    if (kept !== undefined) return kept;
    const found = meant(word);
    cache.set(word, found);
    return found;
  };
};
