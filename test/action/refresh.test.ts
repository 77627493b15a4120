import { expect, test } from '@jest/globals';
import type { RefreshTask } from '../../src/action/decide-task.ts';
import { refresh, type RefreshTools } from '../../src/action/refresh.ts';
import { BaselineError, UsageError } from '../../src/core/errors.ts';
import type { Result } from '../../src/core/result.ts';
import type { RefreshOutcome } from '../../src/usecases/run-refresh.ts';
import { makeRecord } from '../support/make-record.ts';
import { makeResult } from '../support/make-result.ts';
import { emptyStore, makeStage, outcomeOf } from './stage-support.ts';

const commit = 'c'.repeat(40);
const task: RefreshTask = { mode: 'refresh', branch: 'main', commit };

const toolsOf = (
  { result = makeResult(), ...outcome }: Partial<RefreshOutcome>,
  differences: Partial<RefreshTools> = {},
): RefreshTools => ({
  readCheckedOut: async () => ({ top: '/work/shop', commit, parents: [] }),
  openBaseline: async () => emptyStore,
  runRefresh: async () => ({ ...outcomeOf(result), records: [makeRecord()], stored: 'stored', ...outcome }),
  ...differences,
});

test('what was measured of the default branch is stored, and the summary says where', async () => {
  const { summary, failures, outputs } = await refresh(task, makeStage().stage, toolsOf({}));
  expect(failures).toEqual([]);
  expect(outputs.verdict).toBe('pass');
  expect(summary).toContain('Stored in branch pacegate-baselines of acme/shop: 1 record (`api`).');
});

test('the record names the run that made it', async () => {
  const asked: Parameters<RefreshTools['runRefresh']>[0][] = [];
  const { stage } = makeStage({}, { event: 'push' });
  await refresh(
    task,
    stage,
    toolsOf(
      {},
      {
        runRefresh: async (options) => {
          asked.push(options);
          return { ...outcomeOf(makeResult()), records: [], stored: 'stored' };
        },
      },
    ),
  );
  expect(asked[0]).toMatchObject({
    head: commit,
    ref: 'main',
    baseline: emptyStore,
    provenance: { source: 'action', runId: '99', attempt: 2, event: 'push' },
  });
});

test.each(['fail', 'invalid', 'inconclusive'] as const)('a verdict of %s fails no refresh', async (verdict) => {
  const result: Result = makeResult({ verdict });
  const { stage, text } = makeStage();
  const { failures } = await refresh(task, stage, toolsOf({ result }));
  expect(failures).toEqual([]);
  expect(text()).toContain(`The verdict of this refresh is ${verdict}`);
});

test('a store that could not be written fails it, after everything was kept', async () => {
  const stored = { problem: 'The branch is protected. Allow this workflow to push.' };
  const { failures, outputs, summary } = await refresh(task, makeStage().stage, toolsOf({ stored }));
  expect(failures).toEqual([expect.any(BaselineError)]);
  expect(failures[0]).toMatchObject({ message: stored.problem });
  expect(outputs.directory).toBe('/work/shop/.pacegate/runs/x');
  expect(summary).toContain('Nothing was stored');
});

test('another commit than that of the run is refused: its record would name the wrong one', async () => {
  const readCheckedOut = async () => ({ top: '/work/shop', commit: 'e'.repeat(40), parents: [] });
  await expect(refresh(task, makeStage().stage, toolsOf({}, { readCheckedOut }))).rejects.toThrow(UsageError);
});
