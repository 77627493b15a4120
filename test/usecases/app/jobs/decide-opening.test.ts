import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { decideOpening, type FoundConfiguration, movedOn } from '../../../../src/usecases/app/jobs/decide-opening.ts';
import { headSha, makeRun } from './memory-app-store.ts';

const app = { measure: 'worker', artifact: 'pacegate', forks: 'ask', investigate: 'ask', playbook: 'store' } as const;
const valid = (more: object = {}): FoundConfiguration => ({ kind: 'valid', app: { ...app, ...more } });
const broken: FoundConfiguration = { kind: 'broken', problem: 'It is invalid\n.github/pacegate.yml:1:1: no.' };

test('a pull request of the repository goes to the workers', () => {
  expect(decideOpening(makeRun(), false, valid())).toMatchObject({ kind: 'measure', by: 'worker' });
});

test('without a configuration nothing is posted, with a broken one the check says so', () => {
  expect(decideOpening(makeRun(), false, { kind: 'none' })).toMatchObject({ kind: 'end', outcome: 'skipped' });
  expect(decideOpening(makeRun(), false, broken)).toEqual({ kind: 'tell', outcome: 'failed', why: broken.problem });
});

test('a workflow of the repository measures where the base says so, forks too: it runs on GitHub’s runners', () => {
  const opening = decideOpening(makeRun(), true, valid({ measure: 'workflow', artifact: 'a`b @team' }));
  expect(opening).toMatchObject({ kind: 'measure', by: 'workflow', title: 'Waits for the workflow' });
  expect(opening.kind === 'measure' && opening.summary).not.toContain('@team');
});

test('a refresh has no check: whatever ends it is not told', () => {
  const refresh = makeRun({ purpose: { kind: 'refresh', branch: 'main' }, base: null });
  expect(decideOpening(refresh, false, { kind: 'none' })).toMatchObject({ kind: 'end', outcome: 'skipped' });
  expect(decideOpening(refresh, false, broken)).toMatchObject({ kind: 'end', outcome: 'failed' });
  expect(decideOpening(refresh, false, valid({ measure: 'workflow' }))).toMatchObject({ outcome: 'skipped' });
  expect(decideOpening(refresh, false, valid())).toMatchObject({ kind: 'measure', by: 'worker' });
});

test('code of a fork reaches a worker only where the base lets it, or somebody approved this commit', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.boolean(),
      fc.constantFrom('ask', 'measure'),
      fc.constantFrom('worker', 'workflow'),
      (isFork, isApproved, forks, measure) => {
        const opening = decideOpening(makeRun({ isApproved }), isFork, valid({ forks, measure }));
        const isRun = opening.kind === 'measure' && opening.by === 'worker';
        const isLet = !isFork || isApproved || forks === 'measure';
        expect(isRun).toBe(measure === 'worker' && isLet);
        const waits = opening.kind === 'tell' && opening.outcome === 'waiting-for-approval';
        expect(waits && opening.why.includes(`/perf check ${headSha}`)).toBe(measure === 'worker' && !isLet);
      },
    ),
  );
});

const present = { headSha, isOpen: true, isDraft: false };

test('a pull request that is as it was has not moved on', () => {
  expect(movedOn(makeRun(), present)).toBeNull();
});

test.each([
  ['is closed', { ...present, isOpen: false }, 'closed'],
  ['has moved on', { ...present, headSha: 'c'.repeat(40) }, 'moved on to cccccccccc'],
  ['is a draft', { ...present, isDraft: true }, 'draft'],
  ['is not there', null, 'no such pull request'],
])('a pull request that %s', (_name, pull, expected) => {
  expect(movedOn(makeRun(), pull)).toContain(expected);
});

test('a draft is measured when somebody asks for it', () => {
  expect(movedOn(makeRun({ requestedBy: 'dev' }), { ...present, isDraft: true })).toBeNull();
});
