import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { expect, jest, test } from '@jest/globals';
import { readCallers } from '../../../../src/measure/probe/read-callers.ts';
import { createSignalsBench, send } from './signals-bench.ts';

// Real processes on a machine that may be busy.
jest.setTimeout(300_000);

const source = `
import { createServer } from 'node:http';
import { lookUp } from 'looker';

interface Unused { readonly a: string }

// The line that counts is the one below.
const answer = (): boolean => lookUp();
createServer((_, response) => response.end(String(answer()))).listen(process.env['PORT'], '127.0.0.1' as never);
`;
const files = {
  'src/service.ts': source,
  'node_modules/looker/package.json': JSON.stringify({ name: 'looker', version: '1.2.3', main: 'lib/look.js' }),
  'node_modules/looker/lib/look.js': `const fs = require('node:fs');\nexports.lookUp = () => fs.existsSync('.');`,
};

const asItRan = expect.stringMatching(/^dist\/service\.cjs:\d+$/);

test.each([
  ['beside', 'node dist/service.cjs', 'src/service.ts:8', []],
  ['beside', 'node --enable-source-maps dist/service.cjs', 'src/service.ts:8', []],
  ['inline', 'node dist/service.cjs', 'src/service.ts:8', []],
  [
    'wrong',
    'node dist/service.cjs',
    asItRan,
    [expect.stringMatching(/^source map of dist\/service\.cjs: It is no source map\. Lines/)],
  ],
  [
    'missing',
    'node dist/service.cjs',
    asItRan,
    [expect.stringMatching(/^source map of dist\/service\.cjs: It can not be read\. Lines/)],
  ],
  ['none', 'node dist/service.cjs', asItRan, []],
])('a bundle with a source map that is %s, run by "%s"', async (map, command, caller, said) => {
  await using bench = await createSignalsBench(files);
  await build({
    absWorkingDir: bench.directory,
    entryPoints: ['src/service.ts'],
    outfile: 'dist/service.cjs',
    bundle: true,
    platform: 'node',
    minify: true,
    sourcemap: map === 'inline' ? 'inline' : map === 'none' ? false : 'linked',
    logLevel: 'error',
  });
  if (map === 'missing') await rm(join(bench.directory, 'dist/service.cjs.map'));
  if (map === 'wrong') await writeFile(join(bench.directory, 'dist/service.cjs.map'), '{"version":3,"mappings":"!!"');
  await using service = await bench.start(command);
  const { sync, missing } = await bench.counted(service, () => send(service, '/', 3));
  expect(sync).toMatchObject([{ call: 'fs.existsSync', count: 3, caller }]);
  // One that names no map has none to be missed.
  expect(missing.map(({ reason }) => reason)).toEqual(said);
});

test('a loader that keeps its maps to itself and shows them in stacks is believed', async () => {
  await using bench = await createSignalsBench({
    'loader.cjs': `Error.prepareStackTrace = (error, sites) => [error, ...sites.map((it) =>
      '    at ' + it.getFunctionName() + ' (' + String(it.getFileName()).replace('made.cjs', 'original.coffee') + ':' + (it.getLineNumber() + 40) + ':1)')].join('\\n');`,
    'made.cjs': `const { createServer } = require('node:http'); const fs = require('node:fs');
      createServer((_, response) => { fs.existsSync('.'); response.end('ok'); }).listen(process.env.PORT, '127.0.0.1');`,
  });
  await using service = await bench.start('node --require ./loader.cjs made.cjs');
  const { sync } = await bench.counted(service, () => send(service, '/', 3));
  expect(sync).toMatchObject([{ caller: 'original.coffee:42' }]);
});

const layout = async (files: Readonly<Record<string, string>>) => {
  const directory = await mkdtemp(join(tmpdir(), 'callers '));
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, name)), { recursive: true });
    await writeFile(join(directory, name), content);
  }
  return { directory, [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }) };
};

test('the service comes before packages, packages have their version, and what lies elsewhere is not read', async () => {
  await using outside = await layout({ 'a.js': '//# sourceMappingURL=a.js.map', 'a.js.map': 'secret' });
  await using place = await layout({
    'api/src/a.js': 'x',
    'shared/b.js': 'y',
    'node_modules/@org/pkg/package.json': '{"version":"2.0.1"}',
    'node_modules/@org/pkg/lib/c.js': 'z',
    'node_modules/broken/package.json': '[',
  });
  await symlink(join(outside.directory, 'a.js'), join(place.directory, 'api/linked.js'));
  const at = (path: string, line = 4) => [join(place.directory, path), line, 1, false] as const;
  const own = at('api/src/a.js');
  const shared = at('shared/b.js');
  const pkg = at('node_modules/@org/pkg/lib/c.js', 7);
  const broken = at('node_modules/broken/d.js');
  const linked = at('api/linked.js');
  const mutable = [own, shared, pkg, broken, linked].map(
    ([path, line, column, mapped]): [string, number, number, boolean] => [path, line, column, mapped],
  );
  const threads = [{ rows: [], places: new Map([[0, mutable]]), totals: null }];
  const { nameOf: callerOf } = await readCallers(threads, {
    directory: join(place.directory, 'api'),
    checkout: place.directory,
  });
  const [o, s, p, b, l] = mutable.map((frame) => [frame]);
  expect(callerOf([...p!, ...o!])).toBe('src/a.js:4');
  expect(callerOf(s!)).toBe('../shared/b.js:4');
  expect(callerOf([...p!, ...b!])).toBe('@org/pkg@2.0.1/lib/c.js:7');
  expect(callerOf(b!)).toBe('broken/d.js:4');
  expect(callerOf(l!)).toBe('linked.js:4');
  expect(callerOf([])).toBe('');
  expect(callerOf([['/elsewhere/e.js', 3, 1, false]])).toBe('…/elsewhere/e.js:3');
});
