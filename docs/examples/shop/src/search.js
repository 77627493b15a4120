import { formatMoney, priceOf } from './pricing.js';
import { tokenise } from './text.js';

const PAGE_SIZE = 20;

/** Upper ends of the price ranges offered as a filter, in euro. */
const priceRanges = [10, 25, 50, 100, 250, Number.POSITIVE_INFINITY];

const fields = [
  { weight: 4, words: (product) => tokenise(product.name) },
  { weight: 2, words: (product) => tokenise(product.brand) },
  { weight: 2, words: (product) => product.tags.flatMap(tokenise) },
  { weight: 1, words: (product) => tokenise(product.description) },
];

/** Each word of a product with the weight of the fields it stands in. */
const weightsOf = (product) => {
  const weights = new Map();
  for (const { weight, words } of fields) {
    for (const word of words(product)) weights.set(word, (weights.get(word) ?? 0) + weight);
  }
  return weights;
};

/** From each word to the products that hold it. */
const buildIndex = (products) => {
  const index = new Map();
  for (const product of products) {
    for (const [word, weight] of weightsOf(product)) {
      const postings = index.get(word);
      if (postings === undefined) index.set(word, [{ product, weight }]);
      else postings.push({ product, weight });
    }
  }
  return index;
};

const countBy = (items, keyOf) => {
  const counts = new Map();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts].map(([value, count]) => ({ value, count })).sort((a, b) => b.count - a.count);
};

const rangeOf = (euros) => {
  const end = priceRanges.find((limit) => euros <= limit);
  return end === Number.POSITIVE_INFINITY ? 'over 250' : `up to ${end}`;
};

const facetsOf = (hits) => ({
  category: countBy(hits, ({ product }) => product.category),
  brand: countBy(hits, ({ product }) => product.brand),
  price: countBy(hits, ({ price }) => rangeOf(price.gross / 100)),
});

/** Prepares the index; the returned function answers one query with the best products and the filters that fit. */
export const createSearch = ({ products }) => {
  const index = buildIndex(products);

  const scoresOf = (words) => {
    const scores = new Map();
    for (const word of words) {
      const postings = index.get(word) ?? [];
      const rarity = Math.log(1 + products.length / (1 + postings.length));
      for (const { product, weight } of postings) scores.set(product, (scores.get(product) ?? 0) + weight * rarity);
    }
    return scores;
  };

  return (query, page) => {
    const hits = [];
    for (const [product, score] of scoresOf(tokenise(query))) {
      const popularity = 1 + 0.1 * product.rating * Math.log1p(product.reviews);
      hits.push({ product, score: score * popularity, price: priceOf(product) });
    }
    hits.sort((a, b) => b.score - a.score || a.product.id - b.product.id);
    return {
      query,
      total: hits.length,
      page,
      facets: facetsOf(hits),
      items: hits.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map(({ product, price, score }) => ({
        id: product.id,
        name: product.name,
        brand: product.brand,
        category: product.category,
        rating: product.rating,
        price: formatMoney(price.gross, price.currency),
        score: Math.round(score * 100) / 100,
      })),
    };
  };
};
