import { formatMoney, grossPrice } from './money.js';

const pageSize = 24;

/** Narrow on purpose: everything that matches is counted, but only one page of it is shown. */
const matchesStatement = `
  SELECT id, model, brand, category_id AS category, price, rating
  FROM products WHERE search @@ to_tsquery('simple', $1)`;

const shownStatement = `
  SELECT id, sku, name, brand, left(description, 120) AS summary, price, rating
  FROM products WHERE id = ANY($1)`;

/** Words of a query as PostgreSQL's search takes them: each may be any of the words that were meant. null: none is known. */
const conditionOf = (query, wordsFor) => {
  const typed = query.toLowerCase().match(/[a-z]+/g) ?? [];
  const meant = typed.slice(0, 6).map(wordsFor);
  const some = meant.filter((words) => words.length > 0);
  return some.length === 0 ? null : some.map((words) => `(${words.join(' | ')})`).join(' & ');
};

const better = (a, b) => b.rating - a.rating || a.id - b.id;

/** One of each model: the best rated of its colours. */
export const oneOfEachModel = (matches) => {
  const models = new Map();
  for (const match of matches) {
    const key = `${match.brand} ${match.model}`;
    const kept = models.get(key);
    if (kept === undefined || better(match, kept) < 0) models.set(key, match);
  }
  return [...models.values()];
};

const bands = [2500, 5000, 10_000, 25_000, Number.POSITIVE_INFINITY];

const count = (items, keyOf) => {
  const counts = new Map();
  for (const item of items) {
    const key = keyOf(item);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, amount]) => ({ key, amount }))
    .sort((a, b) => b.amount - a.amount || (a.key < b.key ? -1 : 1));
};

const facetsOf = (models, { nodes }) => ({
  brands: count(models, ({ brand }) => brand),
  categories: count(models, ({ category }) => nodes.get(category).name),
  prices: count(models, ({ price }) => bands.findIndex((end) => price < end)),
});

const itemOf = ({ id, sku, name, brand, summary, price, rating }) => ({
  id,
  sku,
  name,
  brand,
  summary,
  rating,
  price: formatMoney(grossPrice(price, 'DE'), 'EUR'),
});

/** The best of what a query finds, a page at a time, with what can narrow it down. */
export const search = async ({ database, navigation, wordsFor }, query, page) => {
  const condition = conditionOf(query, wordsFor);
  if (condition === null) return { query, page, total: 0, facets: facetsOf([], navigation), items: [] };
  const { rows: matches } = await database.query(matchesStatement, [condition]);
  const models = oneOfEachModel(matches).sort(better);
  const ids = models.slice((page - 1) * pageSize, page * pageSize).map(({ id }) => id);
  const { rows: shown } = await database.query(shownStatement, [ids]);
  const byId = new Map(shown.map((product) => [product.id, product]));
  return {
    query,
    page,
    total: models.length,
    facets: facetsOf(models, navigation),
    items: ids.map((id) => itemOf(byId.get(id))),
  };
};
