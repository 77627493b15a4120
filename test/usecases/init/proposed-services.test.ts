import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseConfiguration } from '../../../src/config/load-configuration.ts';
import { readTree } from '../../../src/measure/survey/read-tree.ts';
import { existsBelow, writerBelow } from '../../../src/measure/survey/repository-files.ts';
import { init } from '../../../src/usecases/init/init.ts';
import { manifest } from '../../measure/survey/tree-of.ts';
import { createPlace } from '../../measure/service/service-support.ts';
import { write } from '../../measure/workspace/repositories.ts';
import { repositories } from './repositories.ts';

type Files = Readonly<Record<string, string>>;

const server = (routes: readonly string[], listen: string): string =>
  [
    "import { createServer } from 'node:http';",
    'createServer((request, response) => {',
    '  const { pathname } = new URL(request.url, "http://x");',
    '  switch (pathname) {',
    ...routes.map((route) => `    case '${route}': return response.end('ok');`),
    '  }',
    '  response.writeHead(404).end();',
    `}).listen(${listen});`,
  ].join('\n');

/** Services that need nothing to be installed. */
const cases: Readonly<Record<string, Files>> = {
  'plain node': repositories['plain-node-http'] ?? {},
  'a package of a monorepo': {
    'package.json': manifest({ workspaces: ['services/*', 'libraries/*'] }),
    'package-lock.json': '{}',
    'libraries/text/package.json': manifest({ name: '@acme/text' }),
    'services/web/package.json': manifest({
      name: '@acme/web',
      scripts: { start: 'node src/main.mjs' },
      dependencies: { '@acme/text': '*' },
    }),
    'services/web/src/main.mjs': server(['/', '/api/health', '/items'], 'Number(process.env.PORT), "127.0.0.1"'),
  },
  'a script of npm': {
    'package.json': manifest({ name: 'scripted', scripts: { start: 'A=1 node --no-warnings app.mjs' } }),
    'app.mjs': server(['/up', '/prices'], '{ port: process.env.PORT }'),
  },
};

test.each(Object.entries(cases))('%s starts as proposed, gets ready, and answers every request', async (_, files) => {
  await using place = await createPlace({});
  const top = place.directory;
  write(top, files);
  await init(
    { prefix: '', defaultBranch: 'main', reference: 'x', force: false, app: false, version: '0.1.0', print: false },
    { tree: readTree(top), exists: existsBelow(top), write: writerBelow(top) },
  );
  const text = readTree(top).read('.github/pacegate.yml') ?? '';
  const [suite] = parseConfiguration({ file: 'x', text, environment: {} }).suites;
  if (suite?.type !== 'service') throw new Error('There is no service.');
  await using service = await place.start(suite.start, {
    directory: join(top, suite.directory),
    ready: suite.ready,
    environment: suite.env,
  });
  expect(suite.ready.path).not.toBeNull();
  for (const { path, method } of suite.routes) {
    const { status } = await fetch(`${service.origin}${path}`, { method });
    expect({ path, status }).toEqual({ path, status: 200 });
  }
});
