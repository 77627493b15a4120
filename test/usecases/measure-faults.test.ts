import { expect, jest, test } from '@jest/globals';
import { LoadError, OutputError, PreparationError, ServiceError } from '../../src/core/errors.ts';
import { quiet, type Experiment } from './harness.ts';
import { counted, discarded, measure, measured } from './measured.ts';

// Whole runs are judged block by block: a busy machine takes its time.
jest.setTimeout(300_000);

test.each([
  new ServiceError('head did not start.', 'x'),
  new PreparationError('setup failed.', 'x'),
  new LoadError('The load generator ended.', 'x'),
])('a block that fails later is discarded and made up for: $name', async (failure) => {
  const { blocks, archive, judgement, progress } = await measured(({ index }) => {
    if (index === 1) throw failure;
    return quiet;
  });
  expect(blocks[1]).toMatchObject({ index: 1, discarded: { reason: failure.message }, slices: [] });
  expect(archive.blocks[1]).toEqual(blocks[1]);
  expect(counted(blocks)).toBe(4);
  expect(judgement.verdict).toBe('pass');
  expect(judgement.suites[0]!.blocks.discarded).toBe(1);
  expect(progress).toContainEqual({ kind: 'discarded', suite: 'api', block: 2, reason: failure.message });
});

test('a service that does not start in the first block ends the run', async () => {
  const failure = new ServiceError('base did not start.', 'x');
  const { run } = await measure(() => {
    throw failure;
  });
  await expect(run()).rejects.toBe(failure);
});

test.each([new OutputError('disk full', 'x'), new TypeError('defect')])(
  'what is not the fault of a block is thrown, whenever it comes: $name',
  async (failure) => {
    const { run } = await measure(({ index }) => {
      if (index === 2) throw failure;
      return quiet;
    });
    await expect(run()).rejects.toBe(failure);
  },
);

test('a suite of which every block is discarded gets three', async () => {
  const { blocks, judgement } = await measured(() => ({ ...quiet, discarded }));
  expect(blocks).toHaveLength(3);
  expect(judgement.verdict).toBe('invalid');
});

test('discarded blocks are made up for as long as they are no more than a fifth', async () => {
  const noisy: Experiment = ({ index, kind }) => ({
    noise: 0.5,
    discarded: kind === 'comparison' && index >= 2 && index % 6 === 0 ? discarded : null,
  });
  const { blocks } = await measured(noisy);
  expect(blocks.filter((block) => block.discarded !== null).length).toBeGreaterThanOrEqual(3);
  expect(counted(blocks)).toBe(16);
  const worse = await measured((request) => ({
    ...noisy(request),
    discarded: request.index % 2 === 1 ? discarded : null,
  }));
  expect(worse.judgement.verdict).toBe('invalid');
  expect(worse.blocks.filter((block) => block.kind === 'comparison' && block.discarded !== null)).toHaveLength(5);
});

test('an interrupt ends the run after the block, whose record is kept', async () => {
  const staged: { controller?: AbortController } = {};
  const { run, archive, controller, laboratory } = await measure(({ index }) => {
    if (index === 2) staged.controller?.abort(new Error('stop'));
    return quiet;
  });
  staged.controller = controller;
  await expect(run()).rejects.toThrow('stop');
  expect(archive.blocks).toHaveLength(3);
  expect(laboratory.requests).toHaveLength(3);
});
