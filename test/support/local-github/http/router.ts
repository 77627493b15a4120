import type { Need } from '../identity/permissions.ts';
import type { Answer } from './answer.ts';
import type { Call, RepositoryCall } from './call.ts';

type Handled = Answer | Promise<Answer>;

/** A route of the API. With `needs`, any one of them opens it; repository routes find and check the repository first. */
export type Route =
  | {
      readonly kind: 'plain';
      readonly method: string;
      readonly pattern: RegExp;
      readonly handle: (call: Call) => Handled;
    }
  | {
      readonly kind: 'repository';
      readonly method: string;
      readonly pattern: RegExp;
      readonly needs: readonly Need[];
      readonly handle: (call: RepositoryCall) => Handled;
    };

/** `:name` is one part of a path, `:name+` also takes slashes. */
const compile = (path: string): RegExp => {
  const source = path
    .replaceAll(/[.()]/g, String.raw`\$&`)
    .replaceAll(/:(\w+)\+/g, '(?<$1>.+)')
    .replaceAll(/:(\w+)/g, '(?<$1>[^/]+)');
  return new RegExp(`^${source}$`);
};

/** `spec` is "GET /path". */
const split = (spec: string): { method: string; pattern: RegExp } => {
  const [method = '', path = ''] = spec.split(' ');
  return { method, pattern: compile(path) };
};

export const route = (spec: string, handle: (call: Call) => Handled): Route => ({
  kind: 'plain',
  ...split(spec),
  handle,
});

/** `spec` is "GET /rest" below /repos/:owner/:repo, or "GET " for the repository itself. */
export const repositoryRoute = (
  spec: string,
  needs: readonly Need[],
  handle: (call: RepositoryCall) => Handled,
): Route => {
  const [method = '', rest = ''] = spec.split(' ');
  return { kind: 'repository', ...split(`${method} /repos/:owner/:repo${rest}`), needs, handle };
};

/** As it is where it is no valid encoding. */
export const decode = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The first route that takes this request, with the parts of the path. */
export const findRoute = (
  routes: readonly Route[],
  method: string,
  path: string,
): { readonly route: Route; readonly parameters: Record<string, string> } | null => {
  const wanted = method === 'HEAD' ? 'GET' : method;
  for (const route of routes) {
    const match = route.method === wanted ? route.pattern.exec(path) : null;
    if (match === null) continue;
    const parts = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decode(value)] as const);
    return { route, parameters: Object.fromEntries(parts) };
  }
  return null;
};
