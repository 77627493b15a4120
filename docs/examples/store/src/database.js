import { Pool } from 'pg';

const inTransaction = async (client, work) => {
  await client.query('BEGIN');
  try {
    const result = await work();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    throw error;
  }
};

/**
 * The pool that all requests share. `query` takes a connection for one statement; `together` hands one connection to several,
 * inside a transaction that is rolled back when `work` throws.
 */
export const openDatabase = (connectionString, options, log) => {
  const pool = new Pool({ connectionString, ...options });
  // A connection that breaks while idle is replaced; without a listener it would end the process.
  pool.on('error', (error) => log.info({ event: 'connection lost', reason: error.message }));

  const told = async (on, text, values) => {
    const started = performance.now();
    const result = await on.query(text, values);
    log.debug({ event: 'statement', text, values, time: performance.now() - started, rows: result.rows });
    return result;
  };
  const queryOn = log.isDebug ? told : (on, text, values) => on.query(text, values);

  return {
    query: (text, values) => queryOn(pool, text, values),
    together: async (work) => {
      const client = await pool.connect();
      try {
        return await inTransaction(client, () => work({ query: (text, values) => queryOn(client, text, values) }));
      } finally {
        client.release();
      }
    },
    close: () => pool.end(),
  };
};
