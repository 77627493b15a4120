import { parseRepositoryName, type RepositoryName } from '../../github/repository-name.ts';
import type { Known } from './known.ts';

/** Where a repository's API is. */
export interface GitHubAddress {
  readonly apiUrl: string;
  readonly repository: RepositoryName;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Remote {
  readonly host: string;
  readonly path: string;
}

/** `https://host/owner/repo.git`, `ssh://git@host:22/owner/repo`, `git@host:owner/repo.git`. */
const parseRemote = (url: string): Remote | null => {
  const address = /^[a-z+]+:\/\//i.test(url) ? URL.parse(url) : null;
  const [, host, path] = address === null ? (/^(?:[^@/]+@)?([\w.-]+):(?!\/\/)(.+)$/.exec(url) ?? []) : [];
  const given =
    address === null ? { host: host ?? '', path: path ?? '' } : { host: address.hostname, path: address.pathname };
  return given.host === ''
    ? null
    : { host: given.host.toLowerCase(), path: given.path.replaceAll(/^\/+|\/+$/g, '').replace(/\.git$/, '') };
};

const hostOf = (url: string | undefined): string | null => URL.parse(url ?? '')?.hostname ?? null;

/** The API of a host that is known to be GitHub; a token is sent to no other. */
const apiOf = (host: string, environment: Environment): string | null => {
  const { GITHUB_SERVER_URL: server, GITHUB_API_URL: api, GH_HOST: chosen } = environment;
  if (host === hostOf(server) && api !== undefined) return api;
  if (/^(www\.|ssh\.)?github\.com$/.test(host)) return 'https://api.github.com';
  if (/^[\w-]+\.ghe\.com$/.test(host)) return `https://api.${host}`;
  return host === hostOf(server) || host === chosen?.toLowerCase() ? `https://${host}/api/v3` : null;
};

const unknown = (why: string, cure: string | null): Known<never> => ({ known: false, why, cure });

/** Which repository on which server is meant: the job's, or that of the remote. */
export const githubAddress = (remoteUrl: string | null, environment: Environment): Known<GitHubAddress> => {
  const { GITHUB_REPOSITORY: name, GITHUB_API_URL: apiUrl } = environment;
  const ofJob = parseRepositoryName(name ?? '');
  if (ofJob !== null && apiUrl !== undefined) return { known: true, value: { apiUrl, repository: ofJob } };
  if (remoteUrl === null) return unknown('there is no remote', 'Add it: `git remote add origin URL`.');
  const remote = parseRemote(remoteUrl);
  const repository = remote === null ? null : parseRepositoryName(remote.path);
  if (remote === null || repository === null) return unknown('the remote is no repository on GitHub', null);
  const api = apiOf(remote.host, environment);
  return api === null
    ? unknown(
        `the remote is on ${remote.host}, which is not known to be GitHub`,
        `If it is an Enterprise Server, set GH_HOST=${remote.host}.`,
      )
    : { known: true, value: { apiUrl: api, repository } };
};
