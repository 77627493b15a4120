import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { announcePull, closePull, reopenPull } from '../changes/pull-changes.ts';
import { updatePullRefs } from '../changes/pull-refs.ts';
import { readCommits } from '../git/commits.ts';
import { changedFiles } from '../git/diff.ts';
import { readRef } from '../git/refs.ts';
import type { Answer } from '../http/answer.ts';
import { answer, invalid, notFound, plain, unprocessable } from '../http/answer.ts';
import type { Call, RepositoryCall } from '../http/call.ts';
import { accepts, numberParameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import { demand } from '../identity/permissions.ts';
import type { Pull } from '../model/pull.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import { commitShape, fileShape } from '../shapes/commit-shape.ts';
import { fullPullShape, mergeBaseOf, pullShape } from '../shapes/pull-shape.ts';
import { forward } from './forward.ts';
import { longestBody, openPull } from './open-pull.ts';

const changedPull = z.object({
  title: z.string().optional(),
  body: z.string().max(longestBody).nullish(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
});

/** The pull request of the path. @throws Refusal 404 */
export const pullOf = (call: RepositoryCall): Pull => {
  const pull = call.repository.pulls.get(numberParameter(call, 'number'));
  if (pull === undefined) throw notFound();
  return pull;
};

/** Changes the text, the state or the base. */
const change = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository, identity } = call;
  const pull = pullOf(call);
  const { title, body, state, base } = validBody(call, changedPull);
  const actor = actorOf(identity);
  if (title !== undefined || body !== undefined) {
    await forward(platform, call, {
      body: { ...(title !== undefined && { title }), ...(body !== undefined && { body }) },
    });
    await announcePull(platform, repository, pull, { action: 'edited', actor, more: { changes: {} } });
  }
  if (base !== undefined && base !== pull.base.ref) {
    const sha = await readRef(platform.git, repository.directory, `refs/heads/${base}`);
    if (sha === null) throw invalid('PullRequest', 'base', 'invalid');
    const from = pull.base.ref;
    pull.base.ref = base;
    pull.base.sha = sha;
    await updatePullRefs(platform, repository, pull);
    const changes = { base: { ref: { from } } };
    await announcePull(platform, repository, pull, { action: 'edited', actor, more: { changes } });
  }
  if (state !== undefined && state !== pull.state) {
    if (pull.merged !== null)
      throw unprocessable('Validation Failed', [{ resource: 'PullRequest', code: 'invalid', field: 'state' }]);
    await (state === 'closed' ? closePull : reopenPull)(platform, repository, pull, actor);
  }
  return answer(await fullPullShape(platform, repository, pull));
};

/** The open, closed or all pull requests, newest first; `head` is "owner:branch". */
const wantedPulls = ({ query }: Call, repository: Repository): Pull[] => {
  const state = query.get('state') ?? 'open';
  const head = query.get('head');
  const base = query.get('base');
  // Without an owner GitHub ignores the filter.
  const byHead = head?.includes(':') === true ? head : null;
  const found = [...repository.pulls.values()].filter(
    (it) =>
      (state === 'all' || it.state === state) &&
      (base === null || it.base.ref === base) &&
      (byHead === null || `${it.head.repository.owner}:${it.head.ref}` === byHead),
  );
  const byUpdate = query.get('sort') === 'updated';
  const sorted = byUpdate ? found.toSorted((one, other) => one.touched - other.touched) : found;
  const direction = query.get('direction') ?? (byUpdate ? 'asc' : 'desc');
  return direction === 'asc' ? sorted : sorted.toReversed();
};

const files = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const pull = pullOf(call);
  const from = await mergeBaseOf(platform, repository, pull);
  const all = await changedFiles(platform.git, repository.directory, from, pull.head.sha);
  const { items, headers } = paginate(call, platform.url, all.slice(0, 3000));
  return answer(
    items.map((it) => fileShape(platform, repository, pull.head.sha, it)),
    200,
    headers,
  );
};

const one = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository } = call;
  const pull = pullOf(call);
  if (!accepts(call, 'diff')) return answer(await fullPullShape(platform, repository, pull));
  const from = await mergeBaseOf(platform, repository, pull);
  const diff = await platform.git.text(repository.directory, ['diff-tree', '-p', '-M', from, pull.head.sha]);
  return plain(diff, 'application/vnd.github.diff; charset=utf-8');
};

/** Pull requests: their text is the emulator's, their commits are git's. */
export const pullRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /pulls', ['pull_requests:read'], async (call) => {
    const { items, headers } = paginate(call, platform.url, wantedPulls(call, call.repository));
    return answer(await Promise.all(items.map((it) => pullShape(platform, call.repository, it))), 200, headers);
  }),
  repositoryRoute('POST /pulls', ['pull_requests:write'], (call) => {
    demand(call.identity, call.repository, ['contents:read']);
    return openPull(platform, call);
  }),
  repositoryRoute('GET /pulls/:number', ['pull_requests:read'], (call) => one(platform, call)),
  repositoryRoute('PATCH /pulls/:number', ['pull_requests:write'], (call) => change(platform, call)),
  repositoryRoute('GET /pulls/:number/files', ['pull_requests:read'], (call) => files(platform, call)),
  repositoryRoute('GET /pulls/:number/commits', ['pull_requests:read'], async (call) => {
    const pull = pullOf(call);
    const from = await mergeBaseOf(platform, call.repository, pull);
    const commits = await readCommits(platform.git, call.repository.directory, [
      '--reverse',
      `${from}..${pull.head.sha}`,
      '--',
    ]);
    const { items, headers } = paginate(call, platform.url, commits.slice(0, 250));
    return answer(
      items.map((it) => commitShape(platform, call.repository, it)),
      200,
      headers,
    );
  }),
];
