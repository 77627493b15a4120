import { readCommit } from '../git/commits.ts';
import type { Json } from '../json.ts';
import type { QueueEntry, Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { commonPayload } from './common-payload.ts';

/** merge_group: checks_requested, destroyed. Of webhooks and of workflows. */
export const mergeGroupPayload = async (
  platform: Platform,
  repository: Repository,
  entry: QueueEntry,
  { action, actor, reason }: { action: string; actor: string; reason?: string },
): Promise<Json> => {
  const commit = await readCommit(platform.git, repository.directory, entry.headSha);
  const person = ({ name, email }: { name: string; email: string }): Json => ({ name, email });
  return {
    action,
    ...(reason !== undefined && { reason }),
    merge_group: {
      head_sha: entry.headSha,
      head_ref: entry.headRef,
      base_sha: entry.baseSha,
      base_ref: `refs/heads/${entry.base}`,
      head_commit: {
        id: commit.sha,
        tree_id: commit.tree,
        message: commit.message,
        timestamp: commit.committer.date,
        author: person(commit.author),
        committer: person(commit.committer),
      },
    },
    ...(await commonPayload(platform, repository, actor)),
  };
};
