import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { announcePull } from '../changes/pull-changes.ts';
import { updatePullRefs } from '../changes/pull-refs.ts';
import { keyTo } from '../emulator/read.ts';
import { mergeBase, readRef } from '../git/refs.ts';
import type { Answer } from '../http/answer.ts';
import { answer, invalid, unprocessable } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { validBody } from '../http/validate.ts';
import { asJson } from '../json.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath, openPulls } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { fullPullShape } from '../shapes/pull-shape.ts';
import { forward } from './forward.ts';

/** Bodies of pull requests stop at 65,536 characters. */
export const longestBody = 65_536;

const newPull = z.object({
  title: z.string().min(1),
  head: z.string().min(1),
  base: z.string().min(1),
  head_repo: z.string().optional(),
  body: z.string().max(longestBody).nullish(),
  draft: z.boolean().default(false),
});

/** The emulator opens a pull request only between branches it knows: it gets empty ones of the same names. */
const mirrorBranch = async (platform: Platform, repository: Repository, branch: string): Promise<void> => {
  const token = keyTo(repository);
  const main = await platform.emulator.demand({
    method: 'GET',
    path: `${apiPath(repository)}/git/ref/heads/${repository.defaultBranch}`,
    token,
  });
  const { sha } = asJson(asJson(main.json)['object']);
  await platform.emulator.call({
    method: 'POST',
    path: `${apiPath(repository)}/git/refs`,
    token,
    body: { ref: `refs/heads/${branch}`, sha },
  });
};

/** "branch", or "owner:branch" of a fork. @throws Refusal 422 */
const headOf = (platform: Platform, repository: Repository, head: string): { repository: Repository; ref: string } => {
  const at = head.indexOf(':');
  const owner = at === -1 ? repository.owner : head.slice(0, at);
  const ref = head.slice(at + 1);
  if (owner.toLowerCase() === repository.owner.toLowerCase()) return { repository, ref };
  const fork = platform.repositories.find((it) => it.parent === repository && it.owner === owner);
  if (fork === undefined) throw invalid('PullRequest', 'head', 'invalid');
  return { repository: fork, ref };
};

/** Opens a pull request. @throws Refusal 422 for branches that are not there, or nothing between them */
export const openPull = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository, identity } = call;
  const wanted = validBody(call, newPull);
  const head = headOf(platform, repository, wanted.head);
  const headSha = await readRef(platform.git, head.repository.directory, `refs/heads/${head.ref}`);
  const baseSha = await readRef(platform.git, repository.directory, `refs/heads/${wanted.base}`);
  if (headSha === null) throw invalid('PullRequest', 'head', 'invalid');
  if (baseSha === null) throw invalid('PullRequest', 'base', 'invalid');
  const names = `${head.repository.owner}:${head.ref}`;
  const twin = openPulls(repository).find(
    (it) => it.head.repository === head.repository && it.head.ref === head.ref && it.base.ref === wanted.base,
  );
  if (twin !== undefined) {
    throw unprocessable('Validation Failed', [
      { resource: 'PullRequest', code: 'custom', message: `A pull request already exists for ${names}.` },
    ]);
  }
  if (head.repository !== repository) {
    // A fork's new commits are its own until they are fetched.
    await platform.git.text(repository.directory, [
      'fetch',
      '--quiet',
      '--no-auto-gc',
      head.repository.directory,
      headSha,
    ]);
  }
  const fork = await mergeBase(platform.git, repository.directory, headSha, baseSha);
  const nothing =
    fork === null
      ? `The ${head.ref} branch has no history in common with ${wanted.base}`
      : `No commits between ${wanted.base} and ${wanted.head}`;
  if (fork === null || fork === headSha) {
    throw unprocessable('Validation Failed', [{ resource: 'PullRequest', code: 'custom', message: nothing }]);
  }
  await mirrorBranch(platform, head.repository, head.ref);
  await mirrorBranch(platform, repository, wanted.base);
  const { title, body, draft } = wanted;
  const told = await forward(platform, call, {
    body: { title, body: body ?? null, draft, head: names, base: wanted.base },
  });
  const number = Number(asJson(told.json)['number']);
  const pull: Pull = {
    number,
    author: actorOf(identity),
    head: { ...head, sha: headSha },
    base: { ref: wanted.base, sha: baseSha },
    touched: platform.nextId(),
    updatedAt: platform.now(),
    state: 'open',
    draft,
    mergeCommit: null,
    merged: null,
  };
  repository.pulls.set(number, pull);
  await updatePullRefs(platform, repository, pull);
  await announcePull(platform, repository, pull, { action: 'opened', actor: actorOf(identity) });
  return answer(await fullPullShape(platform, repository, pull), 201);
};
