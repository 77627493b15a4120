import { expect, test } from '@jest/globals';
import { matchModules } from '../../../src/advice/growth/match-modules.ts';
import type { BundleGraph } from '../../../src/core/bundle/bundle-graph.ts';
import type { ModuleSketch } from './make-graph.ts';
import { makeGraph } from './make-graph.ts';

const graph = (modules: Readonly<Record<string, ModuleSketch>>): BundleGraph => {
  const names = Object.keys(modules);
  return makeGraph({ modules: { 'src/main.js': { imports: names }, ...modules } });
};

/** Names on the head → names on the base, of those that differ. */
const moves = (base: BundleGraph, head: BundleGraph, renames: Readonly<Record<string, string>> = {}) => {
  const { toBase, toHead } = matchModules({ base, head }, (name) => renames[name] ?? name);
  for (const [index, at] of toBase.entries()) if (at !== -1) expect(toHead[at]).toBe(index);
  return Object.fromEntries(
    head.modules.flatMap(({ name }, index) => {
      const former = toBase[index] === -1 ? null : base.modules[toBase[index]!]!.name;
      return former === name ? [] : [[name, former]];
    }),
  );
};

test('modules are the same by name, whatever their size', () => {
  expect(moves(graph({ 'src/a.js': {} }), graph({ 'src/a.js': { size: 5 } }))).toEqual({});
});

test('a rename that git knows is followed; a copy is new', () => {
  const base = graph({ 'src/a.js': { size: 800 } });
  const moved = graph({ 'src/b/other.js': { size: 300 } });
  expect(moves(base, moved, { 'src/b/other.js': 'src/a.js' })).toEqual({ 'src/b/other.js': 'src/a.js' });
  const copied = graph({ 'src/a.js': { size: 800 }, 'src/b/other.js': { size: 300 } });
  expect(moves(base, copied, { 'src/b/other.js': 'src/a.js' })).toEqual({ 'src/b/other.js': null });
});

test('a package is the same wherever its folder lies', () => {
  const folder = (version: string) => `node_modules/.pnpm/lib@${version}/node_modules/lib`;
  const files = (version: string) => ({
    [`${folder(version)}/a.js`]: { version },
    [`${folder(version)}/b.js`]: { version },
  });
  expect(moves(graph(files('1.0.0')), graph(files('1.1.0')))).toEqual({
    [`${folder('1.1.0')}/a.js`]: `${folder('1.0.0')}/a.js`,
    [`${folder('1.1.0')}/b.js`]: `${folder('1.0.0')}/b.js`,
  });
});

test('the same version goes before the same folder: the other one is new', () => {
  const base = graph({ 'node_modules/lib/a.js': { version: '1.0.0' } });
  const head = graph({
    'node_modules/lib/a.js': { version: '2.0.0' },
    'node_modules/x/node_modules/lib/a.js': { version: '1.0.0' },
  });
  expect(moves(base, head)).toEqual({
    'node_modules/lib/a.js': null,
    'node_modules/x/node_modules/lib/a.js': 'node_modules/lib/a.js',
  });
});

test('a folder that moved without a word is known by size and surroundings', () => {
  const files = (folder: string, edited: number) => ({
    [`${folder}/cart.js`]: { size: 700, imports: [`${folder}/total.js`, 'src/money.js'] },
    [`${folder}/total.js`]: { size: edited },
    'src/money.js': { size: 90 },
  });
  expect(moves(graph(files('src/cart', 400)), graph(files('src/features/cart', 410)))).toEqual({
    'src/features/cart/cart.js': 'src/cart/cart.js',
    'src/features/cart/total.js': 'src/cart/total.js',
  });
});

test('what could be either of two files is neither', () => {
  const base = graph({ 'src/a/index.js': { size: 50 } });
  const head = graph({ 'src/b/index.js': { size: 50 }, 'src/c/index.js': { size: 50 } });
  expect(moves(base, head)).toEqual({ 'src/b/index.js': null, 'src/c/index.js': null });
});

test('modules of one name are told apart by type and by the entries that have them', () => {
  const pair = (order: readonly number[]): BundleGraph => {
    const made = graph({ 'src/a.css': { size: 10 }, 'src/b.css': { size: 700, type: 'esm' } });
    const [main, ...styles] = made.modules;
    return { ...made, modules: [main!, ...order.map((it) => ({ ...styles[it]!, name: 'src/a.css' }))], edges: [] };
  };
  const { toBase } = matchModules({ base: pair([0, 1]), head: pair([1, 0]) }, (name) => name);
  expect([...toBase]).toEqual([0, 2, 1]);
});
