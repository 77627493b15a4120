import { currencies, formatMoney, grossPrice } from './money.js';
import { breadcrumbs, menuFor } from './navigation.js';
import { deliveryTo } from './shipping.js';

const productStatement = `
  SELECT p.id, p.sku, p.name, p.brand, p.category_id AS category, p.description, p.price, p.rating
  FROM products p WHERE p.id = $1`;

const stockStatement = 'SELECT on_hand AS pieces, warehouse FROM stock WHERE product_id = $1';

/** At most so much of a review stands on the page. */
const excerptLength = 140;

/** The beginning of a review, cut between words, with one full stop at its end. */
export const excerptOf = (body) => {
  const whole = body.endsWith('.') ? body.slice(0, -1) : body;
  if (whole.length <= excerptLength) return `${whole}.`;
  return `${whole.slice(0, whole.lastIndexOf(' ', excerptLength))} …`;
};

const reviewOf = ({ stars, title, body, at, by }) => ({
  stars,
  title,
  text: excerptOf(body),
  at,
  by: by.split(' ')[0],
});

const reviewsStatement = `
  SELECT r.stars, r.title, r.body, r.written_at AS at, c.name AS by
  FROM reviews r JOIN customers c ON c.id = r.customer_id
  WHERE r.product_id = $1 ORDER BY r.written_at DESC LIMIT 5`;

const newestReviews = async (database, id) => {
  const { rows } = await database.query(reviewsStatement, [id]);
  return rows.map(reviewOf);
};

const pricesOf = (net, country) =>
  Object.keys(currencies).map((currency) => ({
    currency,
    each: formatMoney(grossPrice(net, country, currency), currency),
    five: formatMoney(Math.round(4.75 * grossPrice(net, country, currency)), currency),
    ten: formatMoney(9 * grossPrice(net, country, currency), currency),
  }));

/** A product's page: the product, where it is, what people say. null for a number that no product has. */
export const productPage = async ({ database, navigation, configuration }, id, country) => {
  const [products, stock, reviews] = await Promise.all([
    database.query(productStatement, [id]),
    database.query(stockStatement, [id]),
    newestReviews(database, id),
  ]);
  const [product] = products.rows;
  if (product === undefined) return null;
  const { category, price, ...facts } = product;
  const { pieces, warehouse } = stock.rows[0];
  return {
    ...facts,
    menu: menuFor(navigation, category),
    breadcrumbs: breadcrumbs(navigation, category),
    prices: pricesOf(price, country),
    stock: { pieces: Math.max(0, pieces), warehouse, backordered: pieces <= 0 },
    delivery: deliveryTo(configuration.shipping, country, price),
    reviews,
  };
};
