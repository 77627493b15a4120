import { createServer } from 'node:http';
import { buildApp } from './app.js';
import { readConfiguration } from './configuration.js';
import { openDatabase } from './database.js';
import { createLog } from './log.js';
import { startWorker } from './worker.js';

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';
const address = process.env.DATABASE_URL;
if (address === undefined) {
  process.stderr.write('DATABASE_URL is not set. `npm run db` starts a PostgreSQL and says its address.\n');
  process.exit(2);
}

const configuration = readConfiguration();
const log = createLog(configuration.log);
const database = openDatabase(address, configuration.database, log);
const worker = startWorker(address, log);
const app = await buildApp({ configuration, database, worker, log });

const server = createServer(app);
server.keepAliveTimeout = configuration.http.keepAlive;
server.requestTimeout = configuration.http.requestTimeout;
server.listen(port, host, () => {
  log.info({ event: 'listening', address: `http://${host}:${server.address().port}` });
  log.flush();
});

const stop = () => {
  server.close(async () => {
    await worker.close();
    await database.close();
    log.close();
  });
  server.closeIdleConnections();
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
