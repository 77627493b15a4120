// Migrates and fills the database that DATABASE_URL names: `npm run db:fill`.
import { migrate } from './migrate.js';
import { required, withClient } from './connect.js';
import { seed } from './seed.js';

await withClient(required('DATABASE_URL'), async (client) => {
  const run = await migrate(client);
  process.stdout.write(run.length === 0 ? 'No new migrations.\n' : `Migrated: ${run.join(', ')}.\n`);
  const { rowCount } = await client.query('SELECT FROM products LIMIT 1');
  if (rowCount > 0) return;
  await seed(client, process.env.STORE_SIZE ?? 'full');
  await client.query('ANALYZE');
  process.stdout.write('Filled with products, customers and orders.\n');
});
