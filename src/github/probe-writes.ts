import type { GitHub } from './client.ts';
import type { RepositoryName } from './repository-name.ts';
import { messageOf, statusOf } from './request-failure.ts';

export type Ability = 'yes' | 'no' | 'unknown';

/** What a token may do that Pacegate needs. */
export interface Abilities {
  /** Write check runs. */
  readonly checks: Ability;
  /** Write comments in pull requests. */
  readonly comments: Ability;
  /** Write the branch of baselines. */
  readonly contents: Ability;
  /** Read what workflow runs uploaded. */
  readonly artifacts: Ability;
}

type Probe = readonly [route: string, permission: string];

const probes = {
  checks: ['POST /repos/{owner}/{repo}/check-runs', 'checks: write'],
  // Making a label takes the same permissions as commenting, issues or pull requests, and needs no pull request.
  comments: ['POST /repos/{owner}/{repo}/labels', 'pull-requests: write'],
  contents: ['POST /repos/{owner}/{repo}/git/refs', 'contents: write'],
  artifacts: ['GET /repos/{owner}/{repo}/actions/artifacts', 'actions: read'],
} as const satisfies Record<keyof Abilities, Probe>;

const meaning = (status: number | null): Ability => {
  if (status === 401 || status === 403 || status === 404) return 'no';
  return status === 400 || status === 422 ? 'yes' : 'unknown';
};

/** Sends a request that lacks everything it must have: GitHub looks at the permission first, and makes nothing. */
const probe = async (github: GitHub, repository: RepositoryName, [route]: Probe): Promise<Ability> => {
  try {
    await github.request(route, { ...repository, ...(route.startsWith('POST') && { data: {} }) });
    return 'yes';
  } catch (error) {
    return /rate limit/i.test(messageOf(error)) ? 'unknown' : meaning(statusOf(error));
  }
};

/**
 * What the token may do here, by requests that ask for nothing: no API lists it, and a repository's `permissions` tell of
 * the person, not of the token. Four requests. Never throws.
 */
export const probeWrites = async (github: GitHub, repository: RepositoryName): Promise<Abilities> => {
  const [checks, comments, contents, artifacts] = await Promise.all(
    [probes.checks, probes.comments, probes.contents, probes.artifacts].map((it) => probe(github, repository, it)),
  );
  return {
    checks: checks ?? 'unknown',
    comments: comments ?? 'unknown',
    contents: contents ?? 'unknown',
    artifacts: artifacts ?? 'unknown',
  };
};

/** The permission that each takes, as a workflow says it. */
export const permissionFor = (ability: keyof Abilities): string => probes[ability][1];
