import { z } from 'zod';
import type { AppEvent } from './app-event.ts';
import { atRepository, repositoryOf } from './at-repository.ts';
import type { EventReader } from './event-reader.ts';
import { id, name, pullNumber, sha, time } from './fields.ts';
import { ignored } from './ignored.ts';

const repository = z.object({ id });

const schema = atRepository
  .extend({
    action: z.string(),
    number: pullNumber,
    pull_request: z.object({
      state: z.string(),
      draft: z.boolean().default(false),
      updated_at: time.nullish(),
      // The repository of the head is null once a fork is deleted.
      head: z.object({ sha, ref: name, repo: repository.nullable() }),
      base: z.object({ sha, ref: name, repo: repository }),
    }),
    changes: z.object({ base: z.unknown().optional() }).nullish(),
  })
  .transform((payload): AppEvent => {
    const { action, number, pull_request: pull, changes } = payload;
    const hasNewBase = (changes?.base ?? null) !== null;
    if (action === 'edited' && !hasNewBase) return ignored('Its text was edited, and not its base.');
    return {
      kind: 'pull-request',
      repository: repositoryOf(payload),
      pull: {
        number,
        headSha: pull.head.sha,
        headRef: pull.head.ref,
        baseSha: pull.base.sha,
        baseRef: pull.base.ref,
        isFork: pull.head.repo?.id !== pull.base.repo.id,
        isDraft: pull.draft,
        isOpen: pull.state === 'open',
      },
      updatedAt: pull.updated_at ?? null,
    };
  });

/**
 * pull_request. Only actions that start or end a measurement. Others, a label say, would be news too: where they come
 * first, the delivery of an earlier push would look outdated.
 */
export const pullRequestEvent: EventReader = {
  actions: ['opened', 'synchronize', 'reopened', 'ready_for_review', 'edited', 'closed', 'converted_to_draft'],
  schema,
};
