import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { closePull, reopenPull } from '../changes/pull-changes.ts';
import { touchPull } from '../changes/touch-pull.ts';
import { commonPayload } from '../events/common-payload.ts';
import type { Answer } from '../http/answer.ts';
import { answer, noContent, notFound } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { numberParameter, readJson } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Need } from '../identity/permissions.ts';
import type { Json } from '../json.ts';
import { asJson, asList, textOf } from '../json.ts';
import type { Repository } from '../model/repository.ts';
import { apiPath } from '../model/repository.ts';
import { readOf } from '../emulator/read.ts';
import type { Platform } from '../platform.ts';
import { appShape } from '../shapes/app-shape.ts';
import { associationOf } from '../shapes/association.ts';
import { reactionsShape } from '../shapes/reactions-shape.ts';
import { wholeSeconds } from '../shapes/whole-seconds.ts';
import { refuseLongBody } from './comment-limits.ts';
import { forward } from './forward.ts';

const reads: readonly Need[] = ['issues:read', 'pull_requests:read'];
const writes: readonly Need[] = ['issues:write', 'pull_requests:write'];

const withBody = z.object({ body: z.string().min(1) });

/** A comment of the emulator with what it does not know: the app that wrote it, reactions. */
const commentShape = (platform: Platform, repository: Repository, told: Json): Json => {
  const id = Number(told['id']);
  const slug = repository.reviews.writtenByApp.get(id);
  const app = platform.apps.find((it) => it.slug === slug);
  return {
    ...told,
    created_at: wholeSeconds(told['created_at']),
    updated_at: wholeSeconds(told['updated_at']),
    performed_via_github_app: app === undefined ? null : appShape(platform, app),
    author_association: associationOf(repository, textOf(asJson(told['user'])['login'])),
    reactions: reactionsShape(platform, repository, `issues/comments/${id}`),
  };
};

/** The issue a comment is on; for a pull request with the field that says so. */
export const issueShape = async (platform: Platform, repository: Repository, number: number): Promise<Json> => {
  const pull = repository.pulls.get(number);
  if (pull === undefined) return readOf(platform, repository, `/issues/${number}`);
  const told = await readOf(platform, repository, `/pulls/${number}`);
  const api = `${platform.url}${apiPath(repository)}`;
  const web = `${platform.url}/${repository.fullName}/pull/${number}`;
  const keys = [
    'id',
    'node_id',
    'number',
    'title',
    'user',
    'labels',
    'locked',
    'assignee',
    'assignees',
    'milestone',
    'comments',
    'body',
  ];
  return {
    url: `${api}/issues/${number}`,
    repository_url: api,
    labels_url: `${api}/issues/${number}/labels{/name}`,
    comments_url: `${api}/issues/${number}/comments`,
    events_url: `${api}/issues/${number}/events`,
    html_url: web,
    ...Object.fromEntries(keys.map((key) => [key, told[key]])),
    created_at: wholeSeconds(told['created_at']),
    updated_at: pull.updatedAt,
    closed_at: wholeSeconds(told['closed_at']),
    state: pull.state,
    author_association: associationOf(repository, pull.author),
    draft: pull.draft,
    pull_request: {
      url: `${api}/pulls/${number}`,
      html_url: web,
      diff_url: `${web}.diff`,
      patch_url: `${web}.patch`,
      merged_at: pull.merged?.at ?? null,
    },
    reactions: reactionsShape(platform, repository, `issues/${number}`),
    performed_via_github_app: null,
    state_reason: null,
  };
};

const announce = async (
  platform: Platform,
  call: RepositoryCall,
  action: string,
  comment: Json,
  more: Json = {},
): Promise<void> => {
  const { repository } = call;
  const number = Number(textOf(comment['issue_url']).split('/').at(-1));
  const pull = repository.pulls.get(number);
  if (pull !== undefined) touchPull(platform, pull);
  const common = await commonPayload(platform, repository, actorOf(call.identity));
  const payload = { action, issue: await issueShape(platform, repository, number), comment, ...more, ...common };
  platform.events.emit({ name: 'issue_comment', action, repository, payload });
};

const write = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const { repository, identity } = call;
  refuseLongBody(validBody(call, withBody).body, 'IssueComment');
  const before =
    call.method === 'PATCH' ? await readOf(platform, repository, call.path.slice(apiPath(repository).length)) : null;
  const told = await forward(platform, call);
  const id = Number(asJson(told.json)['id']);
  if (identity.kind === 'app' && before === null) repository.reviews.writtenByApp.set(id, identity.app.slug);
  const comment = commentShape(platform, repository, asJson(told.json));
  const more = before === null ? {} : { changes: { body: { from: before['body'] } } };
  await announce(platform, call, before === null ? 'created' : 'edited', comment, more);
  return answer(comment, told.status);
};

const list = async (platform: Platform, call: RepositoryCall): Promise<Answer> => {
  const told = await forward(platform, call);
  const comments = asList(told.json).map((it) => commentShape(platform, call.repository, it));
  return answer(comments, 200, told.headers);
};

/** Comments on issues and pull requests: kept by the emulator, with GitHub's limits and events. */
export const commentRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET /issues/:number/comments', reads, (call) => list(platform, call)),
  repositoryRoute('POST /issues/:number/comments', writes, (call) => write(platform, call)),
  repositoryRoute('GET /issues/comments', reads, (call) => list(platform, call)),
  repositoryRoute('GET /issues/comments/:id', reads, async (call) => {
    const told = await forward(platform, call);
    return answer(commentShape(platform, call.repository, asJson(told.json)));
  }),
  repositoryRoute('PATCH /issues/comments/:id', writes, (call) => write(platform, call)),
  repositoryRoute('DELETE /issues/comments/:id', writes, async (call) => {
    const path = `/issues/comments/${numberParameter(call, 'id')}`;
    const comment = commentShape(platform, call.repository, await readOf(platform, call.repository, path));
    await forward(platform, call);
    await announce(platform, call, 'deleted', comment);
    return noContent;
  }),
  repositoryRoute('GET /issues/:number', reads, async (call) =>
    answer(await issueShape(platform, call.repository, numberParameter(call, 'number'))),
  ),
  repositoryRoute('PATCH /issues/:number', writes, async (call) => {
    const pull = call.repository.pulls.get(numberParameter(call, 'number'));
    if (pull === undefined) return forward(platform, call);
    const { state } = asJson(readJson(call));
    if (state !== undefined && state !== pull.state) {
      if (pull.merged !== null) throw notFound();
      await (state === 'closed' ? closePull : reopenPull)(platform, call.repository, pull, actorOf(call.identity));
    }
    return answer(await issueShape(platform, call.repository, pull.number));
  }),
];
