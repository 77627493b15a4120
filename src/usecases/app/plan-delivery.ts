import type { AppEvent, CommentEvent, MergeGroupEvent, PushEvent } from './events/app-event.ts';
import { type NewRun, priorities, runKey } from './model.ts';
import { planCheckButton } from './plan-check-button.ts';
import { planGroupRun } from './plan-group-run.ts';
import { planPullRequest } from './plan-pull-request.ts';
import type { DeliveryRecord } from './ports.ts';

/** What there is to know of a delivery besides its event. */
export interface DeliveryFacts {
  /** X-GitHub-Delivery. */
  readonly id: string;
  /** X-GitHub-Event. */
  readonly name: string;
  readonly action: string | null;
  readonly receivedAt: Date;
}

/** What a delivery changes, apart from having been there. */
export type DeliveryChanges = Omit<DeliveryRecord, 'id' | 'event' | 'action'>;

const nothing: DeliveryChanges = {
  repositories: [],
  installation: null,
  pullRequest: null,
  runs: [],
  cancel: [],
  jobs: [],
  command: null,
};

const planGroup = ({ repository, isQueued, group }: MergeGroupEvent): Partial<DeliveryChanges> => {
  const run = planGroupRun(repository.id, group, null);
  return {
    repositories: [repository],
    ...(isQueued
      ? { runs: [run] }
      : { cancel: [{ key: runKey(run), why: 'The merge queue has merged this group, or has given it up.' }] }),
  };
};

const planPush = ({ repository, branch, headSha }: PushEvent): Partial<DeliveryChanges> => {
  const refresh: NewRun = {
    repositoryId: repository.id,
    purpose: { kind: 'refresh', branch },
    mode: 'check',
    headSha,
    base: null,
    requestedBy: null,
    // It is in the default branch: whoever put it there may write.
    isApproved: true,
    priority: priorities.refresh,
  };
  return { repositories: [repository], runs: [refresh] };
};

const planComment = (event: CommentEvent, receivedAt: Date): Partial<DeliveryChanges> => ({
  repositories: [event.repository],
  command: {
    repositoryId: event.repository.id,
    number: event.number,
    source: { kind: 'comment', id: String(event.commentId) },
    by: event.by,
    text: event.text,
    at: event.at ?? receivedAt,
  },
});

const changesOf = (event: AppEvent, { id, receivedAt }: DeliveryFacts): Partial<DeliveryChanges> => {
  switch (event.kind) {
    case 'pull-request':
      return planPullRequest(event, receivedAt);
    case 'merge-group':
      return planGroup(event);
    case 'push':
      return planPush(event);
    case 'comment':
      return planComment(event, receivedAt);
    case 'check':
      return planCheckButton(event, { deliveryId: id, receivedAt });
    case 'upload':
      return {
        repositories: [event.repository],
        jobs: [{ kind: 'upload', repositoryId: event.repository.id, workflowRunId: event.workflowRunId }],
      };
    case 'repository':
      return { repositories: [event.repository] };
    case 'installation':
      return { repositories: event.repositories, installation: event.installation };
    case 'ignored':
      return {};
  }
};

/**
 * What is to be recorded for an event. Decided from the event alone: what is known already, and whether the event is
 * older than that, is for the store to see, in the transaction that records it.
 */
export const planDelivery = (event: AppEvent, facts: DeliveryFacts): DeliveryRecord => ({
  id: facts.id,
  event: facts.name,
  action: facts.action,
  ...nothing,
  ...changesOf(event, facts),
});
