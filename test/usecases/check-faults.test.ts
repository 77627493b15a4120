import { expect, jest, test } from '@jest/globals';
import {
  ConfigurationError,
  InterruptedError,
  OutputError,
  PreparationError,
  ServiceError,
  UsageError,
} from '../../src/core/errors.ts';
import { resultSchema } from '../../src/core/result.ts';
import { outcomeOf, quiet, stage } from './harness.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(300_000);

test('a side that can’t be prepared is invalid, with its reason; nothing is measured', async () => {
  const { result, archive, laboratory } = await outcomeOf({
    prepare: (side, clock) => {
      clock.advance(1000);
      return side === 'base'
        ? Promise.resolve()
        : Promise.reject(
            new PreparationError('head: install failed (exit 7): npm ci\n  no lock file', 'Make `npm ci` work.'),
          );
    },
  });
  expect(result.verdict).toBe('invalid');
  expect(result.reasons).toEqual(['head: install failed (exit 7): npm ci. Make `npm ci` work.\n  no lock file']);
  expect(result.comparisons.made).toBe(0);
  expect(result.time).toMatchObject({ prepare: 2000, measure: 0 });
  expect(resultSchema.parse(archive.kept?.result).verdict).toBe('invalid');
  expect(laboratory.requests).toEqual([]);
});

test('the other side is waited for when one can’t be prepared', async () => {
  const ended: string[] = [];
  await outcomeOf({
    prepare: async (side) => {
      if (side === 'base') throw new PreparationError('base: build failed', 'x');
      await new Promise((resolve) => setImmediate(resolve));
      ended.push(side);
    },
  });
  expect(ended).toEqual(['head']);
});

test('preparation that leaves no time says so', async () => {
  const { result, laboratory } = await outcomeOf({ options: { timeLimit: 5000 } });
  expect(result.verdict).toBe('invalid');
  expect(result.reasons).toEqual([expect.stringMatching(/^Nothing was compared: .*preparing .* 5 s.*--time-limit/)]);
  expect(laboratory.requests).toEqual([]);
});

test('a time limit that leaves room for one block alone says how much would do', async () => {
  const { result, laboratory } = await outcomeOf({ options: { timeLimit: 6000 } });
  expect(laboratory.requests).toHaveLength(1);
  expect(result.verdict).toBe('invalid');
  expect(result.reasons).toEqual([
    expect.stringMatching(/^Nothing was compared: .*limit of 6 s .*one block.*--time-limit/),
  ]);
});

test('an interrupt in the last block keeps no result', async () => {
  const controller = new AbortController();
  const { run, archive } = stage({
    controller,
    experiment: () => quiet,
    report: ({ kind }) => {
      if (kind === 'block') controller.abort(new InterruptedError('SIGINT'));
    },
    options: { timeLimit: 6000 },
  });
  await expect(run()).rejects.toThrow(InterruptedError);
  expect(archive.kept).toBeNull();
});

test('a service that never starts is invalid, and the laboratory is closed', async () => {
  const { result, laboratory } = await outcomeOf({
    experiment: () => {
      throw new ServiceError('head: the service ended before it was ready.', 'See its log.');
    },
  });
  expect(result).toMatchObject({
    verdict: 'invalid',
    reasons: ['head: the service ended before it was ready. See its log.'],
  });
  expect(laboratory.disposed).toBe(true);
});

test('sides with the same content are an error of usage', async () => {
  const { run, archive } = stage({
    sides: { head: { ref: 'change', commit: 'b'.repeat(40), tree: 'a'.repeat(40), dirty: false } },
  });
  await expect(run()).rejects.toThrow(UsageError);
  await expect(run()).rejects.toThrow('Base (main) and head (change) have the same content');
  expect(archive).toMatchObject({ plan: null, kept: null });
});

test('an invalid configuration is thrown before anything is made', async () => {
  const { run, archive, prepared } = stage({ head: 'version: 1\nsuites: {}\n' });
  await expect(run()).rejects.toThrow(ConfigurationError);
  expect(archive).toMatchObject({ plan: null, kept: null });
  expect(prepared).toEqual([]);
});

test('an interrupt while preparing throws the signal’s reason and keeps no result', async () => {
  const controller = new AbortController();
  const { run, archive, laboratory } = stage({
    controller,
    prepare: (side) => {
      controller.abort(new InterruptedError('SIGINT'));
      return Promise.reject(new PreparationError(`${side}: install was stopped`, 'x'));
    },
  });
  await expect(run()).rejects.toMatchObject({ name: 'InterruptedError', signal: 'SIGINT' });
  expect(archive.kept).toBeNull();
  expect(laboratory.requests).toEqual([]);
});

test('an interrupt while measuring throws the signal’s reason; the blocks so far are kept', async () => {
  const controller = new AbortController();
  const { run, archive, laboratory } = stage({
    controller,
    experiment: ({ index }) => {
      if (index < 2) return quiet;
      controller.abort(new InterruptedError('SIGTERM'));
      throw new ServiceError('head: the service was stopped.', 'x');
    },
  });
  await expect(run()).rejects.toMatchObject({ name: 'InterruptedError', signal: 'SIGTERM' });
  expect(archive.blocks.slice(0, 2).map(({ index, discarded }) => [index, discarded])).toEqual([
    [0, null],
    [1, null],
  ]);
  expect(archive.plan).not.toBeNull();
  expect(archive.kept).toBeNull();
  expect(laboratory.disposed).toBe(true);
});

test('what can’t be kept, and what is a defect, is thrown', async () => {
  const full = new OutputError('result.json could not be written (ENOSPC).', 'Free some space.');
  for (const failure of [full, new TypeError('defect')]) {
    const staged = stage({ experiment: () => quiet });
    staged.archive.keepBlock = () => Promise.reject(failure);
    await expect(staged.run()).rejects.toBe(failure);
    expect(staged.laboratory.disposed).toBe(true);
  }
});
