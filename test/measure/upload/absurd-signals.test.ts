import { expect, test } from '@jest/globals';
import { absurdFigure } from '../../../src/measure/upload/absurd-figures.ts';
import { absurdReading, absurdSignals } from '../../../src/measure/upload/absurd-signals.ts';
import { makeReading, makeSignals } from '../../support/make-signals.ts';
import { makeBlock } from '../../support/make-block.ts';

const signals = makeSignals({ statements: [{ name: 'select 1', route: 'GET /a', each: 5, rows: 3 }] });
const reading = makeReading(1000, { calls: 2 });
const minute = 60_000;

test('what a probe and a database really say passes', () => {
  expect(absurdSignals(signals, minute)).toBeNull();
  expect(absurdReading(reading, minute)).toBeNull();
});

test.each([
  ['requests', { requests: { 'GET /a': 1e12 } }, 'served more requests'],
  ['CPU time', { cpu: { process: 1e15, mainThread: null } }, 'more CPU time'],
  ['memory', { heap: { before: 1, after: 1e18, requests: 5 } }, 'more memory'],
  ['statements', { statements: [{ ...signals.statements[0]!, count: 1e15 }] }, 'more work'],
  ['pressure', { pressure: { cpu: 2, memory: 0, io: 0 } }, 'waited for longer'],
  ['open files', { descriptors: 1e12 }, 'open files'],
])('%s that nothing can have are refused', (_, more, why) => {
  const wrong = { ...signals, ...more };
  expect(absurdSignals(wrong, minute)).toContain(why);
  const block = makeBlock({});
  const { head } = block.sides;
  expect(absurdFigure({ ...block, sides: { ...block.sides, head: { ...head!, signals: wrong } } })).toContain(
    `the head`,
  );
});

test('a reading whose counts no database comes to is refused', () => {
  const totals = { ...reading.totals, returned: 1e18 };
  expect(absurdReading({ ...reading, totals }, minute)).toContain('no database');
});
