/** The files of a repository. */
export type Files = Readonly<Record<string, string>>;

/** Rounds of a request: what is usual, and many times the whole cost of it. */
export const rounds = { usual: 20_000, slow: 1_500_000 } as const;

/** A service that waits a little, spends so many rounds on an answer, and holds so many bytes for nothing. */
export const service = (spent: number = rounds.usual, ballast = 0): string => `
const http = require('node:http');
const ballast = Buffer.alloc(${ballast}, 1);
const answer = (response) => {
  let sum = ballast.length;
  for (let i = 0; i < ${spent}; i++) sum += Math.sqrt(i);
  response.end(String(sum));
};
http
  .createServer((request, response) => void setTimeout(answer, 2, response))
  .listen(process.env.PORT, '127.0.0.1');
`;

export interface QuickOptions {
  /** Further keys of the file. */
  readonly more?: string;
  /** Without it nothing is profiled, which takes longer than to measure. */
  readonly probe?: boolean;
  /** A block takes as much less time as it has less routes. */
  readonly routes?: readonly string[];
}

/**
 * A few connections to a service that mostly waits: a block takes as long as its slices whatever else the machine does, leaves
 * the processors to others, and has requests enough for a 95th percentile. A route that became slower explains what else
 * did: the run ends with the first look, after four blocks. Eight may be had, so that one that a pause of the machine spoils
 * does not matter. What is doubled is tolerated: the tests are about what becomes of a verdict, not about small differences.
 */
export const configuration = ({
  more = '',
  probe = true,
  routes = ['/', '/other'],
}: QuickOptions = {}): string => `version: 1
suites:
  api:
    type: service
    start: node server.js
    stop-timeout: 300ms
    probe: ${probe}
    warm-up: { min: 0s, max: 500ms }
    requests: [${routes.map((path) => `{ path: ${path} }`).join(', ')}]
    scenarios: { normal: { connections: 4 } }
tolerance:
  default: 100%
  latency.p95: 100%
  allocation.per-request: 100%
  memory.rss.peak: 100%
  memory.growth: 100KB
gate: { time-limit: 5m, max-blocks: 8 }
${more}`;

/** A repository with the service, to be measured in half a minute. */
export const quickFiles = (options?: QuickOptions): Files => ({
  'server.js': service(),
  '.github/pacegate.yml': configuration(options),
});
