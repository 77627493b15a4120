/** One configuration with about everything in it, for the reference. Parsed by a test. */
export const completeExample = `# yaml-language-server: $schema=../node_modules/pacegate/docs/pacegate.schema.json
version: 1
suites:
  shop:
    type: service
    directory: packages/shop
    paths: ['packages/shop/**', 'package*.json'] # measured only when one of these changes
    install: npm ci
    build: npm run build
    start: node dist/server.js # listens on the port in PORT
    ready: /healthz
    env:
      NODE_ENV: production
    setup: node scripts/seed.js
    requests:
      - { name: product, path: '/products/{id}', params: { id: { from: 1, to: 500 } }, weight: 5 }
      - { name: search, path: '/search?q={word}', params: { word: [lamp, chair, table] }, weight: 3 }
      - name: checkout
        method: POST
        path: /checkout
        headers: { authorization: 'Bearer test' }
        body: { cart: '{cart}', express: true }
        params: { cart: { from: 1, to: 50 } }
        expect: { status: 201, body: { contains: '"order"' } }
    scenarios:
      normal: { connections: 10 } # ten clients that wait for each answer
      steady: { rate: 150 } # 150 requests per second, whatever comes back
      peak: { times: 2.5 } # 25 clients
  web:
    type: bundle
    directory: packages/web
    install: npm ci
    build: npm run build
    stats: dist/pacegate-stats.json # written by Pacegate's plugin for the bundler
  home:
    type: page
    service: shop # which serves it
    path: /
    cookies: { consent: 'yes' }
budgets:
  latency.p95: { limit: 200ms, target: 150ms }
  errors.rate: { limit: 0.1% }
  memory.rss.peak: { limit: 200MB }
  bundle.initial.gzip: { limit: 250KB }
  page.transfer: { limit: 1.5MB, target: 1MB }
  db.queries: { target: 10 } # statements per request
tolerance:
  default: 5%
  cpu.per-request: 3%
  memory.growth: 100B # per request
prices: { cpu-hour: 0.04, gigabyte-hour: 0.005 } # for the cost of a million requests
gate: { inconclusive: warn, time-limit: 10m, false-alarm-rate: 1% }
goals:
  - { metric: latency.p95, suite: shop, since: v1.0.0, improve: 50% } # reported as progress
`;
