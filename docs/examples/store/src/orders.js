import { formatMoney } from './money.js';

const pageSize = 10;

const ordersStatement = `
  SELECT id, placed_at AS at, status, currency, total
  FROM orders WHERE customer_id = $1
  ORDER BY placed_at DESC LIMIT $2 OFFSET $3`;

const linesStatement = `
  SELECT l.order_id AS "order", l.line, p.sku, p.name, l.quantity, l.price
  FROM order_lines l JOIN products p ON p.id = l.product_id
  WHERE l.order_id = ANY($1) ORDER BY l.order_id, l.line`;

/** Lines by the number of their order. */
const linesOf = async (database, ids) => {
  const { rows } = await database.query(linesStatement, [ids]);
  return Map.groupBy(rows, ({ order }) => order);
};

const lineOf = ({ sku, name, quantity, price }, currency) => ({
  sku,
  name,
  quantity,
  each: formatMoney(price, currency),
  total: formatMoney(price * quantity, currency),
});

const orderOf = ({ id, at, status, currency, total }, lines) => ({
  id,
  at,
  status,
  total: formatMoney(total, currency),
  lines: lines.map((line) => lineOf(line, currency)),
});

/** A page of a customer's orders with what was bought, the newest first. */
export const ordersOf = async ({ database }, customer, page) => {
  const { rows } = await database.query(ordersStatement, [customer, pageSize, (page - 1) * pageSize]);
  const lines = await linesOf(
    database,
    rows.map(({ id }) => id),
  );
  return { page, orders: rows.map((order) => orderOf(order, lines.get(order.id) ?? [])) };
};
