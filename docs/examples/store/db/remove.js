// Pacegate's `teardown`: drops what prepare.js made. Templates stay: the next measurement clones them again.
import { required, withClient } from './connect.js';
import { sideDatabase } from './side.js';

const name = sideDatabase(required('PACEGATE_DIRECTORY'));
await withClient(required('DATABASE_URL'), (client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
