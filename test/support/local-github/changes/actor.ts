import type { Identity } from '../identity/identity.ts';
import { loginOf } from '../identity/identity.ts';
import { Refusal } from '../http/answer.ts';

/** The login that shows as sender. @throws Refusal 401 for anonymous callers. */
export const actorOf = (identity: Identity): string => {
  const login = loginOf(identity);
  if (login === null) throw new Refusal(401, 'Requires authentication');
  return login;
};
