import { z } from 'zod';
import type { Delivery, Hook } from '../events/hook.ts';
import { Refusal, answer, noContent, notFound } from '../http/answer.ts';
import type { Call, RepositoryCall } from '../http/call.ts';
import { numberParameter } from '../http/call.ts';
import { paginate } from '../http/paginate.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute, route } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Json } from '../json.ts';
import type { AppRecord } from '../model/app.ts';
import type { Platform } from '../platform.ts';

const newHook = z.object({
  config: z.object({ url: z.string(), secret: z.string().optional() }),
  events: z.array(z.string()).default(['push']),
  active: z.boolean().default(true),
});

const hookShape = ({ id, url, events, active, createdAt }: Hook): Json => ({
  type: 'Repository',
  id,
  name: 'web',
  active,
  events,
  config: { url, content_type: 'json', insecure_ssl: '0' },
  created_at: createdAt,
  updated_at: createdAt,
});

/** A delivery in lists; the single one also has request and response. */
const deliveryShape = (it: Delivery, whole: boolean): Json => ({
  id: it.id,
  guid: it.guid,
  delivered_at: it.deliveredAt,
  redelivery: it.redelivery,
  duration: it.duration,
  status: it.status,
  status_code: it.statusCode,
  event: it.event,
  action: it.action,
  installation_id: it.target.kind === 'app' ? it.target.installation : null,
  repository_id: it.repositoryId,
  throttled_at: null,
  ...(whole && { url: '', request: it.request, response: it.response }),
});

const appOf = ({ identity }: Call): AppRecord => {
  if (identity.kind === 'app itself') return identity.app;
  throw new Refusal(401, 'A JSON web token could not be decoded');
};

const hookOf = (platform: Platform, call: RepositoryCall): Hook => {
  const found = platform.hooks.find(
    (it) => it.id === numberParameter(call, 'hook') && it.repository === call.repository,
  );
  if (found === undefined) throw notFound();
  return found;
};

const one = (deliveries: readonly Delivery[], call: Call): Delivery => {
  const found = deliveries.find((it) => it.id === numberParameter(call, 'id'));
  if (found === undefined) throw notFound();
  return found;
};

const list = (platform: Platform, call: Call, deliveries: readonly Delivery[]): ReturnType<typeof answer> => {
  const { items, headers } = paginate(call, platform.url, deliveries.toReversed());
  return answer(
    items.map((it) => deliveryShape(it, false)),
    200,
    headers,
  );
};

/** Webhooks of repositories, and the deliveries of hooks and apps, which can be asked for again. */
export const hookRoutes = (platform: Platform): Route[] => {
  const ofApp = (app: AppRecord): Delivery[] =>
    platform.events.deliveries.filter((it) => it.target.kind === 'app' && it.target.app === app);
  const ofHook = (hook: Hook): Delivery[] =>
    platform.events.deliveries.filter((it) => it.target.kind === 'hook' && it.target.hook === hook);
  return [
    repositoryRoute('GET /hooks', ['administration:read'], (call) =>
      answer(platform.hooks.filter((it) => it.repository === call.repository).map(hookShape)),
    ),
    repositoryRoute('POST /hooks', ['administration:write'], (call) => {
      const { config, events, active } = validBody(call, newHook);
      const { repository } = call;
      const hook = {
        id: platform.nextId(),
        repository,
        url: config.url,
        secret: config.secret ?? null,
        events,
        active,
        createdAt: platform.now(),
      };
      platform.hooks.push(hook);
      return answer(hookShape(hook), 201);
    }),
    repositoryRoute('DELETE /hooks/:hook', ['administration:write'], (call) => {
      platform.hooks.splice(platform.hooks.indexOf(hookOf(platform, call)), 1);
      return noContent;
    }),
    repositoryRoute('GET /hooks/:hook/deliveries', ['administration:read'], (call) =>
      list(platform, call, ofHook(hookOf(platform, call))),
    ),
    repositoryRoute('POST /hooks/:hook/deliveries/:id/attempts', ['administration:write'], (call) => {
      void platform.events.redeliver(one(ofHook(hookOf(platform, call)), call).id);
      return answer({}, 202);
    }),
    route('GET /app/hook/deliveries', (call) => list(platform, call, ofApp(appOf(call)))),
    route('GET /app/hook/deliveries/:id', (call) => answer(deliveryShape(one(ofApp(appOf(call)), call), true))),
    route('POST /app/hook/deliveries/:id/attempts', (call) => {
      void platform.events.redeliver(one(ofApp(appOf(call)), call).id);
      return answer({}, 202);
    }),
  ];
};
