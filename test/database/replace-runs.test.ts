import { expect, test } from '@jest/globals';
import { replaceRuns } from '../../src/database/store/replace-runs.ts';
import type { NewRun, Run } from '../../src/usecases/app/model.ts';
import { makeWanted, minute, sha } from './app-sketches.ts';

const openRun = (wanted: NewRun, state: Run['state'] = 'queued'): Run => {
  const { priority: _, ...asked } = wanted;
  return {
    about: '',
    ...asked,
    id: `${wanted.headSha}-${state}`,
    state,
    outcome: null,
    problem: null,
    checkRunId: null,
    progress: null,
    worker: null,
    attempt: 0,
    createdAt: minute(0),
    startedAt: null,
    heartbeatAt: null,
    endedAt: null,
  };
};

const wanted = makeWanted(1);

test('where nothing is open, the new run is made', () => {
  expect(replaceRuns([], wanted)).toEqual({ stays: null, over: [] });
});

test('an event of the same head, mode and base branch makes no second run', () => {
  for (const state of ['queued', 'running', 'measured'] as const) {
    const run = openRun(wanted, state);
    expect(replaceRuns([run], { ...wanted, base: { sha: sha(901), ref: 'main' } })).toEqual({ stays: run, over: [] });
  }
});

test('another head, mode or base branch, or a person, takes the place of the older run', () => {
  const run = openRun(wanted, 'running');
  const others = [
    { ...wanted, headSha: sha(2) },
    { ...wanted, mode: 'load' },
    { ...wanted, base: { sha: sha(900), ref: 'v2' } },
    { ...wanted, requestedBy: 'mona' },
  ] satisfies NewRun[];
  for (const it of others) expect(replaceRuns([run], it)).toEqual({ stays: null, over: [run] });
});

test('a refresh takes the place of those that wait, not of one that is measured', () => {
  const refresh = makeWanted(1, { purpose: { kind: 'refresh', branch: 'main' }, base: null });
  const open = (['running', 'queued', 'measured'] as const).map((state) => openRun(refresh, state));
  expect(replaceRuns(open, { ...refresh, headSha: sha(2) })).toEqual({ stays: null, over: [open[1]] });
});
