import { expect, test } from '@jest/globals';
import { isObserved } from '../../src/config/notices.ts';
import { metricCatalogue } from '../../src/core/metrics.ts';
import { parse } from './parse.ts';

const service =
  'api: { type: service, directory: api, paths: [api/**], start: node x, port: 80, requests: [{ path: / }]';
const withSuites = (lines: string, environment = {}) => parse(`version: 1\nsuites:\n${lines}`, environment);
const suiteOf = (fields: string, environment = {}) =>
  withSuites(`  ${service} }\n  it: ${fields}\n`, environment).suites[1];

test('a bundle has the documented defaults', () => {
  expect(suiteOf('{ type: bundle, output: dist }')).toEqual({
    name: 'it',
    type: 'bundle',
    directory: '.',
    paths: null,
    install: null,
    build: null,
    env: {},
    stats: null,
    output: 'dist',
    entries: null,
    ignore: [],
  });
});

test('a bundle has what is written, with plain paths', () => {
  const fields =
    '{ type: bundle, directory: ./web/, build: make, env: { A: 1.10 }, stats: ./dist//stats.json, output: dist/, entries: [main], ignore: ["*.html"] }';
  expect(suiteOf(fields)).toMatchObject({
    directory: 'web',
    build: 'make',
    env: { A: '1.10' },
    stats: 'dist/stats.json',
    output: 'dist',
    entries: ['main'],
    ignore: ['*.html'],
  });
});

test('a page of files has the documented defaults', () => {
  expect(suiteOf('{ type: page, files: dist }')).toEqual({
    name: 'it',
    type: 'page',
    directory: '.',
    paths: null,
    install: null,
    build: null,
    env: {},
    setup: null,
    teardown: null,
    server: { kind: 'files', root: 'dist', fallback: null },
    service: null,
    path: '/',
    headers: {},
    cookies: [],
    hosts: [],
    device: 'mobile',
    timeout: 60_000,
    routes: [],
    scenarios: [],
    warmUp: { min: 0, max: 0 },
  });
});

test('a page that a command serves', () => {
  const page = suiteOf(
    '{ type: page, directory: web, serve: npx vite preview, ready: { log: Local }, stop-timeout: 1s }',
  );
  expect(page).toMatchObject({
    directory: 'web',
    service: null,
    server: {
      kind: 'command',
      start: 'npx vite preview',
      ready: { path: null, log: 'Local', timeout: 60_000 },
      stopTimeout: 1000,
      port: null,
    },
  });
});

test('a page of a service takes what prepares, starts and stops it, and its paths unless it has its own', () => {
  const page = suiteOf('{ type: page, service: api, path: "/products?page=2" }');
  expect(page).toMatchObject({
    directory: 'api',
    paths: ['api/**'],
    service: 'api',
    path: '/products?page=2',
    server: { kind: 'command', start: 'node x', port: 80, stopTimeout: 5000 },
  });
  expect(suiteOf('{ type: page, service: api, paths: [web/**] }')).toMatchObject({ paths: ['web/**'] });
});

test('secrets of pages are filled where they are used, and stay names in what may be stored', () => {
  const text = `  ${service}, env: { KEY: "\${KEY}" } }
  home:
    type: page
    service: api
    headers: { authorization: "Bearer \${TOKEN}", x-version: 1.0 }
    cookies: { session: "\${SESSION}", plain: 007 }
`;
  const { suites, unfilled } = withSuites(text, { KEY: 'k', TOKEN: 't', SESSION: 's' });
  expect(suites[1]).toMatchObject({
    env: { KEY: 'k' },
    headers: { authorization: 'Bearer t', 'x-version': '1.0' },
    cookies: [
      { name: 'session', value: 's' },
      { name: 'plain', value: '007' },
    ],
  });
  expect(unfilled[1]).toMatchObject({
    env: { KEY: '${KEY}' },
    headers: { authorization: 'Bearer ${TOKEN}' },
    cookies: [{ name: 'session', value: '${SESSION}' }, { name: 'plain' }],
  });
});

test('a page may stand before its service', () => {
  const { suites } = withSuites(`  home: { type: page, service: api }\n  ${service} }\n`);
  expect(suites.map(({ name, directory }) => [name, directory])).toEqual([
    ['home', 'api'],
    ['api', 'api'],
  ]);
});

test('budgets and tolerances of bundles and pages are in their units, and are judged', () => {
  const { policy, notices } = parse(`version: 1
suites: { web: { type: bundle, output: dist }, home: { type: page, files: dist } }
budgets:
  bundle.initial.gzip: { limit: 500KB }
  bundle.total.parsed: { target: 1.5MB }
  bundle.duplicates: { limit: 0 }
  page.lcp: { limit: 2.5s }
  page.cls: { limit: 0.1 }
  page.requests: { limit: 40 }
tolerance: { bundle.initial.gzip: 1%, page.lcp: 10% }
`);
  expect(notices).toEqual([]);
  expect(policy.budgets.map(({ metric, limit, target }) => [metric, limit ?? target])).toEqual([
    ['bundle.initial.gzip', 500_000],
    ['bundle.total.parsed', 1_500_000],
    ['bundle.duplicates', 0],
    ['page.lcp', 2500],
    ['page.cls', 0.1],
    ['page.requests', 40],
  ]);
  expect(policy.tolerance.metrics).toEqual({ 'bundle.initial.gzip': 0.01, 'page.lcp': 0.1 });
});

test('a budget that no suite can meet or miss is said', () => {
  const { notices } = withSuites(`  ${service} }\nbudgets: { page.lcp: { limit: 2s }, capacity: { limit: 100 } }\n`);
  expect(notices).toEqual([
    'The budget for capacity was not judged: "pacegate check" does not observe that metric.',
    'The budget for page.lcp was not judged: there is no suite of type page.',
  ]);
});

test('every metric of bundles and pages is observed', () => {
  const ids = Object.keys(metricCatalogue).filter((id) => /^(bundle|page)\./.test(id));
  expect(ids.length).toBeGreaterThan(20);
  expect(ids.filter((id) => !isObserved(id))).toEqual([]);
});
