import type { IncomingHttpHeaders } from 'node:http';
import type { Identity } from '../identity/identity.ts';
import type { Repository } from '../model/repository.ts';
import { Refusal } from './answer.ts';

/** One request, read completely. `path` is without the /api/v3 prefix and still encoded. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly identity: Identity;
  /** Named parts of the path, decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A request about a repository that the caller may see and act on as the route demands. */
export interface RepositoryCall extends Call {
  readonly repository: Repository;
}

/** A part of the path that the route is known to have. */
export const parameter = (call: Call, name: string): string => {
  const value = call.parameters[name];
  if (value === undefined) throw new Error(`The route of ${call.path} has no parameter "${name}".`);
  return value;
};

/** A number in the path; anything else is "Not Found", as on GitHub. */
export const numberParameter = (call: Call, name: string): number => {
  const value = parameter(call, name);
  if (!/^\d{1,15}$/.test(value)) throw new Refusal(404, 'Not Found');
  return Number(value);
};

/** The body as JSON; an empty body is an empty object. */
export const readJson = (call: Pick<Call, 'body'>): unknown => {
  if (call.body.length === 0) return {};
  try {
    return JSON.parse(call.body.toString('utf8'));
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
};

/** Does the caller ask for this media type, such as "diff" or "raw"? */
export const accepts = (call: Call, kind: string): boolean =>
  new RegExp(`application/vnd\\.github\\.(?:v3\\.)?${kind}\\b`).test(call.headers.accept ?? '');
