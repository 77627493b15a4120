// Answers of one copy of the shop, in a process of its own: prints [{ status, body }] for the requests on standard input.
import { json } from 'node:stream/consumers';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const load = (file) => import(pathToFileURL(join(process.argv[2], 'src', file)).href);

const requests = await json(process.stdin);
const { buildApp } = await load('app.js');
const { buildCatalogue } = await load('catalogue.js');
const app = buildApp(buildCatalogue());
const answers = [];
for (const request of requests) {
  const { statusCode, body } = await app.inject(request);
  answers.push({ status: statusCode, body });
}
await app.close();
process.stdout.write(JSON.stringify(answers));
