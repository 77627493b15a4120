import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { counterOf } from '../../../src/investigation/proof/counter.ts';
import { decideArm, type Evidence, interactionOf } from '../../../src/investigation/proof/decide.ts';
import type { Lead } from '../../../src/investigation/proof/lead.ts';
import { notesOf } from '../../../src/investigation/proof/notes.ts';
import { recoveryOf, shareOf, shownByHead, withinTolerance } from '../../../src/investigation/proof/shares.ts';
import { syntheticCount, syntheticTime } from '../../bench/investigate/synthetic.ts';

const share = (estimate: number, low: number, high: number) => ({ estimate, low, high });
const whole = share(1, 0.9, 1.1);
const none = share(0, -0.1, 0.1);

const evidence = (differences: Partial<Evidence> = {}): Evidence => ({
  recovery: whole,
  reproduction: null,
  within: 'yes',
  counter: null,
  enough: true,
  ...differences,
});
const counter = (moved: boolean) => ({ metric: 'db.queries', base: 3, head: 29, undone: moved ? 3 : 29, moved });

test('a root cause wins most back, leaves what is tolerated, shows it alone, and takes its counter along', () => {
  expect(decideArm(evidence())).toBe('root-cause');
  expect(decideArm(evidence({ reproduction: whole, counter: counter(true) }))).toBe('root-cause');
  expect(decideArm(evidence({ recovery: share(0.9, 0.49, 1.3) }))).toBe('contributing');
  expect(decideArm(evidence({ within: 'no' }))).toBe('contributing');
  expect(decideArm(evidence({ within: 'open' }))).toBe('contributing');
  expect(decideArm(evidence({ counter: counter(false) }))).toBe('contributing');
  expect(decideArm(evidence({ reproduction: share(0.6, 0.4, 0.8) }))).toBe('contributing');
});

test('what is neither guilty nor cleared is undecided, and says so with figures', () => {
  const open = evidence({ recovery: share(0.31, -0.05, 0.72) });
  expect(decideArm(open)).toBe('undecided');
  expect(notesOf('undecided', { ...open, group: null }, null)).toEqual([
    'Undoing it wins back 31 % (-5 to 72 %), which decides nothing.',
  ]);
  expect(decideArm(evidence({ recovery: none }))).toBe('ruled-out');
  expect(decideArm(evidence({ recovery: none, reproduction: share(0.1, -0.2, 0.3) }))).toBe('undecided');
  expect(decideArm(evidence({ recovery: null }))).toBe('undecided');
  expect(decideArm(evidence({ enough: false }))).toBe('undecided');
});

test('what is cleared but surely not nothing says so', () => {
  const small = evidence({ recovery: share(0.12, 0.07, 0.17) });
  expect(decideArm(small)).toBe('ruled-out');
  expect(notesOf('ruled-out', { ...small, group: null }, null)).toEqual([
    'It takes a small part: undoing it wins back 12 % (7 to 17 %).',
  ]);
});

test('necessary but not enough, or enough but not necessary, is an interaction', () => {
  const needs = evidence({ reproduction: none });
  expect(decideArm(needs)).toBe('contributing');
  expect(interactionOf(needs)).toBe('needs-another');
  expect(notesOf('contributing', { ...needs, group: null }, 'refuted')).toEqual([
    expect.stringContaining('takes something else of the change'),
  ]);
  expect(interactionOf(evidence({ recovery: none, reproduction: whole }))).toBe('hidden-by-another');
});

test('a narrower interval around the same estimate keeps a decision, or makes a root cause of it', () => {
  const number = fc.double({ min: -0.5, max: 1.5, noNaN: true });
  const width = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(number, width, width, (estimate, narrow, more) => {
      const at = (half: number) => decideArm(evidence({ recovery: share(estimate, estimate - half, estimate + half) }));
      const wide = at(narrow + more);
      expect(wide === 'undecided' || [wide, 'root-cause'].includes(at(narrow))).toBe(true);
    }),
  );
});

test('recovery and tolerance from blocks', () => {
  const head = [0.41, 0.4, 0.39, 0.4];
  const recovery = recoveryOf(shareOf([0.01, -0.01, 0, 0.02], head, syntheticTime))!;
  expect(recovery.estimate).toBeCloseTo(0.9896, 3);
  expect(recovery.low).toBeGreaterThan(0.9);
  expect(shareOf([0, 0.01], head, syntheticTime)).toBeNull();
  // Three equal blocks of what varies are luck; four are not.
  expect(shareOf([0.1, 0.1, 0.1], head, syntheticTime)).toBeNull();
  expect(shareOf([0.1, 0.1, 0.1, 0.1], head, syntheticTime)).not.toBeNull();
  expect(withinTolerance([0.01, 0.012, 0.011, 0.009], syntheticTime)).toBe('yes');
  expect(withinTolerance([0.2, 0.21, 0.19, 0.2], syntheticTime)).toBe('no');
  expect(withinTolerance([0, 0.08, 0.01, 0.1], syntheticTime)).toBe('open');
});

test('causes whose costs add up share the regression as they share the cost', () => {
  const times = (factor: number): number[] => [0.01, -0.01, 0.005, -0.005].map((noise) => Math.log(factor) + noise);
  for (const [left, won] of [
    [2.5, 0.5],
    [1.3, 0.9],
  ] as const)
    expect(recoveryOf(shareOf(times(left), times(4), syntheticTime))!.estimate).toBeCloseTo(won, 4);
});

test('counts that do not vary are decided by two blocks, give or take a cut-off request', () => {
  const head = [Math.log(29 / 3), Math.log(29 / 3)];
  expect(recoveryOf(shareOf([0, 0], head, syntheticCount))).toEqual({
    estimate: 1,
    low: expect.closeTo(0.99, 10),
    high: expect.closeTo(1.01, 10),
  });
  expect(withinTolerance([0.001, 0], syntheticCount)).toBe('yes');
  expect(withinTolerance([Math.log(4 / 3), Math.log(4 / 3)], syntheticCount)).toBe('no');
  const bundle: Lead = { ...syntheticTime, metric: 'bundle.initial.gzip', family: 'bytes', exact: true };
  expect(shareOf([0.01], [0.2], bundle)?.estimate).toBeCloseTo(Math.expm1(0.01) / Math.expm1(0.2), 10);
});

test('what builds of one commit differ by is no share of anything', () => {
  const lead: Lead = {
    ...syntheticCount,
    metric: 'bundle.initial.gzip',
    family: 'bytes',
    tolerance: 0.05,
    wobble: 0.05,
  };
  const [head, smaller] = [Math.log(1.25), Math.log(1.2)];
  expect(recoveryOf(shareOf([smaller], [head], { ...lead, wobble: 0 }))!.low).toBeGreaterThan(0.1);
  expect(recoveryOf(shareOf([smaller], [head], lead))!.low).toBeLessThan(0.01);
  expect(withinTolerance([Math.log(1.08)], { ...lead, wobble: 0 })).toBe('no');
  expect(withinTolerance([Math.log(1.08)], lead)).toBe('yes');
});

test('a head that does not show the regression any more', () => {
  expect(shownByHead([0.2, 0.21, 0.19], syntheticTime)).toBe('open');
  expect(shownByHead([0.2, 0.21, 0.19, 0.2], syntheticTime)).toBe('yes');
  expect(shownByHead([0.01, 0, -0.01, 0], syntheticTime)).toBe('gone');
  expect(shownByHead([0.3, -0.3, 0.2, -0.2, 0.25, -0.1, 0.3, -0.3], syntheticTime)).toBe('unclear');
});

test('the first counter that differs between the sides has to go back by half', () => {
  const pair = (head: number, base = 3) => [
    { base, head },
    { base, head },
  ];
  const read = (values: Record<string, { base: number; head: number }[]>) => (metric: string) => values[metric] ?? [];
  const heads = read({ 'io.sync-calls': pair(3), 'db.queries': pair(29) });
  const metrics = ['io.sync-calls', 'db.queries'];
  const undone = (value: number) =>
    counterOf(metrics, heads, read({ 'io.sync-calls': pair(3), 'db.queries': pair(value) }));
  expect(undone(3)).toEqual({ metric: 'db.queries', base: 3, head: 29, undone: 3, moved: true });
  expect(undone(28)).toMatchObject({ moved: false });
  expect(counterOf(['io.sync-calls'], heads, heads)).toBeNull();
  expect(counterOf(metrics, read({}), read({}))).toBeNull();
});
