import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Emulator } from '../emulator/emulator.ts';
import { tokenOf } from '../emulator/seed.ts';
import { Refusal } from '../http/answer.ts';
import { asJson } from '../json.ts';
import type { AppRecord } from '../model/app.ts';
import type { Identity } from './identity.ts';

/** Who is behind which token. */
export interface Identities {
  /** @throws Refusal 401 for a token nobody issued. */
  identify(headers: IncomingHttpHeaders): Promise<Identity>;
  /** A token for this identity; `token` when the emulator has made one already. */
  issue(identity: Exclude<Identity, { kind: 'anonymous' }>, token?: string): string;
  userOf(login: string): Identity;
}

/** The secret in "Bearer x", "token x" or the password of "Basic x". */
const secretOf = (header: string): string => {
  const [scheme = '', value = ''] = header.trim().split(/\s+/, 2);
  if (scheme.toLowerCase() !== 'basic') return value;
  const pair = Buffer.from(value, 'base64').toString('utf8');
  return pair.slice(pair.indexOf(':') + 1);
};

export const createIdentities = (
  emulator: Emulator,
  apps: readonly AppRecord[],
  logins: ReadonlySet<string>,
): Identities => {
  const known = new Map<string, Identity>();
  const userOf = (login: string): Identity => {
    if (!logins.has(login)) throw new Error(`The local GitHub has no user "${login}": name it in the options.`);
    return { kind: 'user', login, emulatorToken: tokenOf(login) };
  };
  const appOf = async (token: string): Promise<Identity> => {
    const answered = await emulator.call({ method: 'GET', path: '/app', token });
    const app = apps.find((it) => it.id === asJson(answered.json)['id']);
    if (answered.status !== 200 || app === undefined) {
      throw new Refusal(401, 'A JSON web token could not be decoded');
    }
    return { kind: 'app itself', app, emulatorToken: token };
  };
  const identify: Identities['identify'] = async (headers) => {
    const { authorization } = headers;
    if (authorization === undefined) return { kind: 'anonymous' };
    const secret = secretOf(authorization);
    const found = known.get(secret);
    if (found !== undefined) return found;
    // Three parts: a JSON web token, by which an app speaks for itself.
    if (/^eyJ[^.]*\.[^.]+\.[^.]+$/.test(secret)) return appOf(secret);
    throw new Refusal(401, 'Bad credentials');
  };
  const issue: Identities['issue'] = (identity, token) => {
    const prefix = identity.kind === 'user' ? 'github_pat_' : 'ghs_';
    const issued = token ?? `${prefix}${randomBytes(18).toString('hex')}`;
    known.set(issued, identity);
    return issued;
  };
  return { identify, issue, userOf };
};
