/** How long a measurement of the story may take. Three of them and the installs stay under eight minutes. */
export const timeLimit = '130s';

/**
 * The shop's own configuration with two of its four routes and twice its tolerances: the story is about what becomes of
 * a verdict, and has to tell a fifth more from nothing on a machine that may be busy.
 */
export const demoConfiguration = `version: 1
suites:
  api:
    type: service
    install: npm ci
    start: node src/server.js
    ready: /healthz
    env: { NODE_ENV: production }
    warm-up: { min: 1s, max: 3s }
    requests:
      - { name: product, path: '/products/{id}', params: { id: { from: 1, to: 1200 } } }
      - { name: search, path: '/search?q={word}', params: { word: [oak, steel, copper, linen, wool, bamboo, gift, eco] } }
tolerance: { default: 10%, latency.p95: 20%, allocation.per-request: 5%, memory.rss.peak: 25% }
gate: { time-limit: ${timeLimit}, max-blocks: 12 }
`;
