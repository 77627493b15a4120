import { expect, test } from '@jest/globals';
import { readInvestigateFlags } from '../../src/cli/investigate-flags.ts';
import { UsageError } from '../../src/core/errors.ts';

const config = '.github/pacegate.yml';

test('an earlier run of another change is refused, unless it is said where a new one goes', () => {
  expect(readInvestigateFlags({ config })).toMatchObject({ earlier: null, out: null, logs: null });
  expect(readInvestigateFlags({ config, result: 'runs/1' })).toMatchObject({ earlier: 'runs/1', otherwise: 'refuse' });
  const both = { config, result: 'runs/1', out: 'runs/2' };
  expect(readInvestigateFlags(both)).toMatchObject({ earlier: 'runs/1', out: 'runs/2', otherwise: 'measure' });
});

test('logs are read with their fields and deploys', () => {
  const { logs } = readInvestigateFlags({
    config,
    logs: ['a.log'],
    by: ['country'],
    deploys: ['2026-03-02T09:00:00Z=v2.1'],
  });
  expect(logs).toEqual({
    files: ['a.log'],
    by: ['country'],
    deploys: [{ at: Date.UTC(2026, 2, 2, 9), name: 'v2.1' }],
  });
});

test.each([
  [{ result: '' }, '--result has an empty value.'],
  [{ by: ['country'] }, '--by and --deploys say how logs are read, and there are none.'],
  [{ logs: ['a'], by: ['a', 'b', 'c', 'd'] }, 'Logs can be told apart by 3 fields at most, not 4.'],
  [{ logs: ['a'], deploys: ['yesterday=v1'] }, '--deploys "yesterday=v1" is not a time and a name.'],
])('%j is refused', (flags, message) => {
  const read = () => readInvestigateFlags({ config, ...flags });
  expect(read).toThrow(UsageError);
  expect(read).toThrow(message);
});
