import { buildApp } from './app.js';
import { buildCatalogue } from './catalogue.js';

const port = Number(process.env.PORT ?? 3000);
const host = process.env.HOST ?? '127.0.0.1';

const app = buildApp(buildCatalogue(), { logger: { level: process.env.LOG_LEVEL ?? 'warn' } });

const stop = async (signal) => {
  app.log.info(`${signal}: finishing open requests`);
  await app.close();
};

process.once('SIGTERM', stop);
process.once('SIGINT', stop);

await app.listen({ port, host });
