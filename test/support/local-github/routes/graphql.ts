import { z } from 'zod';
import { Refusal, answer } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { route } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import { loginOf } from '../identity/identity.ts';

/** The one query that is answered: who am I? It works for every kind of token, unlike GET /user. */
const viewer = /^\s*(?:query\s*\w*\s*)?\{\s*viewer\s*\{\s*login\s*\}\s*\}\s*$/;

const handle = (call: Call): ReturnType<typeof answer> => {
  const login = loginOf(call.identity);
  if (login === null) throw new Refusal(401, 'This endpoint requires you to be authenticated.');
  const { query } = validBody(call, z.object({ query: z.string() }));
  if (viewer.test(query)) return answer({ data: { viewer: { login } } });
  return answer({ errors: [{ type: 'NOT_FOUND', message: 'The local GitHub answers only `{ viewer { login } }`.' }] });
};

/** GraphQL, where GitHub and where GitHub Enterprise Server have it. */
export const graphqlRoutes = (): Route[] => [route('POST /graphql', handle), route('POST /api/graphql', handle)];
