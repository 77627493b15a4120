import { GitHubError } from '../core/errors.ts';

/**
 * The token as it may stand in a header, or null for none (public data only). A line end at its end is common in secrets;
 * anything else that a header can't hold would make fetch throw an error that quotes the token.
 */
export const checkToken = (token: string | null): string | null => {
  const plain = token?.trim() ?? '';
  if (plain === '') return null;
  if (/^[\x21-\x7E]+$/.test(plain)) return plain;
  throw new GitHubError(
    'The GitHub token holds characters that no token has, such as a space or a line end.',
    'Give the token alone, e.g. `token: ${{ github.token }}`; check how the secret was pasted.',
    { status: null },
  );
};

/** The address of the API without a slash at its end: "https://host/api/v3" on an Enterprise Server. */
export const checkApiUrl = (apiUrl: string): string => {
  const url = URL.parse(apiUrl);
  const isPlain = url !== null && url.username === '' && url.password === '' && url.search === '' && url.hash === '';
  if (isPlain && ['http:', 'https:'].includes(url.protocol)) return url.href.replace(/\/+$/, '');
  throw new GitHubError(
    'The address of the GitHub API is not an http(s) address without credentials and query.',
    'In a workflow GITHUB_API_URL holds the right one; on an Enterprise Server it ends with /api/v3.',
    { status: null },
  );
};
