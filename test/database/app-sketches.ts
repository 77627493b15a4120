import { randomUUID } from 'node:crypto';
import type { Acceptance } from '../../src/core/acceptance.ts';
import { type NewRun, priorities, type RecordedPullRequest } from '../../src/usecases/app/model.ts';
import type { CommandRequest, DeliveryRecord } from '../../src/usecases/app/ports.ts';

/** When the clocks of these tests begin, and GitHub's too. */
export const noon = Date.UTC(2026, 10, 21, 12);

/** So many minutes after noon. */
export const minute = (count: number): Date => new Date(noon + count * 60_000);

export const sha = (number: number): string => number.toString(16).padStart(40, '0');

/** Pull request 12 as it was opened. */
export const makePull = (
  repositoryId: number,
  differences: Partial<RecordedPullRequest> = {},
): RecordedPullRequest => ({
  repositoryId,
  number: 12,
  headSha: sha(1),
  headRef: 'search-facets',
  baseSha: sha(900),
  baseRef: 'main',
  isFork: false,
  isDraft: false,
  isOpen: true,
  headRecordedAt: minute(0),
  updatedAt: minute(0),
  ...differences,
});

/** What an event asks for when pull request 12 is opened. */
export const makeWanted = (repositoryId: number, differences: Partial<NewRun> = {}): NewRun => ({
  repositoryId,
  purpose: { kind: 'pull-request', number: 12, isFork: false },
  mode: 'check',
  headSha: sha(1),
  base: { sha: sha(900), ref: 'main' },
  requestedBy: null,
  isApproved: false,
  priority: priorities.pullRequest,
  ...differences,
});

/** A delivery that changes nothing. */
export const makeDelivery = (differences: Partial<DeliveryRecord> = {}): DeliveryRecord => ({
  id: randomUUID(),
  event: 'pull_request',
  action: 'synchronize',
  repositories: [],
  installation: null,
  pullRequest: null,
  runs: [],
  cancel: [],
  jobs: [],
  command: null,
  ...differences,
});

/** Head number `head` of pull request 12, which GitHub dates so many minutes after noon. */
export const makePush = (
  repositoryId: number,
  head: number,
  at: number,
  differences: Partial<RecordedPullRequest> = {},
): DeliveryRecord =>
  makeDelivery({
    pullRequest: makePull(repositoryId, {
      headSha: sha(head),
      headRecordedAt: minute(at),
      updatedAt: minute(at),
      ...differences,
    }),
    runs: [makeWanted(repositoryId, { headSha: sha(head) })],
  });

export const makeCommand = (repositoryId: number, differences: Partial<CommandRequest> = {}): CommandRequest => ({
  repositoryId,
  number: 12,
  source: { kind: 'comment', id: randomUUID() },
  by: 'mona',
  text: '/perf check',
  at: minute(5),
  headSha: sha(1),
  ...differences,
});

export const makeAcceptance = (differences: Partial<Acceptance> = {}): Acceptance => ({
  target: 'latency.p95',
  covers: [{ suite: 'api', scenario: 'normal', route: null, metric: 'latency.p95', most: 0.2, value: null }],
  reason: 'The new index pays for it.',
  by: 'mona',
  at: minute(0).toISOString(),
  until: minute(60).toISOString(),
  ...differences,
});
