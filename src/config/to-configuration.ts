import type { Policy } from '../core/policy.ts';
import { bodyText, routeName } from './check-requests.ts';
import type {
  Configuration,
  ExpectedBody,
  ParameterSource,
  Readiness,
  Route,
  Scenario,
  ServiceSuite,
} from './configuration.ts';
import { noticesOf } from './notices.ts';
import type { ValidFields } from './schema.ts';
import type { Environment } from './variables.ts';
import { fillVariables } from './variables.ts';

type SuiteFields = ValidFields['suites'][string];
type RequestFields = SuiteFields['requests'][number];
type ScenarioFields = SuiteFields['scenarios'][string];

const mapValues = <V, W>(record: Readonly<Record<string, V>>, change: (value: V) => W): Record<string, W> =>
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

type Fill = (text: string) => string;

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

const toScenarios = (scenarios: SuiteFields['scenarios']): Scenario[] => {
  const normal = toScenario('normal', scenarios['normal'] ?? {});
  const measured = Object.entries(scenarios)
    .filter(([name]) => name !== 'stress')
    .map(([name, it]) => (it.times === undefined ? toScenario(name, it) : multiply(normal, name, it.times)));
  return measured.length === 0 ? [normal] : measured;
};

const toReadiness = (ready: SuiteFields['ready']): Readiness => {
  if (ready === undefined || typeof ready === 'string') return { path: ready ?? null, log: null, timeout: 60_000 };
  return { path: ready.path ?? null, log: ready.log ?? null, timeout: ready.timeout };
};

const toSuite = (name: string, suite: SuiteFields, fill: Fill): ServiceSuite => ({
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

const toPolicy = ({ budgets, tolerance, gate }: ValidFields): Policy => {
  const ofMetrics = Object.entries(tolerance).flatMap(([id, share]) =>
    id === 'default' || share === undefined ? [] : [[id, share] as const],
  );
  return {
    budgets: Object.entries(budgets).flatMap(([metric, budget]) =>
      budget === undefined ? [] : [{ metric, limit: budget.limit ?? null, target: budget.target ?? null }],
    ),
    tolerance: { default: tolerance.default, metrics: Object.fromEntries(ofMetrics) },
    inconclusive: gate.inconclusive,
    timeLimit: gate['time-limit'],
    falseAlarmRate: gate['false-alarm-rate'],
    maxBlocks: gate['max-blocks'],
  };
};

const toSuites = ({ suites }: ValidFields, fill: Fill): ServiceSuite[] =>
  Object.entries(suites).map(([name, suite]) => toSuite(name, suite, fill));

/** The configuration that valid fields mean; variables come from `environment`. */
export const toConfiguration = (valid: ValidFields, file: string, environment: Environment): Configuration => ({
  file,
  suites: toSuites(valid, (text) => fillVariables(text, environment)),
  unfilled: toSuites(valid, (text) => text),
  policy: toPolicy(valid),
  baseline: { branch: valid.baseline.branch },
  app: valid.app,
  goals: valid.goals.map(({ metric, suite, since, improve }) => ({ metric, suite, since, improve })),
  notices: noticesOf(valid),
});
