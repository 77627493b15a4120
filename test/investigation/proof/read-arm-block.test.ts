import { expect, test } from '@jest/globals';
import { sightOf } from '../../../src/gate/sight.ts';
import type { Lead } from '../../../src/investigation/proof/lead.ts';
import { readArmBlock, readBundle } from '../../../src/investigation/proof/read-arm-block.ts';
import { syntheticCount, syntheticTime } from '../../bench/investigate/synthetic.ts';
import { makeBlock } from '../../support/make-block.ts';
import { makeSuiteInput } from '../../support/make-judge-input.ts';
import { makeSignalBlock } from '../../support/make-signals.ts';

const at = (lead: Lead, route: string): Lead => ({
  ...lead,
  scenario: lead.scenario === null ? null : 'normal',
  route,
  control: { route: 'GET /b', tolerance: 0.05 },
});

test('effects of slices at the lead and at its control route', () => {
  const block = makeBlock({ index: 0, routeEffects: { 'GET /a': { cpu: 0.5, latency: 0.5 } } });
  const reading = readArmBlock(block, {
    shape: makeSuiteInput([]),
    sight: sightOf([block]),
    leads: [at(syntheticTime, 'GET /a'), { ...at(syntheticTime, 'GET /a'), suite: 'web' }],
    counters: ['db.queries'],
  });
  expect(reading.effects[0]).toBeCloseTo(Math.log(1.5), 1);
  expect(Math.abs(reading.controls[0]!)).toBeLessThan(0.15);
  expect([reading.effects[1], reading.controls[1]]).toEqual([null, null]);
  expect(reading.counters).toEqual([{}, {}]);
});

test('counts of signals, and counters of the whole suite where a route has none', () => {
  const statements = (each: number) => [{ name: 'select 1', each, route: 'GET /a' }];
  const block = makeSignalBlock(0, {
    base: { signals: { statements: statements(3), opened: 0 } },
    head: { signals: { statements: statements(29), opened: 1 } },
  });
  const reading = readArmBlock(block, {
    shape: makeSuiteInput([]),
    sight: sightOf([block]),
    leads: [at(syntheticCount, 'GET /a')],
    counters: ['db.queries', 'db.connections', 'memory.growth'],
  });
  expect(reading.effects[0]).toBeCloseTo(Math.log(29 / 3), 6);
  expect(reading.counters[0]).toMatchObject({
    'db.queries': { base: 3, head: 29 },
    'db.connections': { base: 0, head: 1 },
  });
});

test('a discarded block says nothing; a bundle says its sizes', () => {
  const block = { ...makeBlock({ index: 0 }), discarded: { reason: 'it died', side: 'head' as const } };
  const leads = [at(syntheticTime, 'GET /a')];
  const reading = readArmBlock(block, { shape: makeSuiteInput([]), sight: sightOf([block]), leads, counters: [] });
  expect(reading).toEqual({ effects: [null], controls: [null], counters: [{}] });
  const bundle: Lead = { ...syntheticTime, metric: 'bundle.initial.gzip', family: 'bytes', exact: true };
  expect(
    readBundle([bundle, ...leads], ({ metric }) => (metric === bundle.metric ? { base: 100, head: 200 } : null))
      .effects,
  ).toEqual([Math.log(2), null]);
});
