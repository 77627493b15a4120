import { hashPassword } from '../src/passwords.js';
import {
  categoryRows,
  customerRows,
  orderRows,
  productRows,
  reviewRows,
  sessionRows,
  sizes,
  stockRows,
} from './rows.js';

/** Of every customer: a password for each would take a minute to derive. */
export const everyonesPassword = 'correct horse';
const salt = '5a17e0f2c4b8d961';

const batch = 5000;

/** One statement for thousands of rows: PostgreSQL takes the JSON apart. */
const insert = async (client, table, rows) => {
  const columns = Object.keys(rows[0] ?? {}).join(', ');
  for (let from = 0; from < rows.length; from += batch) {
    await client.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1::json)`,
      [JSON.stringify(rows.slice(from, from + batch))],
    );
  }
};

/** Fills the empty tables of a migrated database: equal rows for an equal `size` ("full" or "small"). */
export const seed = async (client, size) => {
  const counts = sizes[size];
  if (counts === undefined) throw new RangeError(`There is no size "${size}": ${Object.keys(sizes).join(', ')}.`);
  const { orders, lines } = orderRows(counts);
  const customers = customerRows(counts, { salt, hash: await hashPassword(everyonesPassword, salt) });
  await client.query('BEGIN');
  await insert(client, 'categories', categoryRows());
  await insert(client, 'products', productRows(counts));
  await insert(client, 'stock', stockRows(counts));
  await insert(client, 'customers', customers);
  await insert(client, 'sessions', sessionRows(counts));
  await insert(client, 'reviews', reviewRows(counts));
  await insert(client, 'orders', orders);
  await insert(client, 'order_lines', lines);
  await client.query(`SELECT setval(pg_get_serial_sequence('orders', 'id'), $1)`, [orders.length]);
  await client.query('COMMIT');
};
