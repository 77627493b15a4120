import { expect, test } from '@jest/globals';
import { payload as actionPayload } from '../../action/payloads.ts';
import { commit, installationId, pullRequest, repositoryId } from './payloads.ts';
import { planned, receivedAt, unchanged, whyIgnored } from './planned.ts';

const updatedAt = new Date('2026-03-02T09:00:00Z');
const key = `${repositoryId}/pr-12`;

test('a pull request that was opened is recorded and measured against its base', () => {
  expect(planned('pull_request', pullRequest('opened'))).toEqual({
    ...unchanged,
    id: 'delivery-1',
    event: 'pull_request',
    action: 'opened',
    repositories: [
      { id: repositoryId, owner: 'acme', name: 'shop', defaultBranch: 'main', installationId, state: 'active' },
    ],
    pullRequest: {
      repositoryId,
      number: 12,
      headSha: commit(1),
      headRef: 'search',
      baseSha: commit(900),
      baseRef: 'main',
      isFork: false,
      isDraft: false,
      isOpen: true,
      headRecordedAt: receivedAt,
      updatedAt,
    },
    runs: [
      {
        repositoryId,
        purpose: { kind: 'pull-request', number: 12, isFork: false },
        mode: 'check',
        headSha: commit(1),
        base: { sha: commit(900), ref: 'main' },
        requestedBy: null,
        isApproved: false,
        priority: 10,
      },
    ],
  });
});

test.each(['synchronize', 'reopened', 'ready_for_review'])('%s asks for a run of the head', (action) => {
  const { runs, cancel } = planned('pull_request', pullRequest(action, { head: commit(2) }));
  expect([runs.map((it) => it.headSha), cancel]).toEqual([[commit(2)], []]);
});

test('another base asks for a run; another title changes nothing', () => {
  const base = { ref: 'next', sha: commit(901) };
  const moved = pullRequest('edited', { base, more: { changes: { base: { ref: { from: 'main' } } } } });
  expect(planned('pull_request', moved)).toMatchObject({ pullRequest: { baseRef: 'next' }, runs: [{ base }] });
  const retitled = pullRequest('edited', { more: { changes: { title: { from: 'Search' } } } });
  expect(planned('pull_request', retitled)).toMatchObject(unchanged);
  expect(whyIgnored('pull_request', retitled)).toBe('Its text was edited, and not its base.');
  expect(whyIgnored('pull_request', pullRequest('edited'))).toMatch(/text was edited/);
});

test('a fork is one by the repository of its head, also when that is gone', () => {
  const fork = { pullRequest: { isFork: true }, runs: [{ purpose: { isFork: true }, isApproved: false }] };
  expect(planned('pull_request', pullRequest('opened', { from: 99 }))).toMatchObject(fork);
  expect(planned('pull_request', pullRequest('opened', { from: null }))).toMatchObject(fork);
});

test('closing cancels what is measured', () => {
  const record = planned('pull_request', pullRequest('closed', { state: 'closed' }));
  expect(record).toMatchObject({ pullRequest: { isOpen: false }, runs: [] });
  const why = 'The pull request is closed.';
  expect(record.cancel).toEqual(['', '-load', '-investigate'].map((mode) => ({ key: `${key}${mode}`, why })));
});

test.each(['opened', 'synchronize', 'reopened', 'converted_to_draft'])('%s of a draft measures nothing', (action) => {
  const record = planned('pull_request', pullRequest(action, { draft: true }));
  expect(record).toMatchObject({ pullRequest: { isDraft: true, headSha: commit(1) }, runs: [] });
  expect(record.cancel[0]).toEqual({ key, why: expect.stringContaining('is a draft') });
});

test.each(['labeled', 'assigned', 'enqueued', 'auto_merge_enabled'])('%s changes nothing', (action) => {
  expect(planned('pull_request', pullRequest(action))).toEqual({
    ...unchanged,
    id: 'delivery-1',
    event: 'pull_request',
    action,
  });
});

test('without a time and an installation, as a workflow gets the event: the time of receipt', () => {
  expect(planned('pull_request', actionPayload('pull_request'))).toMatchObject({
    repositories: [{ installationId: null }],
    pullRequest: { updatedAt: receivedAt, headRecordedAt: receivedAt, isFork: false },
  });
});

test('what is missing or wrong is named, and nothing of the payload', () => {
  const damaged = actionPayload('pull_request', {
    'pull_request.head': { sha: '--upload-pack=x' },
    'pull_request.base': { ref: 'a\u0000b' },
    '': { number: -1 },
  });
  expect(whyIgnored('pull_request', damaged)).toBe(
    'The payload is not as GitHub describes it: number, pull_request.head.sha, pull_request.base.ref.',
  );
  const late = actionPayload('pull_request', { pull_request: { updated_at: 'yesterday' } });
  expect(whyIgnored('pull_request', late)).toMatch(/pull_request\.updated_at/);
});
