import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { askChain } from '../../../../src/advice/source/locks/ask-chain.ts';
import type { LockFile } from '../../../../src/advice/source/locks/lock-file.ts';
import { isLockFile, readLock } from '../../../../src/advice/source/locks/read-lock.ts';

// Written by npm 11, pnpm 8 and 9, Yarn 1.22 and 4 for one project, without checksums; Bun's by hand.
const written = [
  ['npm-1/package-lock.json', 'npm'],
  ['npm-3/package-lock.json', 'npm'],
  ['pnpm-6/pnpm-lock.yaml', 'pnpm'],
  ['pnpm-9/pnpm-lock.yaml', 'pnpm'],
  ['yarn-classic/yarn.lock', 'yarn-classic'],
  ['yarn-berry/yarn.lock', 'yarn-berry'],
  ['bun/bun.lock', 'bun'],
] as const;

const textOf = (path: string): string => readFileSync(new URL(`golden/${path}`, import.meta.url), 'utf8');

const read = (path: string): LockFile => {
  const lock = readLock(path, textOf(path));
  if (lock === null) throw new Error(`${path} was not read.`);
  return lock;
};

const askersOf = (lock: LockFile, version: string): readonly string[] => {
  const asked = lock.packages.filter((it) => it.name === 'js-tokens' && it.version === version);
  return Array.from(new Set(asked.flatMap(({ askedBy }) => askedBy.map((it) => it.name)))).toSorted();
};

test.each(written)('%s: versions of a package, and who asks for them', (path, manager) => {
  const lock = read(path);
  expect(lock.manager).toBe(manager);
  const versions = lock.packages.filter(({ name }) => name === 'js-tokens').map(({ version }) => version);
  expect(Array.from(new Set(versions)).toSorted()).toEqual(['3.0.2', '4.0.0', '9.0.1']);
  // Of these two only the parts of the project ask, and these formats do not say what those want.
  const saysProject = path !== 'npm-1/package-lock.json' && path !== 'yarn-classic/yarn.lock';
  const packages = ['@babel/highlight', 'loose-envify'];
  expect(askersOf(lock, '4.0.0').filter((name) => name !== '.')).toEqual(packages);
  if (!saysProject) return;
  expect(askersOf(lock, '4.0.0')).toEqual(['.', ...packages]);
  expect(askersOf(lock, '3.0.2')).toEqual(['packages/web']);
  expect(askersOf(lock, '9.0.1')).toEqual(['.']);
  // The project's own parts are no packages.
  expect(lock.packages.map(({ name }) => name)).not.toContain('web');
});

test('ranges, folders and aliases of npm', () => {
  const { packages } = read('npm-3/package-lock.json');
  const aliased = packages.find(({ path }) => path === 'node_modules/short');
  expect(aliased).toMatchObject({ name: 'js-tokens', version: '4.0.0', askedBy: [{ name: '.', version: null }] });
  const nested = packages.find(({ path }) => path === 'packages/web/node_modules/js-tokens');
  expect(nested?.askedBy).toEqual([{ name: 'packages/web', version: null, range: '^3.0.2' }]);
});

test('the way from the project to a package', () => {
  const wanted = { name: 'js-tokens', version: '4.0.0' };
  expect(askChain(read('npm-3/package-lock.json'), wanted)).toEqual(['.', 'js-tokens@4.0.0']);
  const supports = { name: 'has-flag', version: '3.0.0' };
  const way = [
    '@babel/code-frame@7.24.7',
    '@babel/highlight@7.25.9',
    'chalk@2.4.2',
    'supports-color@5.5.0',
    'has-flag@3.0.0',
  ];
  expect(askChain(read('pnpm-9/pnpm-lock.yaml'), supports)).toEqual(['packages/web', ...way]);
  expect(askChain(read('yarn-classic/yarn.lock'), supports)).toEqual(way);
  expect(askChain(read('npm-3/package-lock.json'), { name: 'nobody', version: '1.0.0' })).toEqual(['nobody@1.0.0']);
});

test('what is no lock file, or not one that is known, is null', () => {
  expect(readLock('package.json', '{}')).toBeNull();
  expect(readLock('package-lock.json', '{')).toBeNull();
  expect(readLock('package-lock.json', '[]')).toBeNull();
  expect(readLock('pnpm-lock.yaml', "lockfileVersion: '5.4'\n")).toBeNull();
  expect(isLockFile('web/yarn.lock')).toBe(true);
  expect(isLockFile('web/yarn.lock.md')).toBe(false);
});

test('a key of Yarn that is too long for its line', () => {
  const key = Array.from({ length: 100 }, (_, at) => `lodash@npm:^4.17.${at}`).join(', ');
  const entry = '  version: 4.17.99\n  resolution: "lodash@npm:4.17.99"\n';
  const asker = '"a@npm:1.0.0":\n  version: 1.0.0\n  dependencies:\n    lodash: "npm:^4.17.42"\n';
  const lock = readLock('yarn.lock', `__metadata:\n  version: 8\n\n? "${key}"\n:\n${entry}\n${asker}`);
  expect(lock?.packages).toMatchObject([{ name: 'lodash', askedBy: [{ name: 'a' }] }, { name: 'a' }]);
});

test('names of a stranger are names', () => {
  const entry = { version: '1.0.0', dependencies: { constructor: '^1.0.0', toString: '*' } };
  const content = `{"lockfileVersion":3,"packages":{"":{"dependencies":{"__proto__":"*"}},"node_modules/__proto__":${JSON.stringify(entry)},"node_modules/constructor":{"version":"1.0.1"}}}`;
  const lock = readLock('package-lock.json', content);
  expect(lock?.packages.map(({ name, askedBy }) => [name, askedBy.map((it) => it.name)])).toEqual([
    ['__proto__', ['.']],
    ['constructor', ['__proto__']],
  ]);
  expect({}).not.toHaveProperty('version');
});

test('no text makes it throw', () => {
  const paths = written.map(([path]) => path);
  const texts = paths.map(textOf);
  const part = fc.tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(), fc.string());
  fc.assert(
    fc.property(fc.constantFrom(...paths), part, (path, [text, from, to, more]) => {
      const [start, end] = [from % text.length, to % text.length].toSorted((a, b) => a - b);
      expect(() => readLock(path, text.slice(0, start) + more + text.slice(end))).not.toThrow();
    }),
    { numRuns: 60 },
  );
});

test('what the registry says of a version, where the lock file has it', () => {
  const npm = JSON.stringify({
    lockfileVersion: 3,
    packages: {
      '': { dependencies: { request: '^2.0.0', ms: '^2.0.0' } },
      'node_modules/request': { version: '2.88.2', deprecated: 'request has been\n deprecated, see issue 3142' },
      'node_modules/ms': { version: '2.1.3' },
    },
  });
  const pnpm = `lockfileVersion: '9.0'
packages:
  request@2.88.2:
    resolution: {integrity: sha512-a}
    deprecated: request has been deprecated, see issue 3142
  ms@2.1.3:
    resolution: {integrity: sha512-b}
    deprecated: true
`;
  const told = (path: string, text: string) =>
    readLock(path, text)?.packages.map(({ name, deprecated }) => [name, deprecated]);
  expect(told('package-lock.json', npm)).toEqual([
    ['request', 'request has been deprecated, see issue 3142'],
    ['ms', undefined],
  ]);
  expect(told('pnpm-lock.yaml', pnpm)).toEqual([
    ['request', 'request has been deprecated, see issue 3142'],
    ['ms', 'no reason is given'],
  ]);
});
