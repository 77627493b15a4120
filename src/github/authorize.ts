import type { Octokit } from '@octokit/rest';
import { type Clock, systemClock } from '../core/clock.ts';
import { GitHubError } from '../core/errors.ts';
import type { GitHub } from './client.ts';
import { asRequestFailure, statusOf } from './request-failure.ts';

/** What is left of an hour's requests, as GitHub's last answer said. */
export interface Budget {
  readonly left: number;
  readonly limit: number;
  readonly resetsAt: Date;
}

export interface Authorization {
  /** The value of the header. `renew`: what was given last is refused, so a new one is wanted. */
  readonly header: (renew: boolean) => Promise<string>;
  readonly onBudget?: (budget: Budget) => void;
  readonly clock?: Pick<Clock, 'date'>;
}

type Headers = Readonly<Record<string, string | number | undefined>>;

// What createGitHub makes is an Octokit; its type leaves out what only clients in the making need.
const hasHooks = (github: GitHub): github is GitHub & Pick<Octokit, 'hook'> => 'hook' in github;

const budgetIn = (headers: Headers): Budget | null => {
  // GraphQL and search have budgets of their own.
  const resource = headers['x-ratelimit-resource'] ?? 'core';
  const [left, limit, reset] = ['remaining', 'limit', 'reset'].map((it) =>
    Number.parseInt(String(headers[`x-ratelimit-${it}`]), 10),
  );
  if (resource !== 'core' || left === undefined || limit === undefined || reset === undefined) return null;
  return [left, limit, reset].every(Number.isInteger) ? { left, limit, resetsAt: new Date(1000 * reset) } : null;
};

const usedUp = ({ resetsAt }: Budget): GitHubError =>
  new GitHubError(
    `No request was sent: the rate limit of this installation is used up until ${resetsAt.toISOString().slice(11, 16)} UTC.`,
    'It is tried again then by itself. Where it happens often, give the App fewer repositories.',
    { status: 403 },
  );

/**
 * Gives all requests of a client their authorization, one at a time as they are sent, so that a client lives longer than its
 * tokens: what GitHub refuses with 401 is sent once more with a new one. While the hour's requests are used up nothing is
 * sent, since GitHub locks out who goes on asking. The client must have been made without a token.
 */
export const authorize = (
  github: GitHub,
  { header, onBudget = () => {}, clock = systemClock }: Authorization,
): GitHub => {
  if (!hasHooks(github)) throw new TypeError('Only a client that createGitHub made can be authorized.');
  let budget: Budget | null = null;
  const note = (headers: Headers): void => {
    const told = budgetIn(headers);
    if (told === null) return;
    budget = told;
    onBudget(told);
  };
  const isUsedUp = (it: Budget): boolean => it.left === 0 && it.resetsAt > clock.date();
  // Registered last, it stands around repeats and waiting, and the same headers go through all of them.
  github.hook.wrap('request', async (request, options) => {
    if (budget !== null && isUsedUp(budget)) throw usedUp(budget);
    const send = async (renew: boolean) => {
      options.headers.authorization = await header(renew);
      const answer = await request(options);
      note(answer.headers);
      return answer;
    };
    try {
      return await send(false);
    } catch (error) {
      note(asRequestFailure(error)?.response?.headers ?? {});
      if (statusOf(error) !== 401) throw error;
      return send(true);
    }
  });
  return github;
};
