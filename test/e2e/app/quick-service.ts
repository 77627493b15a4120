/** The files of a repository. */
export type Files = Readonly<Record<string, string>>;

/** Rounds of a request: what is usual, and several times the whole cost of it. */
export const rounds = { usual: 20_000, slow: 300_000 } as const;

/** A service that spends so many rounds on an answer, and holds so many bytes for nothing. */
export const service = (spent: number = rounds.usual, ballast = 0): string => `
const http = require('node:http');
const ballast = Buffer.alloc(${ballast}, 1);
http
  .createServer((request, response) => {
    let sum = ballast.length;
    for (let i = 0; i < ${spent}; i++) sum += Math.sqrt(i);
    response.end(String(sum));
  })
  .listen(process.env.PORT, '127.0.0.1');
`;

/**
 * Two routes, because a block of two is shorter than one of a single route. What is doubled is tolerated: the tests are
 * about what becomes of a verdict, not about small differences.
 */
export const configuration = (more = ''): string => `version: 1
suites:
  api:
    type: service
    start: node server.js
    stop-timeout: 300ms
    warm-up: { min: 0s, max: 500ms }
    requests: [{ path: / }, { path: /other }]
tolerance: { default: 100%, latency.p95: 100%, allocation.per-request: 100%, memory.rss.peak: 100% }
gate: { time-limit: 2m, max-blocks: 6 }
${more}`;

/** A repository with the service, to be measured in a quarter of a minute. */
export const quickFiles = (more = ''): Files => ({
  'server.js': service(),
  '.github/pacegate.yml': configuration(more),
});
