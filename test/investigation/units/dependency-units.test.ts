import { expect, test } from '@jest/globals';
import { readLock } from '../../../src/advice/source/locks/read-lock.ts';
import { makeChange, unitsOf } from './make-change.ts';

type Wanted = Readonly<Record<string, string>>;

const manifest = (dependencies: Wanted, scripts: Wanted = { start: 'node a.js' }): string =>
  `${JSON.stringify({ name: 'shop', scripts, dependencies }, null, 2)}\n`;

interface Locked {
  readonly version: string;
  readonly asks?: Wanted;
}

const npm = (dependencies: Wanted, packages: Readonly<Record<string, Locked>>): string =>
  `${JSON.stringify(
    {
      name: 'shop',
      lockfileVersion: 3,
      packages: {
        '': { name: 'shop', dependencies },
        ...Object.fromEntries(
          Object.entries(packages)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, { version, asks }]) => [
              `node_modules/${name}`,
              { version, integrity: `sha512-${name}${version}`, ...(asks === undefined ? {} : { dependencies: asks }) },
            ]),
        ),
      },
    },
    null,
    2,
  )}\n`;

const classic = (packages: Readonly<Record<string, Locked>>): string =>
  `# yarn lockfile v1\n\n${Object.entries(packages)
    .map(
      ([name, { version, asks }]) =>
        `\n${name}@^${version.split('.')[0]}.0.0:\n  version "${version}"\n  integrity sha512-${name}${version}\n${
          asks === undefined
            ? ''
            : `  dependencies:\n${Object.entries(asks)
                .map(([it, range]) => `    ${it} "${range}"\n`)
                .join('')}`
        }`,
    )
    .join('')}`;

const pnpm = (dependencies: Wanted, packages: Readonly<Record<string, Locked>>): string =>
  `lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n${Object.entries(dependencies)
    .map(
      ([name, range]) => `      ${name}:\n        specifier: ${range}\n        version: ${packages[name]!.version}\n`,
    )
    .join('')}\npackages:\n\n${Object.entries(packages)
    .map(([name, { version }]) => `  ${name}@${version}:\n    resolution: {integrity: sha512-${name}${version}}\n\n`)
    .join('')}snapshots:\n\n${Object.entries(packages)
    .map(
      ([name, { version, asks }]) =>
        `  ${name}@${version}:${
          asks === undefined
            ? ' {}'
            : `\n    dependencies:\n${Object.keys(asks)
                .map((it) => `      ${it}: ${packages[it]!.version}\n`)
                .join('')}`.trimEnd()
        }\n\n`,
    )
    .join('')}`;

const before = {
  wanted: { alpha: '^1.0.0', delta: '^1.0.0', mid: '^1.0.0' },
  locked: {
    alpha: { version: '1.0.0', asks: { beta: '^1.0.0' } },
    beta: { version: '1.0.0' },
    delta: { version: '1.0.0' },
    middle: { version: '1.0.0' },
    mid: { version: '1.0.0', asks: { middle: '^1.0.0' } },
  },
};
/** alpha and what it pulls in go up, delta goes up, gamma is new with zeta. */
const after = {
  wanted: { alpha: '^1.2.0', delta: '^1.1.0', gamma: '^1.0.0', mid: '^1.0.0' },
  locked: {
    ...before.locked,
    alpha: { version: '1.2.0', asks: { beta: '^1.1.0' } },
    beta: { version: '1.1.0' },
    delta: { version: '1.1.0' },
    gamma: { version: '1.0.0', asks: { zeta: '^1.0.0' } },
    zeta: { version: '1.0.0' },
  },
};

const versions = (path: string, text: string | null): Readonly<Record<string, string>> =>
  Object.fromEntries((readLock(path, text ?? '')?.packages ?? []).map(({ name, version }) => [name, version]));

const sorted = (locked: typeof after.locked | typeof before.locked): Readonly<Record<string, Locked>> =>
  Object.fromEntries(Object.entries(locked).toSorted(([a], [b]) => (a < b ? -1 : 1)));

test.each([
  ['package-lock.json', npm(before.wanted, before.locked), npm(after.wanted, after.locked)],
  ['yarn.lock', classic(sorted(before.locked)), classic(sorted(after.locked))],
  ['pnpm-lock.yaml', pnpm(before.wanted, sorted(before.locked)), pnpm(after.wanted, sorted(after.locked))],
])('each dependency goes back with its entries of %s', (lock, base, head) => {
  expect(Object.keys(versions(lock, head))).toContain('zeta');
  const made = makeChange(
    { 'package.json': manifest(before.wanted), [lock]: base },
    { 'package.json': manifest(after.wanted, { start: 'node b.js' }), [lock]: head },
  );
  expect(made.idsIn('package.json')).toStrictEqual(['package.json#alpha', 'package.json#delta', 'package.json#gamma']);
  const rest = versions(lock, head);
  const { alpha, beta, delta, gamma, zeta, ...others } = rest;
  expect([alpha, beta, delta, gamma, zeta]).toStrictEqual(['1.2.0', '1.1.0', '1.1.0', '1.0.0', '1.0.0']);
  expect(versions(lock, made.undone(['package.json#alpha'], lock))).toStrictEqual({
    ...rest,
    alpha: '1.0.0',
    beta: '1.0.0',
  });
  expect(versions(lock, made.undone(['package.json#gamma'], lock))).toStrictEqual({ ...others, alpha, beta, delta });
  expect(JSON.parse(made.undone(['package.json#gamma'], 'package.json') ?? '')).toMatchObject({
    // A script is no dependency: it stays.
    scripts: { start: 'node b.js' },
    dependencies: { alpha: '^1.2.0', delta: '^1.1.0', mid: '^1.0.0' },
  });
  expect(versions(lock, made.applied(['package.json#delta'], lock))).toStrictEqual({
    ...versions(lock, base),
    delta: '1.1.0',
  });
  expect(versions(lock, made.applied(['package.json#gamma'], lock))).toMatchObject({
    alpha: '1.0.0',
    gamma: '1.0.0',
    zeta: '1.0.0',
  });
  const all = made.idsIn('package.json');
  expect(made.undone(all, lock)).toBe(base);
  expect(made.applied(all, lock)).toBe(head);
});

test('code that imports a new dependency goes back with it, and it comes with the code', () => {
  const made = makeChange(
    { 'package.json': manifest({}), 'a.js': 'export const f = (a) => a;\n' },
    {
      'package.json': manifest({ gamma: '^1.0.0' }),
      'a.js': "import gamma from 'gamma/sub';\n\nexport const f = (a) => gamma(a);\n",
    },
  );
  const all = made.change.units.map(({ id }) => id);
  expect(all).toHaveLength(2);
  expect(unitsOf(made.patches.undoAll(['package.json#gamma']))).toStrictEqual(all.toSorted());
  expect(unitsOf(made.patches.applyAll([all.find((id) => id.startsWith('a.js'))!]))).toStrictEqual(all.toSorted());
});

test('an update of the lock file alone is a dependency too', () => {
  const made = makeChange(
    { 'yarn.lock': classic(before.locked) },
    { 'yarn.lock': classic({ ...before.locked, beta: { version: '1.0.9' } }) },
  );
  expect(made.change.units.map(({ id, kind }) => [id, kind])).toStrictEqual([['yarn.lock#beta', 'dependency']]);
  expect(made.undone(['yarn.lock#beta'], 'yarn.lock')).toBe(classic(before.locked));
});
