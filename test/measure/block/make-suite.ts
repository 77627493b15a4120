import type { ServiceSuite } from '../../../src/config/configuration.ts';
import { makeRoute, makeScenario } from '../load/load-support.ts';

export const makeSuite = (differences: Partial<ServiceSuite> = {}): ServiceSuite => ({
  name: 'api',
  type: 'service',
  directory: '.',
  paths: null,
  install: null,
  build: null,
  start: 'exec node server.mjs',
  ready: { path: '/', log: null, timeout: 60_000 },
  stopTimeout: 10_000,
  port: null,
  duet: true,
  probe: true,
  env: {},
  setup: null,
  teardown: null,
  database: null,
  routes: [makeRoute('a'), makeRoute('b')],
  scenarios: [makeScenario()],
  warmUp: { min: 0, max: 0 },
  ...differences,
});
