import { type PoolConfig, types, TypeOverrides } from 'pg';

const overrides = new TypeOverrides();
// Text by default: numbers as the embedded database gives them. Those of GitHub and of counts are far below 2^53.
overrides.setTypeParser(types.builtins.INT8, Number);

/** How a server is connected to. Times in ms. */
export const serverConfig = (url: string): PoolConfig => ({
  connectionString: url,
  application_name: 'pacegate',
  types: overrides,
  connectionTimeoutMillis: 10_000,
  // A machine that vanished answers neither with data nor with the end of the connection.
  keepAlive: true,
  keepAliveInitialDelayMillis: 10_000,
  query_timeout: 120_000,
});
