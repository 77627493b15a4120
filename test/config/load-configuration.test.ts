import { expect, test } from '@jest/globals';
import { shortestExample } from '../../src/config/check-text.ts';
import { completeExample } from '../../src/config/complete-example.ts';
import { defaultPolicy } from '../../src/core/policy.ts';
import { parse, problemsOf, serviceOf, withService } from './parse.ts';

const one = 'requests: [{ path: / }]\n';
const suiteOf = (lines: string, environment = {}) => serviceOf(parse(withService(lines), environment));

test('the shortest configuration has the documented defaults', () => {
  const { unfilled, ...parsed } = parse(shortestExample);
  expect(unfilled).toEqual(parsed.suites);
  expect(parsed).toEqual({
    file: '.github/pacegate.yml',
    suites: [
      {
        name: 'api',
        type: 'service',
        directory: '.',
        paths: null,
        install: null,
        build: null,
        start: 'node server.js',
        ready: { path: null, log: null, timeout: 60_000 },
        stopTimeout: 5000,
        port: null,
        duet: true,
        probe: true,
        env: {},
        setup: null,
        teardown: null,
        database: null,
        routes: [
          {
            name: 'GET /',
            method: 'GET',
            path: '/',
            params: {},
            headers: {},
            body: null,
            expect: { status: null, body: null },
            weight: 1,
          },
        ],
        scenarios: [{ name: 'normal', model: 'closed', connections: 10, rate: null, reuse: true }],
        warmUp: { min: 2000, max: 10_000 },
      },
    ],
    policy: defaultPolicy,
    baseline: { branch: 'pacegate-baselines' },
    app: { measure: 'worker', artifact: 'pacegate', forks: 'ask', investigate: 'ask', playbook: 'store' },
    goals: [],
    notices: [],
  });
});

test('the example of the reference means what it says', () => {
  const { suites, policy, notices, goals } = parse(completeExample);
  const suite = serviceOf({ suites });
  expect(notices).toEqual([]);
  expect(suite).toMatchObject({
    name: 'shop',
    directory: 'packages/shop',
    ready: { path: '/healthz', timeout: 60_000 },
  });
  expect(suite.paths).toEqual(['packages/shop/**', 'package*.json']);
  expect(suite.routes.map(({ name, weight }) => [name, weight])).toEqual([
    ['product', 5],
    ['search', 3],
    ['checkout', 1],
  ]);
  expect(suite.routes[0]!.params).toEqual({ id: { kind: 'range', from: 1, to: 500 } });
  expect(suite.routes[1]!.params).toEqual({ word: { kind: 'list', values: ['lamp', 'chair', 'table'] } });
  expect(suite.routes[2]).toEqual({
    name: 'checkout',
    method: 'POST',
    path: '/checkout',
    params: { cart: { kind: 'range', from: 1, to: 50 } },
    headers: { authorization: 'Bearer test', 'content-type': 'application/json' },
    body: '{"cart":"{cart}","express":true}',
    expect: { status: [201], body: { kind: 'contains', text: '"order"' } },
    weight: 1,
  });
  expect(suite.scenarios).toEqual([
    { name: 'normal', model: 'closed', connections: 10, rate: null, reuse: true },
    { name: 'steady', model: 'open', connections: 256, rate: 150, reuse: true },
    { name: 'peak', model: 'closed', connections: 25, rate: null, reuse: true },
  ]);
  expect(policy).toEqual({
    ...defaultPolicy,
    budgets: [
      { metric: 'latency.p95', limit: 200, target: 150 },
      { metric: 'errors.rate', limit: 0.001, target: null },
      { metric: 'memory.rss.peak', limit: 2e8, target: null },
      { metric: 'db.queries', limit: null, target: 10 },
      { metric: 'bundle.initial.gzip', limit: 250_000, target: null },
      { metric: 'page.transfer', limit: 1.5e6, target: 1e6 },
    ],
    tolerance: { default: 0.05, metrics: { 'cpu.per-request': 0.03, 'memory.growth': 100 } },
    prices: { cpuHour: 0.04, gigabyteHour: 0.005 },
  });
  expect(goals).toEqual([{ metric: 'latency.p95', suite: 'shop', since: 'v1.0.0', improve: 0.5 }]);
  expect(suites.slice(1)).toMatchObject([
    { name: 'web', type: 'bundle', directory: 'packages/web', stats: 'dist/pacegate-stats.json', output: null },
    {
      name: 'home',
      type: 'page',
      directory: 'packages/shop',
      service: 'shop',
      cookies: [{ name: 'consent', value: 'yes' }],
    },
  ]);
});

test('times multiplies the rate of an open scenario', () => {
  const { scenarios } = suiteOf(`${one}scenarios: { peak: { times: 2.5 }, normal: { rate: 150, reuse: false } }\n`);
  expect(scenarios).toEqual([
    { name: 'peak', model: 'open', connections: 640, rate: 375, reuse: false },
    { name: 'normal', model: 'open', connections: 256, rate: 150, reuse: false },
  ]);
});

test('what this version does not do is said in notices, and stress is left out', () => {
  const { notices, goals, baseline, ...rest } = parse(
    `${withService(`${one}database: postgres://db\nscenarios: { stress: {} }\n`)}budgets: { db.queries: { limit: 3 } }
goals: [{ metric: latency.p95, suite: api, since: v1.0.0, improve: 50% }]
baseline: { branch: measurements }
`,
  );
  expect(serviceOf(rest).scenarios.map(({ name }) => name)).toEqual(['normal']);
  expect(notices).toEqual([
    'Scenario "stress" of suite "api" is not part of "pacegate check": "pacegate measure --scenario stress" runs it.',
  ]);
  expect(goals).toEqual([{ metric: 'latency.p95', suite: 'api', since: 'v1.0.0', improve: 0.5 }]);
  expect(baseline).toEqual({ branch: 'measurements' });
});

test('variables come from the environment that is given, and only from its own names', () => {
  const lines = `${one}env: { TOKEN: "a\${TOKEN}b", TEXT: "$\${TOKEN}" }\n`;
  const [unfilled] = parse(withService(lines), { TOKEN: 'secret' }).unfilled;
  expect(unfilled!.env).toEqual({ TOKEN: 'a${TOKEN}b', TEXT: '$${TOKEN}' });
  expect(suiteOf(lines, { TOKEN: 'x$1' }).env).toEqual({ TOKEN: 'ax$1b', TEXT: '${TOKEN}' });
  const headers = 'requests: [{ path: /, headers: { authorization: "Bearer ${TOKEN}" } }]\n';
  expect(suiteOf(headers, { TOKEN: 'x' }).routes[0]!.headers).toEqual({ authorization: 'Bearer x' });
  expect(problemsOf(withService(`${one}env:\n  A: b\n  C: "\${toString}"\n`)).problems).toMatchObject([
    { line: 9, column: 10, problem: 'The environment variable toString is not set.' },
  ]);
});

test('text stays as it was written where YAML would read a number', () => {
  const lines = `requests:
  - { path: "/{v}", params: { v: [1.10, 007, true, x] }, headers: { x-version: 1.0 } }
env: { VERSION: 1.10, HEX: 0x10, FLAG: yes, ON: true }
`;
  const suite = suiteOf(lines);
  expect(suite.env).toEqual({ VERSION: '1.10', HEX: '0x10', FLAG: 'yes', ON: 'true' });
  expect(suite.routes[0]!.params).toEqual({ v: { kind: 'list', values: ['1.10', '007', 'true', 'x'] } });
  expect(suite.routes[0]!.headers).toEqual({ 'x-version': '1.0' });
});

test('bodies: text as it is, JSON with its type unless the headers have another', () => {
  const { routes } = suiteOf(`requests:
  - { name: a, method: POST, path: /, body: "x={y}", params: { y: [1] }, expect: { body: pong } }
  - { name: b, method: POST, path: /, body: [1, "{y}"], params: { y: [1] }, expect: { body: { json: null }, status: [200, 304] } }
  - { name: c, method: POST, path: /, body: {}, headers: { Content-Type: application/ld+json } }
`);
  expect(routes.map(({ body, headers }) => [body, headers])).toEqual([
    ['x={y}', {}],
    ['[1,"{y}"]', { 'content-type': 'application/json' }],
    ['{}', { 'Content-Type': 'application/ld+json' }],
  ]);
  expect(routes[0]!.expect).toEqual({ status: null, body: { kind: 'exact', text: 'pong' } });
  expect(routes[1]!.expect).toEqual({ status: [200, 304], body: { kind: 'json', value: null } });
});

test.each([
  ['ready: { log: listening, timeout: 90s }', { ready: { path: null, log: 'listening', timeout: 90_000 } }],
  ['ready: {}', { ready: { path: null, log: null, timeout: 60_000 } }],
  ['port: 8080', { port: 8080 }],
  ['duet: false\nprobe: false', { duet: false, probe: false }],
  ['directory: ./packages//api/', { directory: 'packages/api' }],
  ['warm-up: { min: 0s, max: 1.5s }', { warmUp: { min: 0, max: 1500 } }],
])('%s', (lines, expected) => {
  expect(suiteOf(`${one}${lines}\n`)).toMatchObject(expected);
});

test('an alias stands for its value, and a problem in it is placed where it is written', () => {
  const text = (weight: number): string => `version: 1
suites:
  one: { type: service, start: a, requests: &all [{ path: /, weight: ${weight} }] }
  two: { type: service, start: b, requests: *all }
`;
  const weights = parse(text(2)).suites.map((it) => (it.type === 'service' ? it.routes[0]?.weight : null));
  expect(weights).toEqual([2, 2]);
  expect(problemsOf(text(0)).problems).toMatchObject([{ line: 3, column: 70, problem: '"weight" is 0.' }]);
});
