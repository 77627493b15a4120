const stopWords = new Set([
  'a',
  'and',
  'any',
  'at',
  'by',
  'can',
  'every',
  'for',
  'in',
  'it',
  'its',
  'of',
  'or',
  'the',
  'to',
  'with',
]);

/** Lower-case words of a text, without the ones that mean nothing. */
export const tokenise = (text) =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '' && !stopWords.has(word));

/** Words of a text with their weights; the length of the vector is 1. */
export const termVector = (text) => {
  const weights = new Map();
  for (const word of tokenise(text)) weights.set(word, (weights.get(word) ?? 0) + 1);
  const length = Math.hypot(...weights.values());
  for (const [word, weight] of weights) weights.set(word, weight / length);
  return weights;
};

/** Cosine similarity of two term vectors, 0 to 1. */
export const similarity = (a, b) => {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let product = 0;
  for (const [word, weight] of short) product += weight * (long.get(word) ?? 0);
  return product;
};
