import { expect, jest, test } from '@jest/globals';
import { toFull } from '../../../src/config/full-scenario.ts';
import { InterruptedError } from '../../../src/core/errors.ts';
import { makeSuite } from '../block/make-suite.ts';
import { connectClient, startPostgres } from '../database/postgres-server.ts';
import { makeScenario } from '../load/load-support.ts';
import { openRun } from './open-run.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const server = `
import { createServer } from 'node:http';
createServer((_, response) => response.end('ok')).listen(process.env.PORT, '127.0.0.1');
`;

test('what the probe and the database counted is told after the signal that stopped the run', async () => {
  await using postgres = await startPostgres();
  await postgres.run('postgres', 'create extension pg_stat_statements');
  const stop = new AbortController();
  await using run = await openRun({ 'server.mjs': server }, stop.signal);
  const url = postgres.url('postgres');
  const suite = makeSuite({ database: url });
  const scenario = toFull(makeScenario());
  await using service = await run.laboratory.open({ suite, scenario, data: null, seed: 1 });
  await service.watchDatabase();
  await service.begin(true);
  await service.demand({ rate: null, connections: 2 });
  const client = await connectClient(url);
  for (let k = 0; k < 7; k++) await client.query('select 17 as answer');
  await client.end();
  while (Object.keys((await service.interval()).routes).length === 0);

  stop.abort(new InterruptedError('SIGINT'));
  await service.interval();
  await service.demand({ rate: null, connections: null }, true);
  const signals = await service.end();
  expect(Object.values(signals?.requests ?? {}).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(0);
  expect(signals?.heap).not.toBeNull();
  expect(await service.close()).toBeGreaterThan(0);
  expect(service.death).toBeNull();
  const reading = await service.readDatabase();
  expect(reading?.missing).toEqual([]);
  expect(reading?.statements).toMatchObject([{ calls: 7 }]);
});
