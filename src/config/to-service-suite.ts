import { bodyText, routeName } from './check-requests.ts';
import type { ExpectedBody, ParameterSource, Readiness, Route, Scenario, ServiceSuite } from './configuration.ts';
import type { ValidFields } from './schema.ts';

type AnySuite = ValidFields['suites'][string];
type RequestFields = ServiceFields['requests'][number];
type ScenarioFields = ServiceFields['scenarios'][string];

/** What the schema gives of a suite of type service. */
export type ServiceFields = Extract<AnySuite, { readonly type: 'service' }>;

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

const toRoute = (request: RequestFields, fill: Fill): Route => {
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

/** In the open model connections only bound what is under way; the service's answers rarely need so many. */
const defaultConnections = { closed: 10, open: 256 };

const toScenario = (name: string, { rate, connections, reuse = true }: ScenarioFields): Scenario => {
  const model = rate === undefined ? 'closed' : 'open';
  return { name, model, connections: connections ?? defaultConnections[model], rate: rate ?? null, reuse };
};

const multiply = (normal: Scenario, name: string, times: number): Scenario => ({
  ...normal,
  name,
  connections: Math.max(1, Math.round(normal.connections * times)),
  rate: normal.rate === null ? null : normal.rate * times,
});

const toScenarios = (scenarios: ServiceFields['scenarios']): Scenario[] => {
  const normal = toScenario('normal', scenarios['normal'] ?? {});
  const measured = Object.entries(scenarios)
    .filter(([name]) => name !== 'stress')
    .map(([name, it]) => (it.times === undefined ? toScenario(name, it) : multiply(normal, name, it.times)));
  return measured.length === 0 ? [normal] : measured;
};

/** When what is started counts as ready. */
export const toReadiness = (ready: ServiceFields['ready']): Readiness => {
  if (ready === undefined || typeof ready === 'string') return { path: ready ?? null, log: null, timeout: 60_000 };
  return { path: ready.path ?? null, log: ready.log ?? null, timeout: ready.timeout };
};

/** The service that valid fields mean. */
export const toServiceSuite = (name: string, suite: ServiceFields, fill: Fill): ServiceSuite => ({
  name,
  type: suite.type,
  directory: suite.directory,
  paths: suite.paths ?? null,
  install: suite.install ?? null,
  build: suite.build ?? null,
  start: suite.start,
  ready: toReadiness(suite.ready),
  stopTimeout: suite['stop-timeout'],
  port: suite.port ?? null,
  duet: suite.duet,
  probe: suite.probe,
  env: mapValues(suite.env, fill),
  setup: suite.setup ?? null,
  teardown: suite.teardown ?? null,
  routes: suite.requests.map((request) => toRoute(request, fill)),
  scenarios: toScenarios(suite.scenarios),
  warmUp: suite['warm-up'],
});
