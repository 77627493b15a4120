import { Client } from 'pg';

/** The same server, another database. */
export const addressOf = (url, database) => {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
};

/** Runs `work` with a connection of its own, which is closed whatever comes of it. */
export const withClient = async (url, work) => {
  const client = new Client({ connectionString: url, application_name: 'store: db' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
};

/** A variable of the environment that has to be there. */
export const required = (name) => {
  const value = process.env[name];
  if (value === undefined || value === '') {
    process.stderr.write(`${name} is not set. See "Measuring" in README.md.\n`);
    process.exit(2);
  }
  return value;
};
