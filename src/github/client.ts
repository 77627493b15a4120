import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';
import { type Clock, systemClock } from '../core/clock.ts';
import { checkApiUrl, checkToken } from './access.ts';
import { pacing, systemWait, type Wait } from './pacing.ts';
import { createSend, type SentRequest } from './send-request.ts';
import { createSpacing } from './write-spacing.ts';

// The order matters: a hook that is registered later wraps those before it, and pacing acts on each try of retry.
const Client = Octokit.plugin(throttling, pacing, retry);
type Client = InstanceType<typeof Client>;

/** GitHub's API for one token. Anything with Octokit's `rest`, `paginate`, … and the pacing plugin will do. */
export type GitHub = Pick<Client, 'rest' | 'paginate' | 'request' | 'graphql' | 'auth' | 'pause'>;

export interface GitHubOptions {
  /** Null or empty: without one, which can read public repositories. */
  readonly token: string | null;
  /** GITHUB_API_URL in a workflow. */
  readonly apiUrl: string;
  readonly userAgent?: string;
  /** Told in a sentence when GitHub makes us wait, or a repository has another name. */
  readonly log?: (line: string) => void;
  /** Told of every request over the wire. See createRequestMeter. */
  readonly onRequest?: (request: SentRequest) => void;
  /** All waiting goes through it. */
  readonly wait?: Wait;
  readonly clock?: Pick<Clock, 'now'>;
  /** Milliseconds for one request. */
  readonly timeLimit?: number;
}

/** Seconds. GitHub's hourly limit can mean an hour: a job that waits for it costs more than it gives. */
const longestWait = 300;
const mostWaits = 3;

/**
 * Makes a client. It obeys GitHub's primary and secondary limits, waiting at most five minutes at a time and three times
 * a request; repeats what can be repeated after 5xx answers and lost connections; and spaces writes when there are many.
 * Throws a GitHubError where the token or the address can't be used. Errors and log lines never hold the token.
 */
export const createGitHub = ({
  token,
  apiUrl,
  userAgent = 'pacegate',
  log = () => {},
  onRequest = () => {},
  wait = systemWait,
  clock = systemClock,
  timeLimit = 30_000,
}: GitHubOptions): GitHub => {
  const auth = checkToken(token);
  const obey = async (what: string, seconds: number, count: number): Promise<boolean> => {
    if (count >= mostWaits || seconds > longestWait) return false;
    log(`GitHub's ${what} is reached: the request is sent again in ${seconds} s.`);
    await wait(1000 * seconds);
    return true;
  };
  // Typed as any object: the plugin declares Bottleneck's class, and uses `key().schedule()` of it.
  const groups: object = {
    write: createSpacing({ burst: 20, interval: 1000, wait, clock }),
    notifications: createSpacing({ burst: 5, interval: 3000, wait, clock }),
  };
  return new Client({
    ...(auth !== null && { auth }),
    baseUrl: checkApiUrl(apiUrl),
    userAgent,
    // Octokit would write failures to the console; they are told where they are caught.
    log: { debug: () => {}, info: () => {}, warn: log, error: () => {} },
    request: {
      fetch: createSend({
        timeLimit,
        onRequest,
        onMoved: (from, to) => log(`GitHub sends ${from} on to ${to}: use the repository's present name.`),
      }),
      log: { warn: log },
    },
    pacing: { wait },
    throttle: {
      // The plugin's own groups are shared by all clients of a process, whatever their tokens.
      ...groups,
      // The handlers wait themselves, so that all waiting goes through `wait`.
      retryAfterBaseValue: 0,
      onRateLimit: (seconds, _options, _octokit, count) => obey('limit of requests an hour', seconds, count),
      onSecondaryRateLimit: (seconds, _options, _octokit, count) =>
        obey('limit of requests at a time', seconds * 2 ** count, count),
    },
    // 409 and 422 mean that the body must be built anew; 403 and 429 are the throttling's.
    retry: { retryAfterBaseValue: 0, doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451] },
  });
};
