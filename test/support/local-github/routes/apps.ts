import { Refusal, answer, notFound } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import { numberParameter, parameter } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { route } from '../http/router.ts';
import { readPermissions } from '../identity/permissions.ts';
import { asJson, asList, textOf } from '../json.ts';
import type { AppRecord } from '../model/app.ts';
import type { Platform } from '../platform.ts';
import { appShape } from '../shapes/app-shape.ts';
import { forward } from './forward.ts';

const selfOf = ({ identity }: Call): AppRecord => {
  if (identity.kind === 'app itself') return identity.app;
  throw new Refusal(401, 'A JSON web token could not be decoded');
};

/** The installation of the asking app on an account; the emulator would answer with any app's. */
const installationOn = async (platform: Platform, call: Call, account: string): Promise<ReturnType<typeof answer>> => {
  const app = selfOf(call);
  const found = app.installations.find((it) => it.account.toLowerCase() === account.toLowerCase());
  if (found === undefined) throw notFound();
  return forward(platform, { ...call, path: `/app/installations/${found.id}` });
};

/** A token of an installation, made by the emulator and noted here with what it may do. */
const issueToken = async (platform: Platform, call: Call): Promise<ReturnType<typeof answer>> => {
  const app = selfOf(call);
  const installation = app.installations.find((it) => it.id === numberParameter(call, 'installation'));
  if (installation === undefined) throw notFound();
  const told = await forward(platform, call);
  const { token, permissions, repositories, repository_selection: selection } = asJson(told.json);
  const named = asList(repositories).map((it) => Number(it['id']));
  const installed = installation.repositories;
  const reached = platform.repositories.filter((it) => installed?.includes(it.fullName)).map((it) => it.id);
  platform.identities.issue(
    {
      kind: 'app',
      app,
      login: `${app.slug}[bot]`,
      installation: installation.id,
      account: installation.account,
      // The emulator gives only what the installation has.
      permissions: readPermissions(permissions),
      repositories: selection === 'selected' ? named : installed === null ? null : reached,
      emulatorToken: textOf(token),
    },
    textOf(token),
  );
  return told;
};

/** Apps: their own data and tokens. */
export const appRoutes = (platform: Platform): Route[] => [
  route('GET /app', (call) => forward(platform, call)),
  route('GET /app/installations', (call) => forward(platform, call)),
  route('GET /app/installations/:installation', (call) => forward(platform, call)),
  route('POST /app/installations/:installation/access_tokens', (call) => issueToken(platform, call)),
  route('GET /repos/:owner/:repo/installation', (call) => installationOn(platform, call, parameter(call, 'owner'))),
  route('GET /orgs/:account/installation', (call) => installationOn(platform, call, parameter(call, 'account'))),
  route('GET /users/:account/installation', (call) => installationOn(platform, call, parameter(call, 'account'))),
  route('GET /apps/:slug', (call) => {
    const app = platform.apps.find((it) => it.slug === parameter(call, 'slug'));
    if (app === undefined) throw notFound();
    return answer(appShape(platform, app));
  }),
];
