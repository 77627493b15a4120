import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { answer, noContent, notFound } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { numberParameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Need } from '../identity/permissions.ts';
import type { Json } from '../json.ts';
import { nodeId } from '../json.ts';
import type { Reaction } from '../model/review.ts';
import type { Platform } from '../platform.ts';
import { reactionKinds } from '../shapes/reactions-shape.ts';
import { userShape } from '../shapes/user-shape.ts';

const shape = async (platform: Platform, it: Reaction): Promise<Json> => ({
  id: it.id,
  node_id: nodeId('Reaction', it.id),
  user: await userShape(platform, it.user),
  content: it.content,
  created_at: it.createdAt,
});

/** Reactions on one kind of thing; reacting twice in the same way changes nothing. */
const routesOf = (
  platform: Platform,
  place: string,
  needs: { read: readonly Need[]; write: readonly Need[] },
): Route[] => {
  const on = (call: RepositoryCall): string => `${place}/${numberParameter(call, 'number')}`;
  return [
    repositoryRoute(`GET /${place}/:number/reactions`, needs.read, async (call) => {
      const mine = call.repository.reviews.reactions.filter((it) => it.on === on(call));
      const { items, headers } = paginate(call, platform.url, mine);
      return answer(await Promise.all(items.map((it) => shape(platform, it))), 200, headers);
    }),
    repositoryRoute(`POST /${place}/:number/reactions`, needs.write, async (call) => {
      const { content } = validBody(call, z.object({ content: z.enum(reactionKinds) }));
      const user = actorOf(call.identity);
      const { reactions } = call.repository.reviews;
      const found = reactions.find((it) => it.on === on(call) && it.content === content && it.user === user);
      if (found !== undefined) return answer(await shape(platform, found));
      const reaction = { id: platform.nextId(), on: on(call), content, user, createdAt: platform.now() };
      reactions.push(reaction);
      return answer(await shape(platform, reaction), 201);
    }),
    repositoryRoute(`DELETE /${place}/:number/reactions/:id`, needs.write, (call) => {
      const { reactions } = call.repository.reviews;
      const at = reactions.findIndex((it) => it.id === numberParameter(call, 'id'));
      if (at === -1) throw notFound();
      reactions.splice(at, 1);
      return noContent;
    }),
  ];
};

export const reactionRoutes = (platform: Platform): Route[] => [
  ...routesOf(platform, 'issues', {
    read: ['issues:read', 'pull_requests:read'],
    write: ['issues:write', 'pull_requests:write'],
  }),
  ...routesOf(platform, 'issues/comments', {
    read: ['issues:read', 'pull_requests:read'],
    write: ['issues:write', 'pull_requests:write'],
  }),
  ...routesOf(platform, 'pulls/comments', { read: ['pull_requests:read'], write: ['pull_requests:write'] }),
];
