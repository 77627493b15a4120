import { z } from 'zod';
import { isMergeGroupRef } from '../../../github/merge-group-ref.ts';
import type { AppEvent } from './app-event.ts';
import { atRepository, repositoryOf } from './at-repository.ts';
import { branchOfRef } from './branch-of-ref.ts';
import type { EventReader } from './event-reader.ts';
import { name, sha } from './fields.ts';
import { ignored } from './ignored.ts';

const schema = atRepository
  .extend({ ref: name, after: sha, deleted: z.boolean().default(false) })
  .transform((payload): AppEvent => {
    const { ref, after, deleted } = payload;
    const repository = repositoryOf(payload);
    if (isMergeGroupRef(ref)) return ignored("The branch is the merge queue's, which asks by merge_group.");
    const branch = branchOfRef(ref);
    if (branch === null) return ignored('What was pushed is no branch.');
    if (branch !== repository.defaultBranch) return ignored('The branch is not the default branch.');
    // A deletion names the commit 000…0.
    if (deleted || /^0+$/.test(after)) return ignored('The branch was deleted.');
    return { kind: 'push', repository, branch, headSha: after };
  });

/** push. */
export const pushEvent: EventReader = { actions: null, schema };
