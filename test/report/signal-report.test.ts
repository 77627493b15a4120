import { expect, test } from '@jest/globals';
import { findings } from '../../src/advice/find.ts';
import type { Result } from '../../src/core/result.ts';
import { judge } from '../../src/gate/judge.ts';
import { renderComment } from '../../src/report/comment.ts';
import { renderTerminal } from '../../src/report/terminal.ts';
import { golden } from '../support/golden.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import { makeResult } from '../support/make-result.ts';
import { makeReading, makeSignalBlocks, type SideSketch, type SignalBlockOptions } from '../support/make-signals.ts';

/** A result as a whole run gives it: its blocks judged, explained and put together. */
const resultOf = (of: SignalBlockOptions | ((k: number) => SignalBlockOptions)): Result => {
  const blocks = makeSignalBlocks(8, (k) => ({ ...(typeof of === 'function' ? of(k) : of), slices: true }));
  const { verdict, reasons, notices, comparisons, suites, metrics, absent, budgets, control } = judge(
    makeJudgeInput([makeSuiteInput(blocks)]),
  );
  const parts = { verdict, reasons, notices, comparisons, suites, metrics, absent, budgets, control };
  const result = makeResult(parts);
  return { ...result, findings: findings({ ...result, blocks }) };
};

const side = (more: NonNullable<SideSketch['signals']>, orders = { index: 10 }): SideSketch => ({
  signals: {
    opened: 0,
    missing: [
      { what: 'statements of mysql2', reason: 'mysql2 4.0.0 sends its statements in a way that is not known.' },
    ],
    ...more,
    statements: [
      { name: 'select id, name from products where id = ?', each: 3, caller: 'src/products.js:8' },
      ...(more.statements ?? []),
    ],
  },
  database: makeReading(3000, { calls: 3, tables: { orders } }),
});

const wander = (k: number): number => [12, -8, 3, -14, 9, -2, 6, -7][k % 8] ?? 0;

const cases = {
  pass: resultOf((k) => ({ base: side({ growth: wander(k) }), head: side({ growth: wander(k + 3) }) })),
  'n-plus-one': resultOf({
    base: side({}),
    head: side({
      statements: [
        { name: 'select author, title, body from reviews where product_id = ?', each: 26, caller: 'src/reviews.js:14' },
      ],
    }),
  }),
  'leak-and-file': resultOf((k) => ({
    base: side({ growth: wander(k) }),
    head: side({
      growth: 212 + wander(k + 3),
      sync: [{ name: 'fs.readFileSync', each: 1, time: 0.2, caller: 'src/shipping.js:33' }],
    }),
  })),
};

test.each(Object.entries(cases))('the terminal and the comment of %s', (name, result) => {
  const text = renderTerminal(result, { colour: false, width: 110 });
  expect(text).toBe(golden(text, new URL(`golden/signals/${name}.txt`, import.meta.url)));
  const comment = renderComment(result);
  expect(comment).toBe(golden(comment, new URL(`golden/signals/${name}.md`, import.meta.url)));
});
