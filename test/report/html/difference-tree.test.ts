import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { type DifferenceNode, differenceTree } from '../../../src/report/html/difference-tree.ts';
import { makeGraph, makeModule } from '../../core/bundle/graphs.ts';

const shape = ({ name, base, head, children }: DifferenceNode): unknown =>
  children.length === 0 ? [name, base, head] : [name, base, head, children.map(shape)];

test('the project’s files stand by folder, packages each as one, whatever folder they were installed into', () => {
  const lodash = { package: 'lodash', instance: 'web/node_modules/lodash' } as const;
  const head = makeGraph({
    modules: [
      makeModule('src/pages/admin/index.js', { parsed: 50 }),
      makeModule('src/pages/home.js', { parsed: 30 }),
      makeModule('web/node_modules/lodash/fp/map.js', { ...lodash, parsed: 20 }),
      makeModule('web/node_modules/lodash/chunk.js', { ...lodash, parsed: 10 }),
    ],
  });
  expect(shape(differenceTree(undefined, head))).toEqual([
    '',
    0,
    110,
    [
      [
        'src/pages',
        0,
        80,
        [
          ['admin/index.js', 0, 50],
          ['home.js', 0, 30],
        ],
      ],
      [
        'node_modules',
        0,
        30,
        [
          [
            'lodash',
            0,
            30,
            [
              ['fp/map.js', 0, 20],
              ['chunk.js', 0, 10],
            ],
          ],
        ],
      ],
    ],
  ]);
});

test('what grew, what is new and what is gone stand in one tree, the larger of both first', () => {
  const base = makeGraph({ modules: [makeModule('a.js', { parsed: 10 }), makeModule('gone.js', { parsed: 90 })] });
  const head = makeGraph({ modules: [makeModule('a.js', { parsed: 40 }), makeModule('new.js', { parsed: 5 })] });
  expect(shape(differenceTree(base, head))).toEqual([
    '',
    100,
    45,
    [
      ['gone.js', 90, 0],
      ['a.js', 10, 40],
      ['new.js', 0, 5],
    ],
  ]);
});

test('what was never emitted, and what the bundler brings itself, are left out; sources stand in where texts are unknown', () => {
  const head = makeGraph({
    modules: [
      makeModule('src/tree-shaken.js', { chunks: [], stat: 900 }),
      makeModule('webpack/runtime/x', { type: 'runtime', stat: 900 }),
      makeModule('a.js', { parsed: null, stat: 70 }),
    ],
  });
  expect(shape(differenceTree(undefined, head))).toEqual(['', 0, 70, [['a.js', 0, 70]]]);
  expect(differenceTree(undefined, undefined).children).toEqual([]);
});

test('no byte is lost, whatever the names', () => {
  const name = fc.oneof(
    fc.string(),
    fc.constantFrom('/', '', '.', './a', 'a/../b', '__proto__/constructor', 'a/b', 'a', `${'x/'.repeat(240)}y`),
  );
  const modules = fc.array(
    fc
      .record({ name, package: fc.option(name), stat: fc.nat(1000) })
      .map(({ package: owner, ...it }) => makeModule(it.name, { stat: it.stat, package: owner, instance: owner })),
    { maxLength: 20 },
  );
  const add = (node: DifferenceNode): void => {
    expect(node.children.reduce((sum, it) => sum + it.base, 0)).toBeLessThanOrEqual(node.base);
    expect(node.children.reduce((sum, it) => sum + it.head, 0)).toBeLessThanOrEqual(node.head);
    for (const child of node.children) add(child);
  };
  fc.assert(
    fc.property(modules, modules, (base, head) => {
      const tree = differenceTree(makeGraph({ modules: base }), makeGraph({ modules: head }));
      const sum = (all: typeof base): number => all.reduce((total, { stat }) => total + stat, 0);
      expect([tree.base, tree.head]).toEqual([sum(base), sum(head)]);
      add(tree);
    }),
  );
});
