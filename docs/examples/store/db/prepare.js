// Pacegate's `setup`: gives one side a database of its own, cloned from a template, and writes its address into
// $PACEGATE_DIRECTORY/database-url. DATABASE_URL is any database of the server.
import { writeFileSync } from 'node:fs';
import { required } from './connect.js';
import { addressFile, sideDatabase } from './side.js';
import { cloneTemplate, ensureTemplate } from './template.js';

const url = required('DATABASE_URL');
const directory = required('PACEGATE_DIRECTORY');

const template = await ensureTemplate(url, process.env.STORE_SIZE ?? 'full');
const address = await cloneTemplate(url, template, sideDatabase(directory));
writeFileSync(addressFile(directory), address, { mode: 0o600 });
