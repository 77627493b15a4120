import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { findMaps } from '../../../src/measure/profile/find-maps.ts';
import { findPackages } from '../../../src/measure/profile/find-packages.ts';
import { readPlainFile } from '../../../src/measure/profile/plain-file.ts';

const map = JSON.stringify({ version: 3, sources: ['a.ts'], names: [], mappings: 'AAAA' });
const inline = `data:application/json;base64,${Buffer.from(map).toString('base64')}`;

const createPlace = async () => {
  const directory = await realpath(await mkdtemp(join(tmpdir(), 'maps test ')));
  await mkdir(join(directory, 'app/maps'), { recursive: true });
  return {
    directory,
    app: join(directory, 'app'),
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
};

test('maps in the script, named by it, and beside it under its name', async () => {
  await using place = await createPlace();
  const { app } = place;
  await writeFile(join(app, 'maps/named.map'), map);
  await writeFile(join(app, 'beside.js.map'), map);
  const urls = new Set(
    ['in.ts', 'named.js', 'beside.js', 'none.js'].map((name) => `file://${app}/${name}`.replaceAll(' ', '%20')),
  );
  const [first, second] = [...urls];
  const found = await findMaps({ named: { [first!]: inline, [second!]: 'maps/named.map?v=1' }, urls, checkout: app });
  expect(found.missing).toEqual([]);
  expect(found.maps.map(({ script, directory }) => [script, directory])).toEqual([
    [join(app, 'in.ts'), app],
    [join(app, 'named.js'), join(app, 'maps')],
    [join(app, 'beside.js'), app],
  ]);
});

test('maps that are none, are missing, or lead out of the checkout are said and not read', async () => {
  await using place = await createPlace();
  const { app, directory } = place;
  await writeFile(join(directory, 'secret.map'), map);
  await symlink(join(directory, 'secret.map'), join(app, 'link.map'));
  await writeFile(join(app, 'broken.map'), '{');
  const named = { a: 'missing.map', b: '../secret.map', c: 'link.map', d: 'broken.map', e: 'data:application/json,%' };
  const entries = Object.entries(named).map(([name, url]) => [join(app, `${name}.js`), url] as const);
  const found = await findMaps({
    named: Object.fromEntries(entries),
    urls: new Set([...entries.map(([path]) => path), `${app}/node_modules/x/x.js`, 'node:fs']),
    checkout: app,
  });
  expect(found.maps).toEqual([]);
  expect(found.missing.map(({ what, reason }) => `${what}: ${reason}`)).toEqual([
    'source map of a.js: It can not be read.',
    'source map of b.js: It can not be read.',
    'source map of c.js: It can not be read.',
    'source map of d.js: It is no source map.',
    'source map of e.js: It can not be read.',
  ]);
});

test('versions of packages by their directory', async () => {
  await using place = await createPlace();
  const { app } = place;
  for (const [name, version] of [
    ['plain', '1.2.3'],
    ['@scope/x', '2.0.0-beta.1'],
    ['hostile', '1.0\n0'],
  ] as const) {
    await mkdir(join(app, 'node_modules', name), { recursive: true });
    await writeFile(join(app, 'node_modules', name, 'package.json'), JSON.stringify({ version }));
  }
  const paths = ['plain/a.js', '@scope/x/lib/b.js', 'hostile/c.js', 'none/d.js'].map((it) =>
    join(app, 'node_modules', it),
  );
  expect(await findPackages([...paths, join(app, 'own.js')])).toEqual({
    [join(app, 'node_modules/plain')]: '1.2.3',
    [join(app, 'node_modules/@scope/x')]: '2.0.0-beta.1',
  });
});

test('only plain files within bounds are read', async () => {
  await using place = await createPlace();
  const file = join(place.app, 'a.txt');
  await writeFile(file, 'text');
  await symlink(file, join(place.app, 'link'));
  expect(await readPlainFile(file, 4)).toBe('text');
  expect(await readPlainFile(file, 3)).toBeNull();
  expect(await readPlainFile(join(place.app, 'link'), 100)).toBeNull();
  expect(await readPlainFile(place.app, 100_000)).toBeNull();
});
