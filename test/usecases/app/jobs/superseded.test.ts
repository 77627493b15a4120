import { expect, test } from '@jest/globals';
import { isSuperseded } from '../../../../src/usecases/app/jobs/superseded.ts';
import { makeRun } from './memory-app-store.ts';

const run = makeRun();

test('a newer run of the same commit and purpose goes on with the check', () => {
  expect(isSuperseded(run, [run, makeRun()])).toBe(true);
});

test.each([
  ['itself', run],
  ['an older one', makeRun({ createdAt: new Date(run.createdAt.getTime() - 1) })],
  ['one of another commit', makeRun({ headSha: 'c'.repeat(40) })],
  ['one of another pull request', makeRun({ purpose: { kind: 'pull-request', number: 13, isFork: false } })],
  ['one of the merge queue', makeRun({ purpose: { kind: 'merge-group', headRef: 'x' } })],
])('%s does not', (_name, other) => {
  expect(isSuperseded(run, [other])).toBe(false);
});
