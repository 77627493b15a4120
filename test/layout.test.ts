import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from '@jest/globals';

const source = join(import.meta.dirname, '../src');

/** Rooms from the top to the bottom: an import goes only towards the top. */
const rooms = [
  'core',
  'config',
  'statistics',
  'gate',
  'advice',
  'investigation',
  'report',
  'measure',
  'baseline',
  'database',
  'github',
  'usecases',
  'app',
  'action',
  'cli',
];
/** They run things and never meet, but in a use case or an entry. */
const adapters = new Set(['measure', 'baseline', 'database', 'github']);
const entries = new Set(['app', 'action', 'cli']);

interface Import {
  readonly from: string;
  readonly to: string;
}

const roomOf = (path: string): string => path.split('/')[0] ?? '';

const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => /\.(ts|cjs)$/.test(file));

const importsOf = (file: string): Import[] => {
  const text = readFileSync(join(source, file), 'utf8');
  const named = text.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g);
  return [...named].map(([, target]) => ({
    from: file,
    to: relative(source, resolve(source, dirname(file), target ?? '')),
  }));
};

const imports = files.flatMap(importsOf);

const isAllowed = ({ from, to }: Import): boolean => {
  const [own, other] = [roomOf(from), roomOf(to)];
  if (own === other) return true;
  // The App's store and queues implement the ports of its use cases.
  if (own === 'database' && /^usecases\/app\/(?:model|ports)\.ts$/.test(to)) return true;
  if (adapters.has(own) && adapters.has(other)) return false;
  // `pacegate app` and `pacegate worker` are commands too.
  if (own === 'cli' && other === 'app') return true;
  if (entries.has(own) && entries.has(other)) return false;
  return rooms.indexOf(other) < rooms.indexOf(own);
};

test('every file of src is in a room', () => {
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => !rooms.includes(roomOf(file)))).toEqual([]);
});

test('an import goes only towards the top of the list, and adapters never import each other', () => {
  expect(imports.length).toBeGreaterThan(200);
  expect(imports.filter((it) => !isAllowed(it))).toEqual([]);
});

test('the rule refuses what it is there to refuse', () => {
  expect(isAllowed({ from: 'gate/judge.ts', to: 'measure/machine.ts' })).toBe(false);
  expect(isAllowed({ from: 'measure/machine.ts', to: 'github/post.ts' })).toBe(false);
  expect(isAllowed({ from: 'core/side.ts', to: 'config/schema.ts' })).toBe(false);
  expect(isAllowed({ from: 'cli/run.ts', to: 'usecases/check.ts' })).toBe(true);
});

test('the core does no I/O, and the decision is pure', () => {
  // Names of paths are text: only what touches the file system or the machine is I/O.
  const forbidden = /from 'node:(?!crypto'|path')[^']+'|process\.|Date\.now|Math\.random|performance\.now/;
  const impure = files.filter(
    (file) =>
      ['core', 'statistics', 'gate', 'advice', 'investigation', 'report'].includes(roomOf(file)) &&
      forbidden.test(readFileSync(join(source, file), 'utf8').replaceAll(/^\s*(?:\/\*\*|\*|\/\/).*$/gm, '')),
  );
  // The clock port's own implementation; what ends a parser that a stranger's text keeps busy; and colours and width of terminals, which
  // only format text.
  expect(
    impure.filter(
      (file) =>
        !['core/clock.ts', 'advice/source/within-time.ts'].includes(file) && !/paint|text-width|escape/.test(file),
    ),
  ).toEqual([]);
});
