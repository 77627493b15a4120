import { z } from 'zod';
import type { AppEvent } from './app-event.ts';
import { atRepository, repositoryOf } from './at-repository.ts';
import { branchOfRef } from './branch-of-ref.ts';
import type { EventReader } from './event-reader.ts';
import { name, sha } from './fields.ts';

const schema = atRepository
  .extend({
    action: z.string(),
    merge_group: z.object({ head_sha: sha, head_ref: name, base_sha: sha, base_ref: name }),
  })
  .transform((payload): AppEvent => {
    const { action, merge_group: group } = payload;
    return {
      kind: 'merge-group',
      repository: repositoryOf(payload),
      isQueued: action === 'checks_requested',
      group: {
        headSha: group.head_sha,
        headRef: branchOfRef(group.head_ref) ?? group.head_ref,
        base: { sha: group.base_sha, ref: branchOfRef(group.base_ref) ?? group.base_ref },
      },
    };
  });

/** merge_group. */
export const mergeGroupEvent: EventReader = { actions: ['checks_requested', 'destroyed'], schema };
