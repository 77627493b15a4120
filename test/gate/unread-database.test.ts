import { expect, test } from '@jest/globals';
import { judge } from '../../src/gate/judge.ts';
import { unread } from '../../src/measure/database/missing.ts';
import { makeJudgeInput, makeSuiteInput } from '../support/make-judge-input.ts';
import { makeReading, makeSignalBlocks } from '../support/make-signals.ts';

const told = makeReading(3000, { calls: 3, tables: { products: { seq: 900 } }, sessions: 1 });
const judged = (base: typeof told, head: typeof told) =>
  judge(
    makeJudgeInput([
      makeSuiteInput(
        makeSignalBlocks(8, { base: { signals: {}, database: base }, head: { signals: {}, database: head } }),
      ),
    ]),
  );

test('a database that told nothing has no rows and no connections, rather than none of them', () => {
  const lost = unread('17.2', 'PostgreSQL was restarted in the middle of the block');
  for (const [base, head] of [
    [lost, lost],
    [told, lost],
  ] as const) {
    const { metrics, absent } = judged(base, head);
    for (const id of ['db.rows', 'db.connections']) {
      expect(metrics.filter(({ metric }) => metric === id)).toEqual([]);
      expect(absent.find(({ metric }) => metric === id)?.reason).toContain('PostgreSQL was restarted');
    }
  }
  expect(judged(told, told).metrics.filter(({ metric }) => metric === 'db.rows')).not.toEqual([]);
});
