import type { Answer } from '../http/answer.ts';
import { answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute, route } from '../http/router.ts';
import type { Need } from '../identity/permissions.ts';
import { Refusal } from '../http/answer.ts';
import type { Platform } from '../platform.ts';
import { userShape } from '../shapes/user-shape.ts';
import { forward } from './forward.ts';

const reads: readonly Need[] = ['issues:read', 'pull_requests:read'];
const writes: readonly Need[] = ['issues:write', 'pull_requests:write'];

const ofIssues: readonly (readonly [spec: string, needs: readonly Need[]])[] = [
  ['GET /issues', ['issues:read']],
  ['POST /issues', ['issues:write']],
  ['GET /labels', reads],
  ['POST /labels', writes],
  ['GET /labels/:name', reads],
  ['PATCH /labels/:name', writes],
  ['DELETE /labels/:name', writes],
  ['GET /issues/:number/labels', reads],
  ['POST /issues/:number/labels', writes],
  ['PUT /issues/:number/labels', writes],
  ['DELETE /issues/:number/labels', writes],
  ['DELETE /issues/:number/labels/:name', writes],
  ['POST /issues/:number/assignees', writes],
  ['DELETE /issues/:number/assignees', writes],
];

const ofPeople = [
  '/users',
  '/users/:login',
  '/users/:login/repos',
  '/users/:login/orgs',
  '/orgs/:org',
  '/orgs/:org/members',
  '/orgs/:org/repos',
];

/** Limits as they stand; nothing is counted against them, faults are injected instead. */
const rateLimit = ({ identity }: Call): Answer => {
  const limit = identity.kind === 'anonymous' ? 60 : 5000;
  const core = { limit, used: 1, remaining: limit - 1, reset: 4_102_444_800 };
  return answer({ resources: { core, search: core, graphql: core }, rate: core });
};

/** What the emulator answers as it is: people, organizations, issues, labels. */
export const forwardedRoutes = (platform: Platform): Route[] => [
  ...ofIssues.map(([spec, needs]) => repositoryRoute(spec, needs, (call) => forward(platform, call))),
  ...ofPeople.map((path) => route(`GET ${path}`, (call) => forward(platform, call))),
  route('GET /rate_limit', rateLimit),
  route('GET /user', async (call) => {
    if (call.identity.kind === 'anonymous') throw new Refusal(401, 'Requires authentication');
    if (call.identity.kind !== 'user') throw new Refusal(403, 'Resource not accessible by integration');
    return answer(await userShape(platform, call.identity.login));
  }),
  route('GET /meta', () => answer({ verifiable_password_authentication: false })),
  route('GET /zen', () => answer('Keep it logically awesome.')),
];
