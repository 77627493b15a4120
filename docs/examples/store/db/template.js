import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { addressOf, withClient } from './connect.js';
import { migrate, migrations } from './migrate.js';
import { seed } from './seed.js';

const sources = ['random.js', 'vocabulary.js', 'rows.js', 'seed.js', 'template.js'];

/** Two processes that want the same template at once: the second waits. Any number that nobody else uses. */
const lock = 7_240_115;

/** Named for what is in it: other migrations or another seed make another template. */
export const templateName = (size) => {
  const hash = createHash('sha256').update(size);
  for (const { name, text } of migrations()) hash.update(`${name}\n${text}`);
  for (const name of sources) hash.update(readFileSync(new URL(name, import.meta.url)));
  return `store_template_${hash.digest('hex').slice(0, 16)}`;
};

const fill = async (client, size) => {
  await migrate(client);
  await seed(client, size);
  // Statements are counted by it where the server has it; without it the store works as well.
  await client.query('CREATE EXTENSION IF NOT EXISTS pg_stat_statements').catch(() => undefined);
  // In the middle of a measurement a vacuum takes time, and a new sample of the rows may turn a plan over.
  const { rows } = await client.query(
    `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
  );
  for (const { name } of rows)
    await client.query(`ALTER TABLE ${name} SET (autovacuum_enabled = off, toast.autovacuum_enabled = off)`);
  await client.query('VACUUM (FREEZE, ANALYZE)');
};

/**
 * Makes the template that databases are cloned from, where there is none yet, and answers its name. It takes some seconds;
 * a clone takes a fraction of one. `url` is any database of the server; its user may create databases.
 */
export const ensureTemplate = (url, size) =>
  withClient(url, async (client) => {
    const name = templateName(size);
    await client.query('SELECT pg_advisory_lock($1)', [lock]);
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount === 1) return name;
    // What an interrupted run left is half a template.
    const unfinished = `${name}_new`;
    await client.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${unfinished} TEMPLATE template0 ENCODING 'UTF8'`);
    await withClient(addressOf(url, unfinished), (inside) => fill(inside, size));
    // Nobody connects from now on, not even autovacuum: a template in use can't be cloned.
    await client.query(`ALTER DATABASE ${unfinished} WITH IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    return name;
  });

/** Clones the template into a new database `name`; one of that name is dropped before. */
export const cloneTemplate = async (url, template, name) => {
  await withClient(url, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  });
  return addressOf(url, name);
};
