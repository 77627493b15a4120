import { createdOrDeleted, pushPayload } from '../events/push-payload.ts';
import type { RefMove } from '../git/refs.ts';
import { isAncestor } from '../git/refs.ts';
import type { Repository } from '../model/repository.ts';
import { openPulls } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { closePull, markMerged, outdateComments, synchronizePull } from './pull-changes.ts';
import { updatePullRefs } from './pull-refs.ts';

const branchOf = (ref: string): string | null =>
  ref.startsWith('refs/heads/') ? ref.slice('refs/heads/'.length) : null;

const announce = async (platform: Platform, repository: Repository, move: RefMove, actor: string): Promise<void> => {
  const payload = await pushPayload(platform, repository, move, actor);
  const change = await createdOrDeleted(platform, repository, move, actor);
  if (change !== null) platform.events.emit({ name: change.name, action: null, repository, payload: change.payload });
  platform.events.emit({ name: 'push', action: null, repository, payload });
};

/** Pull requests whose head is this branch, in this repository and the one it was forked from. */
const followHeads = async (
  platform: Platform,
  repository: Repository,
  branch: string,
  after: string | null,
  actor: string,
): Promise<void> => {
  for (const home of [repository, ...(repository.parent === null ? [] : [repository.parent])]) {
    for (const pull of openPulls(home)) {
      if (pull.head.repository !== repository || pull.head.ref !== branch) continue;
      if (after === null) await closePull(platform, home, pull, actor);
      else if (after !== pull.head.sha) {
        await outdateComments(platform, home, pull, after);
        await synchronizePull(platform, home, pull, after, actor);
      }
    }
  }
};

/** Pull requests into this branch: merged when their head is in it now, else their test merge is made anew. */
const followBases = async (
  platform: Platform,
  repository: Repository,
  branch: string,
  after: string | null,
  actor: string,
): Promise<void> => {
  for (const pull of openPulls(repository)) {
    if (pull.base.ref !== branch) continue;
    if (after === null) await closePull(platform, repository, pull, actor);
    else if (await isAncestor(platform.git, repository.directory, pull.head.sha, after)) {
      await markMerged(platform, repository, pull, after, actor);
    } else await updatePullRefs(platform, repository, pull);
  }
};

/** What GitHub does once refs have moved, by a push or through the API: events, and pull requests that follow. */
export const refsMoved = async (
  platform: Platform,
  repository: Repository,
  moves: readonly RefMove[],
  actor: string,
): Promise<void> => {
  for (const move of moves) {
    if (move.before === move.after) continue;
    await announce(platform, repository, move, actor);
    const branch = branchOf(move.ref);
    if (branch === null) continue;
    await followHeads(platform, repository, branch, move.after, actor);
    await followBases(platform, repository, branch, move.after, actor);
  }
};
