import { expect, test } from '@jest/globals';
import type { Investigation } from '../../../src/core/investigation.ts';
import { investigationSuggestions } from '../../../src/report/investigation/investigation-suggestions.ts';
import { stories } from '../../investigation/synthesis/stories.ts';

const files = [{ path: 'src/orders.js', hunks: [{ newStart: 38, newLines: 11 }] }];

test('the measured fix of the cause is a suggestion on its lines', () => {
  const [it, ...others] = investigationSuggestions(stories.proven, files);
  expect(others).toEqual([]);
  expect(it).toEqual({
    path: 'src/orders.js',
    startLine: 41,
    endLine: 47,
    body: [
      '**A query for every order in src/orders.js:43** `PERF_FIX_001`',
      '',
      'This takes the change back. Where what it does is wanted: Load what belongs to all items by one statement (= ANY(&#36;1), IN, the include of an ORM) or through a DataLoader. Measured: it wins back 98 % (91 to 104) of the loss.',
      '',
      '```suggestion',
      '  const lines = await linesOf(',
      '    database,',
      '    rows.map(({ id }) => id),',
      '  );',
      '  return { page, orders: rows.map((order) => orderOf(order, lines.get(order.id) ?? [])) };',
      '```',
    ].join('\n'),
  });
});

test('outside of the diff there is none', () => {
  expect(investigationSuggestions(stories.proven, [])).toEqual([]);
});

const inTwo = (): Investigation => {
  const patch = '--- a/a.js\n+++ b/a.js\n@@ -1,1 +1,1 @@\n-a\n+b\n@@ -9,1 +9,1 @@\n-c\n+d\n';
  const { hypotheses, tasks, ...rest } = stories.proven;
  return {
    ...rest,
    hypotheses: hypotheses.map((it) =>
      it.id === 'H1' && it.experiment !== null ? { ...it, experiment: { ...it.experiment, patch } } : it,
    ),
    tasks: tasks.map((it) => (it.patch === null ? it : { ...it, patch })),
  };
};

test('a fix of two pieces is suggested as a whole or not at all', () => {
  const [first, second] = [
    { newStart: 1, newLines: 3 },
    { newStart: 8, newLines: 3 },
  ];
  expect(investigationSuggestions(inTwo(), [{ path: 'a.js', hunks: [first, second] }])).toHaveLength(2);
  expect(investigationSuggestions(inTwo(), [{ path: 'a.js', hunks: [first] }])).toEqual([]);
});
