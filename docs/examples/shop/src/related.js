import { similarity } from './text.js';

const sharedShare = (a, b) => {
  let shared = 0;
  for (const tag of a) if (b.includes(tag)) shared++;
  return shared / (a.length + b.length - shared);
};

/** How well `other` goes with `product`, 0 to 1: words, tags, price range, brand and rating. */
const scoreOf = (product, other) => {
  const words = similarity(product.terms, other.terms);
  const tags = sharedShare(product.tags, other.tags);
  const price = 1 / (1 + Math.abs(Math.log(product.listPrice / other.listPrice)));
  const brand = product.brand === other.brand ? 1 : 0;
  return 0.4 * words + 0.25 * tags + 0.15 * price + 0.1 * brand + 0.02 * other.rating;
};

/** The products of the same category that go best with `product`, the best first. */
export const relatedProducts = (catalogue, product, count) => {
  const candidates = catalogue.categories.get(product.category).products;
  const scored = [];
  for (const other of candidates) {
    if (other.id === product.id || other.stock === 0) continue;
    scored.push({ product: other, score: scoreOf(product, other) });
  }
  scored.sort((a, b) => b.score - a.score || a.product.id - b.product.id);
  return scored.slice(0, count);
};
