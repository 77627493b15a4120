import { randomBytes } from 'node:crypto';
import { createCache } from './cache.js';
import { isPassword } from './passwords.js';

const lifetimeDays = 30;

const findStatement = `
  SELECT s.customer_id AS customer, c.name, c.country
  FROM sessions s JOIN customers c ON c.id = s.customer_id
  WHERE s.token = $1 AND s.expires_at > now()`;

/** Who is logged in. What was found is kept in a cache, because nearly every request asks. */
export const createSessions = (database, cacheOptions) => {
  const cache = createCache(cacheOptions);
  return {
    /** The session of a token: { customer, name, country }, or null. */
    find: async (token) => {
      const kept = cache.get(token);
      if (kept !== undefined) return kept;
      const { rows } = await database.query(findStatement, [token]);
      const session = rows[0] ?? null;
      if (session !== null) cache.set(token, session);
      return session;
    },
    /** A new session's token for the right password, else null. */
    open: async (email, password) => {
      const { rows } = await database.query(
        'SELECT id, password_salt AS salt, password_hash AS hash FROM customers WHERE email = $1',
        [email],
      );
      const [customer] = rows;
      if (customer === undefined || !(await isPassword(password, customer))) return null;
      const token = randomBytes(18).toString('base64url');
      await database.query(
        `INSERT INTO sessions (token, customer_id, expires_at) VALUES ($1, $2, now() + make_interval(days => $3))`,
        [token, customer.id, lifetimeDays],
      );
      return token;
    },
    close: async (token) => {
      cache.delete(token);
      await database.query('DELETE FROM sessions WHERE token = $1', [token]);
    },
  };
};
