import { readdirSync, readFileSync } from 'node:fs';

const directory = new URL('migrations/', import.meta.url);

/** Every migration in the order they are run. */
export const migrations = () =>
  readdirSync(directory)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ name, text: readFileSync(new URL(name, directory), 'utf8') }));

/** Runs what has not been run yet, each migration in a transaction of its own. Answers their names. */
export const migrate = async (client) => {
  await client.query(
    'CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, run_at timestamptz NOT NULL DEFAULT now())',
  );
  const { rows } = await client.query('SELECT name FROM migrations');
  const done = new Set(rows.map(({ name }) => name));
  const due = migrations().filter(({ name }) => !done.has(name));
  for (const { name, text } of due) {
    await client.query('BEGIN');
    try {
      await client.query(text);
      await client.query('INSERT INTO migrations (name) VALUES ($1)', [name]);
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw new Error(`The migration ${name} failed: ${error.message}`, { cause: error });
    }
  }
  return due.map(({ name }) => name);
};
