// Opens the embedded database of a directory, records something, takes a job, and holds on to it until it is killed.
import { sql } from 'kysely';
import { openDatabase } from '../../src/database/open-database.ts';
import { startQueues } from '../../src/database/start-queues.ts';

const database = await openDatabase({ directory: process.argv[2] ?? '' });
const queues = await startQueues(database);
await sql`create table scratch (value int)`.execute(database.kysely);
for (let value = 0; value < 100; value++) await sql`insert into scratch values (${value})`.execute(database.kysely);
await queues.enqueueMeasurement(database.kysely, { runId: 'held', key: 'held', priority: 0 });
await queues.server.serveMeasurements('holder', async () => {
  process.stdout.write('ready\n');
  await new Promise(() => undefined);
});
