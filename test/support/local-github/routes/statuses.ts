import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { answer } from '../http/answer.ts';
import { parameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Json } from '../json.ts';
import type { Status } from '../model/checks.ts';
import type { Platform } from '../platform.ts';
import { settleQueue } from '../queue/merge-queue.ts';
import { commitOf } from './commits.ts';

const newStatus = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  context: z.string().default('default'),
  description: z.string().max(140).nullish(),
  target_url: z.string().nullish(),
});

const shape = (it: Status): Json => ({
  id: it.id,
  state: it.state,
  context: it.context,
  description: it.description,
  target_url: it.targetUrl,
  created_at: it.createdAt,
  updated_at: it.createdAt,
});

const combined = (statuses: readonly Status[]): string => {
  if (statuses.some((it) => it.state === 'failure' || it.state === 'error')) return 'failure';
  return statuses.length === 0 || statuses.some((it) => it.state === 'pending') ? 'pending' : 'success';
};

/** Commit statuses: the merge gate counts them beside checks. */
export const statusRoutes = (platform: Platform): Route[] => [
  repositoryRoute('POST /statuses/:ref', ['statuses:write'], async (call) => {
    const { repository, identity } = call;
    const sha = await commitOf(platform, repository, parameter(call, 'ref'));
    const { state, context, description, target_url } = validBody(call, newStatus);
    const status: Status = {
      id: platform.nextId(),
      sha,
      context,
      state,
      description: description ?? null,
      targetUrl: target_url ?? null,
      creator: actorOf(identity),
      app: identity.kind === 'app' ? identity.app : null,
      createdAt: platform.now(),
    };
    repository.checks.statuses.push(status);
    await settleQueue(platform, repository);
    return answer(shape(status), 201);
  }),
  repositoryRoute('GET /commits/:ref/status', ['statuses:read'], async (call) => {
    const { statuses } = call.repository.checks;
    const sha = await commitOf(platform, call.repository, parameter(call, 'ref'));
    const mine = statuses.filter((it) => it.sha === sha);
    const newest = mine.filter((it) => mine.findLast((other) => other.context === it.context) === it);
    return answer({ state: combined(newest), sha, total_count: newest.length, statuses: newest.map(shape) });
  }),
  repositoryRoute('GET /commits/:ref/statuses', ['statuses:read'], async (call) => {
    const sha = await commitOf(platform, call.repository, parameter(call, 'ref'));
    const mine = call.repository.checks.statuses.filter((it) => it.sha === sha).toReversed();
    const { items, headers } = paginate(call, platform.url, mine);
    return answer(items.map(shape), 200, headers);
  }),
];
