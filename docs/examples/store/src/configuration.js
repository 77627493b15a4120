import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { bytes, duration } from './units.js';

const read = (name) => readFileSync(new URL(`../config/${name}`, import.meta.url), 'utf8');
const json = (name) => JSON.parse(read(name));

const cacheOf = ({ entries, lifetime }) => ({ entries, lifetime: duration(lifetime) });

/** What the files under config/ say, durations in ms and sizes in bytes. Read once, when the process starts. */
export const readConfiguration = () => {
  const { pool, statementTimeout, applicationName } = json('database.json');
  const { sessions, words } = json('cache.json');
  const { keepAlive, requestTimeout, bodyLimit, compression, log } = parse(read('http.yaml'));
  return {
    database: {
      max: pool.max,
      idleTimeoutMillis: duration(pool.idleTimeout),
      connectionTimeoutMillis: duration(pool.connectionTimeout),
      statement_timeout: duration(statementTimeout),
      application_name: applicationName,
    },
    sessions: cacheOf(sessions),
    words: cacheOf(words),
    http: {
      keepAlive: duration(keepAlive),
      requestTimeout: duration(requestTimeout),
      bodyLimit: bytes(bodyLimit),
      compression: { from: bytes(compression.from), level: compression.level },
    },
    log: { level: log.level, flushEvery: duration(log.flushEvery) },
    shipping: json('shipping.json'),
  };
};
