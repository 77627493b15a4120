import type { Readiness, ServiceSuite } from './configuration.ts';
import type { ValidFields } from './schema.ts';
import { type Fill, mapValues, toRoute } from './to-route.ts';
import { toFullScenarios, toScenarios } from './to-scenarios.ts';

type AnySuite = ValidFields['suites'][string];

/** What the schema gives of a suite of type service. */
export type ServiceFields = Extract<AnySuite, { readonly type: 'service' }>;

/** When what is started counts as ready. */
export const toReadiness = (ready: ServiceFields['ready']): Readiness => {
  if (ready === undefined || typeof ready === 'string') return { path: ready ?? null, log: null, timeout: 60_000 };
  return { path: ready.path ?? null, log: ready.log ?? null, timeout: ready.timeout };
};

/** The service that valid fields mean. */
export const toServiceSuite = (name: string, suite: ServiceFields, fill: Fill): ServiceSuite => {
  const routes = suite.requests.map((request) => toRoute(request, fill));
  const fullScenarios = toFullScenarios(suite.scenarios, routes, fill);
  return {
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
    database: suite.database === undefined ? null : fill(suite.database),
    ...(suite['database-copy'] === undefined ? {} : { databaseCopy: suite['database-copy'] }),
    routes,
    scenarios: toScenarios(suite.scenarios),
    ...(fullScenarios.length === 0 ? {} : { fullScenarios }),
    warmUp: suite['warm-up'],
  };
};
