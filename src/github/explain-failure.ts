import { GitHubError } from '../core/errors.ts';
import { permissionCure } from './permission-text.ts';
import { asRequestFailure, headerOf, messageOf, type RequestFailure, statusOf } from './request-failure.ts';

const again = 'Run it again later; the state of GitHub (or of your Enterprise Server) may tell more.';
const archived = 'Unarchive the repository, or run without posting.';
const forks =
  'In a pull request from a fork the token can only read, whatever the workflow says: docs/forks.md shows what to do.';

const resetTime = (error: unknown): string => {
  const reset = Number(headerOf(error, 'x-ratelimit-reset'));
  return Number.isFinite(reset) && reset > 0 ? ` until ${new Date(1000 * reset).toISOString().slice(11, 16)} UTC` : '';
};

/** Refusals that GitHub words in its own way, whatever their status. The first that fits is it. */
const known: readonly (readonly [RegExp, (error: unknown) => string])[] = [
  [/\blocked\b/i, () => 'Unlock the conversation, or read the result in the check.'],
  [/archived/i, () => archived],
  [/repository is empty/i, () => 'The repository has no commit yet: push one first.'],
  [
    /SAML|single sign-on/i,
    () => "Authorize the token for the organization's single sign-on, in the settings of your tokens.",
  ],
  [/IP allow list/i, () => "Add the runner's address to the organization's IP allow list."],
  [/suspended/i, () => 'The App installation is suspended: let an administrator of the organization enable it again.'],
  [
    /secondary rate limit|abuse/i,
    () => 'Too many requests at a time with this token: wait some minutes, and run fewer jobs at once.',
  ],
  [
    /rate limit/i,
    (error) =>
      `The token's requests are used up${resetTime(error)}: run again then, or give this job a token of its own.`,
  ],
  [
    /authenticate via a GitHub App/i,
    () =>
      "Only Apps may write checks: use the workflow's own `${{ github.token }}` with `checks: write`, or an App's token.",
  ],
];

const cure403 = (error: unknown, permission: string | undefined): string => {
  const header = headerOf(error, 'x-accepted-github-permissions') ?? permission?.replace(': ', '=') ?? '';
  const missing = permissionCure(header);
  const scopes = headerOf(error, 'x-accepted-oauth-scopes');
  // Only classic tokens have scopes: the header of what it has comes only for them.
  if (scopes && headerOf(error, 'x-oauth-scopes') !== null)
    return `Give the personal access token one of the scopes: ${scopes}. ${missing ?? ''}`.trim();
  return `${missing ?? 'Give the token the permission for it.'} ${forks}`;
};

const cureOf = (error: unknown, permission: string | undefined): string => {
  const worded = known.find(([words]) => words.test(messageOf(error)))?.[1](error);
  const status = statusOf(error) ?? 0;
  if (worded !== undefined && status !== 404) return worded;
  if (status === 401)
    return 'The token is wrong, expired or revoked: check the input `token`, or the secret it comes from.';
  if (status === 403) return cure403(error, permission);
  if (status === 404)
    return "Either it is not there (deleted, renamed, moved), or the token can't see it: check the repository's name, and that the token was made for it.";
  if (status === 410) return 'It was deleted or is switched off for this repository.';
  if (status === 451) return 'The repository is blocked for legal reasons.';
  if (status === 429) return 'Wait some minutes, and run fewer jobs at once.';
  return status >= 500 ? again : 'Look at what GitHub says; if it makes no sense, report it as a defect of Pacegate.';
};

const reasonOf = (failure: RequestFailure): string => {
  if (failure.response !== undefined) return `GitHub answered ${failure.status} (${messageOf(failure)}).`;
  const host = URL.parse(failure.request.url)?.host ?? 'GitHub';
  return `no answer came from ${host} (${messageOf(failure)}).`;
};

/**
 * What a failed request means, as an error for people. `what` completes "Could not …": "post the check on acme/shop".
 * `permission` ("checks: write") is what it takes, for servers that don't say so themselves. Throws what is no failed
 * request as it is: that is a defect.
 */
export const explainGitHub = (
  error: unknown,
  what: string,
  { permission }: { readonly permission?: string } = {},
): GitHubError => {
  if (error instanceof GitHubError) return error;
  const failure = asRequestFailure(error);
  if (failure === null) throw error;
  const cure =
    failure.response === undefined
      ? `Check that the runner can reach it (proxy, firewall, GITHUB_API_URL). ${again}`
      : cureOf(error, permission);
  return new GitHubError(`Could not ${what}: ${reasonOf(failure)}`, cure, { status: statusOf(error), cause: error });
};

/** Runs requests; what they throw is explained. */
export const explained = async <T>(
  what: string,
  requests: () => Promise<T>,
  options?: { readonly permission?: string },
): Promise<T> => {
  try {
    return await requests();
  } catch (error) {
    throw explainGitHub(error, what, options);
  }
};
