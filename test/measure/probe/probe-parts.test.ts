import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { probeEnvironment } from '../../../src/measure/probe/probe-environment.ts';
import { parseProbeMessage } from '../../../src/measure/probe/probe-message.ts';
import { advance, noCounts, sumCounts } from '../../../src/measure/probe/sum-counts.ts';

const counts = fc.record({
  served: fc.nat(),
  cpu: fc.nat(),
  allocated: fc.option(fc.nat()),
  gcPause: fc.option(fc.nat()),
});

test('what one process does not know is not known of all', () => {
  fc.assert(
    fc.property(fc.array(counts), (parts) => {
      const total = sumCounts(parts);
      expect(total.served).toBe(parts.reduce((sum, { served }) => sum + served, 0));
      expect(total.allocated === null).toBe(parts.some(({ allocated }) => allocated === null));
    }),
  );
});

test('counts of a process never fall', () => {
  fc.assert(
    fc.property(counts, counts, (last, next) => {
      const now = advance(last, next);
      expect(now.served).toBeGreaterThanOrEqual(last.served);
      expect(now.cpu).toBeGreaterThanOrEqual(last.cpu);
    }),
  );
  expect(sumCounts([])).toEqual(noCounts);
});

test('only well-formed lines with finite numbers are taken', () => {
  const good = { id: 1, at: 5, served: 2, cpu: 3.5, allocated: null, gcPause: 0 };
  expect(parseProbeMessage(JSON.stringify(good))).toEqual(good);
  expect(parseProbeMessage('{"hello":12}')).toEqual({ hello: 12 });
  for (const bad of [
    '',
    '{',
    '[]',
    '{"hello":"x"}',
    JSON.stringify({ ...good, cpu: -1 }),
    JSON.stringify(good).replace('2', '1e999'),
  ])
    expect(parseProbeMessage(bad)).toBeNull();
  fc.assert(fc.property(fc.string(), (line) => parseProbeMessage(line) === null));
});

test('options that are there already stay in front', () => {
  const probe = { socketPath: '/run/x.sock' };
  expect(probeEnvironment(probe, { NODE_OPTIONS: '--no-warnings' })).toEqual({
    NODE_OPTIONS: expect.stringMatching(/^--no-warnings --require .*preload\.cjs"?$/),
    PACEGATE_PROBE_SOCKET: '/run/x.sock',
  });
});
