import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { AppLog } from '../usecases/app/app-log.ts';
import { failureData } from './failure-data.ts';
import { respond, respondText } from './respond.ts';

export type Route = (request: IncomingMessage, response: ServerResponse, url: URL) => void | Promise<void>;

/** By path, then by method. HEAD is GET without its body. */
export type Routes = Readonly<Record<string, Readonly<Partial<Record<'GET' | 'POST', Route>>>>>;

const methodsOf = (route: Readonly<Partial<Record<string, Route>>>): string =>
  Object.keys(route)
    .flatMap((it) => (it === 'GET' ? ['GET', 'HEAD'] : [it]))
    .join(', ');

const find = (
  routes: Routes,
  { method = 'GET' }: IncomingMessage,
  path: string,
): Route | { readonly status: 404 } | { readonly status: 405; readonly allow: string } => {
  const byMethod = Object.hasOwn(routes, path) ? routes[path] : undefined;
  if (byMethod === undefined) return { status: 404 };
  const asked = method === 'HEAD' ? 'GET' : method;
  const route = asked === 'GET' || asked === 'POST' ? byMethod[asked] : undefined;
  return route ?? { status: 405, allow: methodsOf(byMethod) };
};

/** Answers requests by their route. What a route throws is logged, and says nothing to who asked. */
export const createListener =
  (routes: Routes, log: AppLog): RequestListener =>
  (request, response) => {
    const url = URL.parse(request.url ?? '/', 'http://localhost');
    if (url === null) return respondText(response, 400, 'This is no address.');
    const found = find(routes, request, url.pathname);
    if (typeof found !== 'function') {
      if (found.status === 404) return respondText(response, 404, 'There is nothing here.');
      return respond(response, { status: 405, body: 'Not this way.\n', headers: { allow: found.allow } });
    }
    const fail = (error: unknown): void => {
      log.error('A request could not be answered.', { path: url.pathname, ...failureData(error) });
      if (response.headersSent) response.destroy();
      else respondText(response, 500, 'Something went wrong; the log says what.');
    };
    const answer = async (): Promise<void> => found(request, response, url);
    answer().catch(fail);
  };
