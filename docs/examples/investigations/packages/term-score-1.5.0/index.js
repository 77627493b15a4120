/** Cosine similarity of two term vectors of length 1, 0 to 1. Adds the smallest products first, which loses less to rounding. */
export const similarity = (a, b) => {
  const products = [...a].map(([word, weight]) => weight * (b.get(word) ?? 0)).sort((left, right) => left - right);
  return products.reduce((sum, product) => sum + product, 0);
};
