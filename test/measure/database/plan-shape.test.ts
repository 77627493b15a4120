import { expect, test } from '@jest/globals';
import { comparePlans } from '../../../src/advice/plan-changes.ts';
import { planShape } from '../../../src/measure/database/plan-shape.ts';
import { makeReading, makeSignalBlock } from '../../support/make-signals.ts';

const plan = `Limit
  ->  Nested Loop
        Join Filter: (o.customer = c.id)
        ->  Parallel Seq Scan on orders o
              Filter: (total > $1)
        ->  Materialize
              ->  Index Only Scan using customers_pkey on customers c
        SubPlan 1
          ->  Seq Scan on lines
  ->  Result`;

test('a shape has the nodes of a plan at their depths, and none of its conditions', () => {
  expect(planShape(plan.split('\n'))).toBe(`Limit
  Nested Loop
    Parallel Seq Scan on orders o
    Materialize
      Index Only Scan using customers_pkey on customers c
    Seq Scan on lines
  Result`);
});

test('a plan that never ends is cut', () => {
  const lines = ['Append', ...Array.from({ length: 500 }, (_, k) => `  ->  Seq Scan on part_${k}${'x'.repeat(500)}`)];
  const shape = planShape(lines).split('\n');
  expect(shape).toHaveLength(60);
  expect(Math.max(...shape.map(({ length }) => length))).toBe(160);
});

test('an index that is gone is found in two shapes', () => {
  const text = 'select * from orders where customer = $1';
  const reading = (lines: string[]) => makeReading(100, { plans: { [text]: planShape(lines) } });
  const block = makeSignalBlock(0, {
    base: { database: reading(['Limit', '  ->  Index Scan using orders_customer on orders o']) },
    head: { database: reading(['Limit', '  ->  Sort', '        ->  Seq Scan on orders o']) },
  });
  expect(comparePlans([block])).toEqual([{ text, change: 'Index Scan → Seq Scan on orders', wholeTable: 'orders' }]);
});
