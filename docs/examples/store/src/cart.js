import { formatMoney, currencyOf, grossPrice } from './money.js';

const cartStatement = `
  SELECT c.product_id AS product, c.quantity, p.sku, p.name, p.price
  FROM cart_lines c JOIN products p ON p.id = c.product_id
  WHERE c.customer_id = $1 ORDER BY c.product_id LIMIT 50`;

/** What lies in a customer's cart, with prices for the customer's country. */
export const cartOf = async ({ database }, { customer, country }) => {
  const { rows } = await database.query(cartStatement, [customer]);
  const currency = currencyOf(country);
  const lines = rows.map(({ price, ...line }) => ({ ...line, total: grossPrice(price, country) * line.quantity }));
  return {
    lines: lines.map(({ total, ...line }) => ({ ...line, total: formatMoney(total, currency) })),
    total: formatMoney(
      lines.reduce((sum, { total }) => sum + total, 0),
      currency,
    ),
  };
};

/** Sets how many pieces of a product lie in the cart. false: there is no such product. */
export const putIntoCart = async ({ database }, { customer }, { product, quantity }) => {
  const { rowCount } = await database.query(
    `INSERT INTO cart_lines (customer_id, product_id, quantity)
     SELECT $1::int, id, $3::int FROM products WHERE id = $2
     ON CONFLICT (customer_id, product_id) DO UPDATE SET quantity = excluded.quantity`,
    [customer, product, quantity],
  );
  return rowCount === 1;
};
