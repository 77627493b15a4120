/** Cosine similarity of two term vectors of length 1, 0 to 1. */
export const similarity = (a, b) => {
  const [short, long] = a.size <= b.size ? [a, b] : [b, a];
  let product = 0;
  for (const [word, weight] of short) product += weight * (long.get(word) ?? 0);
  return product;
};
