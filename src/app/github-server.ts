import { plainAddress, type Variables } from './setting.ts';

/** The GitHub that the App is on. Addresses without a slash at their end. */
export interface GitHubServer {
  readonly apiUrl: string;
  /** What people see, and what is cloned from. */
  readonly serverUrl: string;
}

const publicServer: GitHubServer = { apiUrl: 'https://api.github.com', serverUrl: 'https://github.com' };

/** Of an Enterprise Server the API is below /api/v3, of GitHub with data residency at a name of its own. */
const serverOf = (apiUrl: string): string =>
  apiUrl.endsWith('/api/v3') ? apiUrl.slice(0, -'/api/v3'.length) : apiUrl.replace(/^(https?:\/\/)api\./, '$1');

/** A message completes "NAME …". */
export type ReadServer =
  | { readonly server: GitHubServer }
  | { readonly problems: readonly { readonly name: string; readonly problem: string }[] };

const fromHost = (host: string, protocol: string): ReadServer => {
  const problems = [
    ...(/^[\w.-]+(?::\d{1,5})?$/.test(host)
      ? []
      : [{ name: 'GHE_HOST', problem: 'is not a host: give its name alone, such as github.example.com.' }]),
    ...(['http', 'https'].includes(protocol)
      ? []
      : [{ name: 'GHE_PROTOCOL', problem: 'is not a protocol: give http or https.' }]),
  ];
  const serverUrl = `${protocol}://${host}`;
  return problems.length > 0 ? { problems } : { server: { apiUrl: `${serverUrl}/api/v3`, serverUrl } };
};

/** Which GitHub is meant: by GITHUB_API_URL, else by GHE_HOST, else github.com. */
export const readServer = (given: Variables): ReadServer => {
  const { GITHUB_API_URL: api, GHE_HOST: host, GHE_PROTOCOL: protocol = 'https' } = given;
  if (api === undefined) return host === undefined ? { server: publicServer } : fromHost(host, protocol);
  const apiUrl = plainAddress(api);
  return apiUrl === null
    ? {
        problems: [
          {
            name: 'GITHUB_API_URL',
            problem:
              'is not an http(s) address without credentials and query: give https://api.github.com, or that of an Enterprise Server, which ends with /api/v3.',
          },
        ],
      }
    : { server: { apiUrl, serverUrl: serverOf(apiUrl) } };
};
