/** A suite that is right, for files whose mistake is elsewhere. */
const suite = `suites:
  api:
    type: service
    start: node server.js
    requests:
      - { path: / }
`;
const service = (lines: string): string => `version: 1\n${suite}${lines.replaceAll(/^(?=.)/gm, '    ')}`;
const requests = (lines: string): string => `version: 1
suites:
  api:
    type: service
    start: node server.js
    requests:
${lines.replaceAll(/^(?=.)/gm, '      ')}`;
const top = (lines: string): string => `version: 1\n${suite}${lines}`;

/** Broken configurations by the mistake that is in them. */
export const brokenFiles: Readonly<Record<string, string>> = {
  'an empty file, such as /dev/null': '',
  'only comments': '# to do: fill this in\n\n',
  'not a mapping': '- version: 1\n',
  'only text': 'hello\n',
  'a binary file': 'version: 1\n\u007fELF\u0002',
  'no version, no suites': 'gate: { inconclusive: block }\n',
  'another version': `version: 2\n${suite}`,
  'a quoted version': `version: "1"\n${suite}`,
  'mistyped keys': `version: 1
suits: {}
suites:
  api:
    type: service
    directroy: packages/api
    Start: node server.js
    stopTimeout: 5s
    warm_up: { minimum: 2s }
    requests:
      - { pth: /, wieght: 2 }
`,
  'a key that resembles none': top('telemetry: true\n'),
  'a merge key': `version: 1
suites:
  api: &api
    type: service
    start: node server.js
    requests: [{ path: / }]
  shop:
    <<: *api
    start: node shop.js
`,
  'values without units': service('stop-timeout: 5\nwarm-up: { min: 2, max: 10000 }\nready: { timeout: 1 day }\n'),
  'durations out of range': service('stop-timeout: 2h\nwarm-up: { min: 20s, max: 10s }\n'),
  'budgets with wrong units': top(`budgets:
  latency.p95: { limit: 200 }
  memory.rss.peak: { limit: 200ms, target: -1MB }
  errors.rate: { limit: 0.001 }
  throughput: { limit: 5MB }
  db.queries: { limit: many }
`),
  'metrics that do not exist': top(`budgets:
  latency.p96: { limit: 200ms }
  memory: { limit: 1GB }
tolerance:
  defualt: 5%
  cpu: 3%
goals:
  - { metric: latency.p59, suite: apo, since: v1.0.0, improve: 50% }
`),
  'targets beyond their limits': top(`budgets:
  latency.p95: { limit: 200ms, target: 1s }
  throughput: { limit: 500/s, target: 400/s }
  memory.rss.peak: {}
  cpu.per-request: 3ms
`),
  'tolerances that are no percentages': top('tolerance: { default: 0.05, latency.mean: 5, cpu.per-request: 500% }\n'),
  'tolerances of differences, and prices': top(
    'tolerance: { memory.growth: 5%, db.connections: 1B, page.cls: 10ms }\nprices: { cpu-hour: 4ct, gigabytehour: 0 }\n',
  ),
  'a wrong gate': top(
    'gate: { inconclusive: blok, time-limit: 10, false-alarm-rate: 0.01, max-blocks: 2.5, colour: red }\n',
  ),
  'a suite without requests': 'version: 1\nsuites:\n  api: { type: service, start: node server.js }\n',
  'an empty list of requests': 'version: 1\nsuites:\n  api: { type: service, start: node server.js, requests: [] }\n',
  'no suites': 'version: 1\nsuites: {}\n',
  'a suite without a value': 'version: 1\nsuites:\n  api:\n',
  'a suite without type': 'version: 1\nsuites:\n  api: { start: node server.js, requests: [{ path: / }] }\n',
  'mistyped types of suite': `version: 1
suites:
  api: { type: servce, start: node server.js, requests: [{ pth: / }] }
  web: { tpye: bundle, stats: dist/stats.json, outptu: dist }
  home: { type: 5, serve: x, devise: desktop }
  none: { type: lambda, directory: a, colour: red }
  list: [service]
  text: bundle
`,
  'keys of another type of suite': `version: 1
suites:
  web: { type: bundle, output: dist, requests: [{ path: / }], start: x, colour: red, statz: a }
  home: { type: page, files: dist, start: x, probe: false }
  api: { type: service, start: x, requests: [{ path: / }], serve: y }
`,
  'wrong bundles': `version: 1
suites:
  nothing: { type: bundle, build: npm run build }
  mistyped: { type: bundle, stat: dist/stats.json }
  values:
    type: bundle
    stats: /tmp/stats.json
    output: ../dist
    entries: []
    ignore: ["!a", 5]
    env: { 2ND: x, TOKEN: "\${TOKEN}" }
`,
  'wrong pages': `version: 1
suites:
  api: { type: service, start: x, requests: [{ path: / }] }
  web: { type: bundle, output: dist }
  nothing: { type: page, path: / }
  mistyped: { type: page, servce: api }
  unknown: { type: page, service: apo }
  far: { type: page, service: something-else }
  wrong: { type: page, service: web }
  two: { type: page, service: api, files: dist }
  beside: { type: page, service: api, build: x, env: { A: b } }
  idle: { type: page, files: dist, port: 3000, ready: { path: /, log: x } }
  values:
    type: page
    serve: x
    fallback: index.html
    path: //other.example/
    device: tablet
    headers: { Host: x, cookie: a=b, accept: a, Accept: b, x-key: "\${KEY}" }
    cookies: { "a b": c, session: "x; hunter2", other: "\${SESSION}" }
    hosts: [https://fonts.example.com, "*.example.com", example.com/x]
    timeout: 1h
`,
  'pages without any service': `version: 1
suites:
  home: { type: page, service: api }
`,
  'budgets and goals of bundles and pages': `version: 1
suites:
  web: { type: bundle, output: dist }
budgets:
  bundle.initial.gzip: { limit: 500 }
  bundle.initial: { limit: 500KB }
  page.lcp: { limit: 2 }
  page.cls: { limit: 10% }
goals:
  - { metric: latency.p95, suite: web, since: v1.0.0, improve: 50% }
`,
  'names that are no file names': `version: 1
suites:
  my api:
    type: service
    start: node server.js
    requests: [{ path: /, weight: 0 }]
    scenarios: { ../up: { rate: 10 } }
`,
  'directories outside': service('directory: ../other\npaths: ["/src/**", "!docs/**"]\n'),
  'places without values and values without places': requests(`- { path: "/products/{id}" }
- { name: search, path: "/search?q={word}", params: { wrd: [a, b] } }
- { method: POST, path: /cart, body: { item: "{item}" } }
- { path: "/files/{", params: { name: { from: 9, to: 1 } } }
`),
  'wrong parameters':
    requests(`- { path: "/{a}/{b}/{c}/{d}", params: { a: 5, b: [], c: { from: 1 }, d: { from: one, to: 2.5 } } }
- { path: "/e/{e}", params: [e] }
`),
  'routes with the same name': requests(
    '- { name: home, path: / }\n- { name: home, path: /home }\n- path: /a\n- path: /a\n',
  ),
  'paths and methods': requests(`- { path: products }
- { path: "https://shop.example/products" }
- { path: "/a b" }
- { method: get, path: / }
- { method: FETCH, path: /x }
- /short
`),
  'wrong expectations': requests(`- { path: /a, expect: { status: 2xx } }
- { path: /b, expect: { status: [200, 999] } }
- { path: /c, expect: 201 }
- { path: /d, expect: { body: { json: 1, contains: x } } }
- { path: /e, expect: { body: {} } }
- { path: /f, expect: { body: { include: x } } }
`),
  'wrong headers': requests(`- { path: /a, headers: { "content length": 1, Content-Length: 2, a: x, A: y } }
- { path: /b, headers: { authorization: { token: hunter2 } } }
- { path: /c, headers: { authorization: "hunter2\\r\\nx: y" } }
- { path: /d, method: POST, body: 5 }
- { path: /e, method: POST, body: { price: .inf } }
`),
  'wrong scenarios': service(`scenarios:
  normal: { times: 2 }
  peak: { times: 2.5, rate: 3 }
  slow: { rate: 0 }
  many: { connections: 100000, reuse: sometimes }
  stress: { rate: 500 }
  none:
`),
  'times without normal': service('scenarios: { peak: { times: 2.5 } }\n'),
  'port and duet': service('port: 80800\nduet: yes\nprobe: 1\n'),
  'a fixed port with duet': service('port: 8080\nduet: true\nready: { path: /healthz, log: listening }\n'),
  'a wrong environment': service('env: { PORT: 80, 2ND: x, EMPTY: , LIST: [hunter2] }\n'),
  'variables that are not set': service(
    'database: ${DATABASE_URL}\nenv: { TOKEN: "${TOKEN}", OTHER: "${TOKEN:-hunter2}" }\n',
  ),
  'commands that are no text': service('install: [npm, ci]\nbuild: ""\nsetup: 5\n'),
  'a wrong branch': top('baseline: { branch: "a b" }\n'),
  'a key that stands twice': `version: 1\nversion: 1\n${suite}`,
  'a tab': 'version: 1\nsuites:\n\tapi: {}\n',
  'an open bracket': 'version: 1\nsuites: { api: { type: service\n',
  'an open quote': 'version: 1\nsuites: { api: { start: "node } }\n',
  'a colon in a value': 'version: 1\nsuites:\n  api:\n    start: echo a: b\n',
  'wrong indentation': 'version: 1\nsuites:\n  api:\n    type: service\n   start: x\n',
  'a reserved character': 'version: 1\nsuites:\n  api:\n    start: @node\n    build: `make`\n',
  'an unknown alias': 'version: 1\nsuites: { api: *api }\n',
  'a tag': `version: 1\n${suite}gate: !strict { inconclusive: block }\n`,
  'two documents': `version: 1\n${suite}---\nversion: 1\n`,
  'an alias inside its own value': 'version: 1\nsuites: &all { api: *all }\n',
  'aliases that grow without end': `a: &a [x, x, x, x, x, x, x, x, x]
b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a]
c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b]
d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c]
`,
  'brackets without end': '['.repeat(20_000),
  'a reserved name': 'version: 1\nsuites: { __proto__: {} }\n',
  'a list as key': 'version: 1\nsuites: { [a, b]: 1 }\n',
};
