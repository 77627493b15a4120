import { acceptedPermissions, demand } from '../identity/permissions.ts';
import { apiPath } from '../model/repository.ts';
import type { Platform } from '../platform.ts';
import type { Answer } from './answer.ts';
import { Refusal, notFound } from './answer.ts';
import type { Call } from './call.ts';
import type { Route } from './router.ts';
import { findRoute } from './router.ts';

/** /repositories/7/… is the address by number that redirects of renamed repositories lead to. */
const byNumber = (platform: Platform, path: string): string =>
  path.replace(/^\/repositories\/(\d+)/, (whole, id: string) => {
    const found = platform.repositories.find((it) => it.id === Number(id));
    return found === undefined ? whole : apiPath(found);
  });

const redirect = (platform: Platform, call: Call, id: number): Answer => {
  const rest = call.path.split('/').slice(4).join('/');
  const query = call.query.size > 0 ? `?${call.query.toString()}` : '';
  const location = `${platform.url}/repositories/${id}${rest === '' ? '' : `/${rest}`}${query}`;
  const reading = call.method === 'GET' || call.method === 'HEAD';
  const message = reading ? 'Moved Permanently' : 'Temporary Redirect';
  const json = { message, url: location, documentation_url: 'https://docs.github.com/rest' };
  return { status: reading ? 301 : 307, headers: { location }, json };
};

/** Finds the route of a request and runs it. @throws Refusal */
export const dispatch = async (
  platform: Platform,
  routes: readonly Route[],
  given: Omit<Call, 'parameters'>,
): Promise<Answer> => {
  const path = byNumber(platform, given.path);
  const found = findRoute(routes, given.method, path);
  if (found === null) {
    throw new Refusal(404, 'Not Found', { headers: { 'x-local-github': 'the local GitHub does not simulate this' } });
  }
  const { route, parameters } = found;
  const call = { ...given, path, parameters };
  if (route.kind === 'plain') return route.handle(call);
  const { repository, moved } = platform.find(parameters['owner'] ?? '', parameters['repo'] ?? '');
  if (repository === null) throw notFound();
  if (moved) {
    demand(call.identity, repository, ['metadata:read']);
    return redirect(platform, call, repository.id);
  }
  demand(call.identity, repository, route.needs);
  const rest = path.split('/').slice(4).join('/');
  const canonical = `${apiPath(repository)}${rest === '' ? '' : `/${rest}`}`;
  const answered = await route.handle({ ...call, path: canonical, repository });
  return { ...answered, headers: { ...acceptedPermissions(route.needs), ...answered.headers } };
};
