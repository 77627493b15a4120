import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { readEvent } from '../../src/action/event.ts';
import { UsageError } from '../../src/core/errors.ts';
import { baseSha, eventOf, headSha, payload, payloadNames } from './payloads.ts';

test('a pull request: its head is where the check goes', () => {
  expect(readEvent('pull_request', payload('pull_request'))).toEqual({
    kind: 'pull_request',
    number: 12,
    isOpen: true,
    isFork: false,
    head: { sha: headSha, ref: 'search' },
    base: { sha: baseSha, ref: 'main' },
  });
});

test('a pull request from a fork, also from one that was deleted meanwhile', () => {
  expect(readEvent('pull_request', payload('pull_request-fork'))).toMatchObject({ isFork: true });
  const deleted = payload('pull_request', { 'pull_request.head': { repo: null } });
  expect(readEvent('pull_request', deleted)).toMatchObject({ isFork: true });
});

test('a merge group, and one that is gone', () => {
  expect(readEvent('merge_group', payload('merge_group'))).toEqual({
    kind: 'merge_group',
    isQueued: true,
    head: { sha: headSha, ref: `refs/heads/gh-readonly-queue/main/pr-12-${baseSha}` },
    base: { sha: baseSha, ref: 'refs/heads/main' },
  });
  const gone = payload('merge_group', { '': { action: 'destroyed', reason: 'dequeued' } });
  expect(readEvent('merge_group', gone)).toMatchObject({ isQueued: false });
});

test('a finished run of another workflow', () => {
  expect(readEvent('workflow_run', payload('workflow_run'))).toEqual({
    kind: 'workflow_run',
    run: {
      id: 4711,
      event: 'pull_request',
      isCompleted: true,
      conclusion: 'success',
      from: new Date('2026-03-02T09:10:00Z'),
      to: new Date('2026-03-02T09:20:00Z'),
      headSha,
      headBranch: 'search',
      headRepository: 'stranger/shop',
      url: 'https://ghe.example/acme/shop/actions/runs/4711',
    },
  });
});

test('a push, a schedule and a start by hand', () => {
  expect(readEvent('push', payload('push'))).toEqual({
    kind: 'push',
    ref: 'refs/heads/main',
    isDeletion: false,
    defaultBranch: 'main',
  });
  expect(readEvent('schedule', payload('schedule'))).toEqual({ kind: 'schedule' });
  expect(readEvent('workflow_dispatch', payload('workflow_dispatch'))).toEqual({
    kind: 'workflow_dispatch',
    ref: 'refs/heads/main',
    defaultBranch: 'main',
  });
});

test('pull_request_target is refused with the reason', () => {
  expect(() => readEvent('pull_request_target', payload('pull_request'))).toThrow(/token that may write/);
});

test.each(['issue_comment', 'release', '', 'toString', '__proto__'])('the event %j is refused', (event) => {
  expect(() => readEvent(event, {})).toThrow(UsageError);
});

test('what is missing in a payload is named', () => {
  const damaged = payload('pull_request', { 'pull_request.head': { sha: undefined } });
  expect(() => readEvent('pull_request', damaged)).toThrow(/pull_request\.head\.sha/);
  const forged = payload('pull_request', { 'pull_request.head': { sha: '--upload-pack=x' } });
  expect(() => readEvent('pull_request', forged)).toThrow(/pull_request\.head\.sha/);
});

/** The kind of event that is read, or "refused" where that is said in words. */
const outcome = (name: string, given: unknown): string => {
  try {
    return readEvent(name, given).kind;
  } catch (error) {
    if (error instanceof UsageError) return 'refused';
    throw error;
  }
};

test('no payload makes anything but an event or a UsageError', () => {
  const names = fc.constantFrom(...payloadNames.map(eventOf), 'other');
  fc.assert(
    fc.property(names, fc.jsonValue(), (name, given) => {
      expect([name, 'refused']).toContain(outcome(name, given));
    }),
  );
});
