import { z } from 'zod';
import { actorOf } from '../changes/actor.ts';
import { Refusal, answer, notFound } from '../http/answer.ts';
import type { RepositoryCall } from '../http/call.ts';
import { parameter, readJson } from '../http/call.ts';
import type { Route } from '../http/router.ts';
import { repositoryRoute, route } from '../http/router.ts';
import { validBody } from '../http/validate.ts';
import type { Permissions } from '../identity/permissions.ts';
import { atLeast, legacyPermission, roleIn } from '../identity/roles.ts';
import { asJson } from '../json.ts';
import type { Platform } from '../platform.ts';
import { forkRepository } from '../repositories/fork-repository.ts';
import { giveRole } from '../repositories/give-role.ts';
import { renameRepository } from '../repositories/rename-repository.ts';
import { repositoryShape } from '../shapes/repository-shape.ts';
import { userShape } from '../shapes/user-shape.ts';
import { forward } from './forward.ts';

/** `permissions` of a repository, as the caller has them. */
const permissionsOf = ({ identity, repository }: RepositoryCall): object => {
  const contents = (identity.kind === 'app' ? identity.permissions : ({} as Permissions)).contents;
  if (identity.kind === 'app') {
    return { admin: false, maintain: false, push: contents === 'write', triage: false, pull: contents !== undefined };
  }
  const role = identity.kind === 'user' ? roleIn(repository, identity.login) : 'read';
  return {
    admin: atLeast(role, 'admin'),
    maintain: atLeast(role, 'maintain'),
    push: atLeast(role, 'write'),
    triage: atLeast(role, 'triage'),
    pull: atLeast(role, 'read'),
  };
};

const isKnown = async (platform: Platform, login: string): Promise<boolean> => {
  const path = `/users/${encodeURIComponent(login)}`;
  return (await platform.emulator.call({ method: 'GET', path, token: null })).status === 200;
};

/** Repositories themselves, forks, and what people may do in them. */
export const repositoryRoutes = (platform: Platform): Route[] => [
  repositoryRoute('GET ', ['metadata:read'], async (call) => {
    const { repository } = call;
    const parent = repository.parent === null ? {} : { parent: await repositoryShape(platform, repository.parent) };
    return answer({ ...(await repositoryShape(platform, repository)), ...parent, permissions: permissionsOf(call) });
  }),
  repositoryRoute('PATCH ', ['administration:write'], async (call) => {
    const { name, ...others } = asJson(readJson(call));
    if (Object.keys(others).length > 0) await forward(platform, call, { body: others });
    if (typeof name === 'string') await renameRepository(platform, call.repository, name, actorOf(call.identity));
    return answer(await repositoryShape(platform, call.repository));
  }),
  repositoryRoute('GET /forks', ['metadata:read'], async (call) => {
    const forks = platform.repositories.filter((it) => it.parent === call.repository);
    return answer(await Promise.all(forks.map((it) => repositoryShape(platform, it))));
  }),
  repositoryRoute('POST /forks', ['metadata:read'], async (call) => {
    const { name } = validBody(call, z.object({ name: z.string().optional() }));
    if (call.identity.kind !== 'user') throw new Refusal(403, 'Resource not accessible by integration');
    const fork = await forkRepository(platform, call.repository, actorOf(call.identity), name);
    return answer(await repositoryShape(platform, fork), 202);
  }),
  repositoryRoute('GET /collaborators/:login/permission', ['metadata:read'], async (call) => {
    const { repository, identity } = call;
    const login = parameter(call, 'login');
    if (identity.kind === 'anonymous') throw new Refusal(401, 'Requires authentication');
    if (!(await isKnown(platform, login))) throw new Refusal(404, `${login} is not a user`);
    const role = roleIn(repository, login);
    const user = { ...(await userShape(platform, login)), role_name: role };
    return answer({ permission: legacyPermission(role), role_name: role, user });
  }),
  repositoryRoute('PUT /collaborators/:login', ['administration:write'], async (call) => {
    const login = parameter(call, 'login');
    if (!(await isKnown(platform, login))) throw notFound();
    const { permission } = validBody(
      call,
      z.object({ permission: z.enum(['pull', 'triage', 'push', 'maintain', 'admin']).default('push') }),
    );
    const words = { pull: 'read', triage: 'triage', push: 'write', maintain: 'maintain', admin: 'admin' } as const;
    await giveRole(platform, call.repository, login, words[permission]);
    return { status: 204 };
  }),
  route('GET /installation/repositories', async (call) => {
    const { identity } = call;
    if (identity.kind !== 'app')
      throw new Refusal(
        403,
        'You must authenticate with an installation access token in order to list repositories for an installation.',
      );
    const { account, repositories } = identity;
    const mine = platform.repositories.filter(
      (it) => it.owner === account && (repositories === null || repositories.includes(it.id)),
    );
    const shapes = await Promise.all(mine.map((it) => repositoryShape(platform, it)));
    return answer({
      total_count: shapes.length,
      repository_selection: repositories === null ? 'all' : 'selected',
      repositories: shapes,
    });
  }),
];
