import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { markMerged } from '../changes/pull-changes.ts';
import { refsMoved } from '../changes/refs-moved.ts';
import { gateOf } from '../gate/gate.ts';
import { rulesFor } from '../gate/rules.ts';
import { writeCommit, readCommits } from '../git/commits.ts';
import { mergeTree, rebase } from '../git/merge.ts';
import { isAncestor, moveRef, readRef } from '../git/refs.ts';
import type { Answer } from '../http/answer.ts';
import { Refusal, answer } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import { roleIn } from '../identity/roles.ts';
import { textOf } from '../json.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { pullShape } from '../shapes/pull-shape.ts';
import { readOf } from '../emulator/read.ts';
import { pullOf } from './pulls.ts';

const request = z.object({
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
});

type MergeRequest = z.infer<typeof request>;

const refuse = (message: string): Refusal => new Refusal(405, message);

/** The gate, with the words and status of GitHub: 405. Admins pass protection that does not bind them. */
const checkGate = async (platform: Platform, call: RepositoryCall, pull: Pull, tip: string): Promise<void> => {
  const { repository, identity } = call;
  const { mergeCommit, base, head } = pull;
  const gate = gateOf(repository, base.ref, { sha: head.sha, mergeCommit, pull });
  const isAdmin = identity.kind === 'user' && roleIn(repository, identity.login) === 'admin';
  if (isAdmin && !gate.bindsAdmins) return;
  if (gate.problem !== null) throw refuse(gate.problem);
  if (gate.strict && !(await isAncestor(platform.git, repository.directory, tip, head.sha))) {
    throw refuse('Head branch is out of date. Review and try the merge again.');
  }
};

interface Merge {
  readonly platform: Platform;
  readonly repository: Repository;
  readonly pull: Pull;
  readonly tip: string;
  readonly actor: string;
}

const messageOf = async (
  { platform, repository, pull, tip }: Merge,
  { merge_method, commit_title, commit_message }: MergeRequest,
): Promise<string> => {
  const title = textOf((await readOf(platform, repository, `/pulls/${pull.number}`))['title']);
  if (merge_method === 'merge') {
    const first =
      commit_title ?? `Merge pull request #${pull.number} from ${pull.head.repository.owner}/${pull.head.ref}`;
    return `${first}\n\n${commit_message ?? title}`;
  }
  const commits = await readCommits(platform.git, repository.directory, [
    '--reverse',
    `${tip}..${pull.head.sha}`,
    '--',
  ]);
  const told = commits.length === 1 ? '' : commits.map((it) => `* ${it.message}`).join('\n\n');
  return `${commit_title ?? `${title} (#${pull.number})`}\n\n${commit_message ?? told}`.trim();
};

/** The commit the base becomes, or null when it can't be made. */
const makeCommit = async (merge: Merge, wanted: MergeRequest): Promise<string | null> => {
  const { platform, repository, pull, tip, actor } = merge;
  const { git } = platform;
  const person = { name: actor, email: `${actor}@users.noreply.github.com` };
  if (wanted.merge_method === 'rebase') {
    return rebase(git, repository.directory, { base: tip, head: pull.head.sha, committer: person });
  }
  const tree = await mergeTree(git, repository.directory, tip, pull.head.sha);
  if (tree === null) return null;
  const parents = wanted.merge_method === 'squash' ? [tip] : [tip, pull.head.sha];
  const message = await messageOf(merge, wanted);
  const committer = { name: 'GitHub', email: 'noreply@github.com' };
  return writeCommit(git, repository.directory, { tree, parents, message, author: person, committer });
};

const merge = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository, identity } = call;
  const pull = pullOf(call);
  const wanted = validBody(call, request);
  const actor = actorOf(identity);
  return repository.exclusive(async () => {
    if (pull.state === 'closed') throw refuse('Pull Request is not mergeable');
    if (pull.draft) throw refuse('Pull Request is still a draft');
    if (wanted.sha !== undefined && wanted.sha !== pull.head.sha) {
      throw new Refusal(409, 'Head branch was modified. Review and try the merge again.');
    }
    if (pull.mergeCommit === null) throw refuse('Pull Request is not mergeable');
    if (rulesFor(repository, pull.base.ref).mergeQueue) throw refuse('Changes must be made through the merge queue');
    const ref = `refs/heads/${pull.base.ref}`;
    const tip = await readRef(platform.git, repository.directory, ref);
    if (tip === null) throw refuse('Base branch does not exist');
    await checkGate(platform, call, pull, tip);
    const sha = await makeCommit({ platform, repository, pull, tip, actor }, wanted);
    if (sha === null) throw refuse('Pull Request is not mergeable');
    if (!(await moveRef(platform.git, repository.directory, { ref, before: tip, after: sha }))) {
      throw refuse('Base branch was modified. Review and try the merge again.');
    }
    await markMergedWithPush({ platform, repository, pull, tip, actor }, ref, sha);
    return answer({ sha, merged: true, message: 'Pull Request successfully merged' });
  });
};

/** push comes before pull_request closed, and neither finds the pull request open any more. */
const markMergedWithPush = async (
  { platform, repository, pull, tip, actor }: Merge,
  ref: string,
  sha: string,
): Promise<void> => {
  pull.state = 'closed';
  await refsMoved(platform, repository, [{ ref, before: tip, after: sha }], actor);
  await markMerged(platform, repository, pull, sha, actor);
};

/** Merging, behind the gate that branch protection sets. */
export const mergePullRoutes = (platform: Platform): Route[] => [
  repositoryRoute('PUT /pulls/:number/merge', ['contents:write'], (call) => merge(platform, call)),
  repositoryRoute('GET /pulls/:number/merge', ['pull_requests:read'], (call) => {
    if (pullOf(call).merged === null) throw new Refusal(404, 'Not Found');
    return { status: 204 };
  }),
  repositoryRoute('PUT /pulls/:number/update-branch', ['pull_requests:write'], async (call) => {
    const { repository } = call;
    const pull = pullOf(call);
    const tip = await readRef(platform.git, repository.directory, `refs/heads/${pull.base.ref}`);
    const tree = tip === null ? null : await mergeTree(platform.git, repository.directory, tip, pull.head.sha);
    if (tip === null || tree === null) throw new Refusal(422, 'merge conflict between base and head');
    const message = `Merge branch '${pull.base.ref}' into ${pull.head.ref}`;
    const after = await writeCommit(platform.git, repository.directory, {
      tree,
      parents: [pull.head.sha, tip],
      message,
    });
    const home = pull.head.repository;
    if (home !== repository) await platform.git.text(home.directory, ['fetch', '--quiet', repository.directory, after]);
    const move = { ref: `refs/heads/${pull.head.ref}`, before: pull.head.sha, after };
    await moveRef(platform.git, home.directory, move);
    await refsMoved(platform, home, [move], actorOf(call.identity));
    return answer(
      { message: 'Updating pull request branch.', url: (await pullShape(platform, repository, pull))['url'] },
      202,
    );
  }),
];
