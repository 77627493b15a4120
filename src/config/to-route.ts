import { bodyText, routeName } from './check-requests.ts';
import type { ExpectedBody, ParameterSource, Route } from './configuration.ts';
import type { ValidFields } from './schema.ts';

type ServiceFields = Extract<ValidFields['suites'][string], { readonly type: 'service' }>;
type RequestFields = ServiceFields['requests'][number];

/** What is done with text that may hold `${NAME}`. */
export type Fill = (text: string) => string;

/** The same names with other values. */
export const mapValues = <V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

const toExpectedBody = (body: RequestFields['expect']['body']): ExpectedBody | null => {
  if (body === undefined) return null;
  if (typeof body === 'string') return { kind: 'exact', text: body };
  return body.contains === undefined ? { kind: 'json', value: body.json } : { kind: 'contains', text: body.contains };
};

const toStatus = (status: RequestFields['expect']['status']): readonly number[] | null => {
  if (status === undefined) return null;
  return typeof status === 'number' ? [status] : status;
};

/** The route that valid fields of a request, or of a step with a request of its own, mean. */
export const toRoute = (request: RequestFields, fill: Fill): Route => {
  const headers = mapValues(request.headers, fill);
  const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  const json = typeof request.body === 'object' && !typed ? { 'content-type': 'application/json' } : {};
  return {
    name: routeName(request),
    method: request.method,
    path: request.path,
    params: mapValues(request.params, (source): ParameterSource =>
      Array.isArray(source) ? { kind: 'list', values: source } : { kind: 'range', ...source },
    ),
    headers: { ...headers, ...json },
    body: bodyText(request.body),
    expect: { status: toStatus(request.expect.status), body: toExpectedBody(request.expect.body) },
    weight: request.weight,
  };
};
