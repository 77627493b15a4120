import { createHash } from 'node:crypto';

/** How many repositories the deliveries are of. */
export const repositoryCount = 200;

/** One of the deliveries of the burst: everything follows from its number, so that both processes know it. */
export interface PlannedDelivery {
  /** X-GitHub-Delivery. */
  readonly id: string;
  readonly repositoryId: number;
  readonly repository: string;
  readonly number: number;
  readonly action: string;
  readonly head: string;
  /** Whether the app has to ask for a run. */
  readonly asksForRun: boolean;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');

const firstId = 1_000_000;

/** The name of a repository by its number on GitHub. */
export const repositoryName = (id: number): string => `service-${id - firstId}`;

/** Which delivery is of this pull request of the repository with this name's number. */
export const plannedIndex = (repository: number, number: number): number => (number - 1) * repositoryCount + repository;

/** In turns, as a busy day brings them; nothing is measured for a label. */
const actions = ['opened', 'synchronize', 'synchronize', 'reopened', 'synchronize', 'labeled', 'ready_for_review'];

/** Each is of a pull request of its own, so that none cancels another: then every one can be accounted for. */
export const plannedDelivery = (index: number): PlannedDelivery => {
  const repository = index % repositoryCount;
  const action = actions[index % actions.length] ?? 'opened';
  const id = hash(`delivery ${index}`);
  return {
    id: [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20, 32)].join('-'),
    repositoryId: firstId + repository,
    repository: `acme/${repositoryName(firstId + repository)}`,
    number: 1 + Math.floor(index / repositoryCount),
    action,
    head: hash(`head ${index}`).slice(0, 40),
    asksForRun: action !== 'labeled',
  };
};

/** What addresses of a repository's parts end with: most of what a payload consists of. */
// prettier-ignore
const parts = [
  'forks', 'keys{/key_id}', 'collaborators{/collaborator}', 'teams', 'hooks', 'issues/events{/number}', 'events',
  'assignees{/user}', 'branches{/branch}', 'tags', 'git/blobs{/sha}', 'git/tags{/sha}', 'git/refs{/sha}',
  'git/trees{/sha}', 'statuses/{sha}', 'languages', 'stargazers', 'contributors', 'subscribers', 'subscription',
  'commits{/sha}', 'git/commits{/sha}', 'comments{/number}', 'issues/comments{/number}', 'contents/{+path}',
  'compare/{base}...{head}', 'merges', '{archive_format}{/ref}', 'downloads', 'issues{/number}', 'pulls{/number}',
  'milestones{/number}', 'notifications{?since,all,participating}', 'labels{/name}', 'releases{/id}', 'deployments',
];

const user = (login: string, id: number): object => ({
  login,
  id,
  node_id: `U_${id}`,
  avatar_url: `https://avatars.example/u/${id}?v=4`,
  ...Object.fromEntries(
    ['followers', 'following{/other_user}', 'gists{/gist_id}', 'starred{/owner}{/repo}', 'subscriptions', 'orgs'].map(
      (it) => [`${it.replace(/\{.*/, '')}_url`, `https://api.example/users/${login}/${it}`],
    ),
  ),
  type: 'User',
  site_admin: false,
});

const repositoryOf = ({ repository, repositoryId }: PlannedDelivery): object => ({
  id: repositoryId,
  node_id: `R_${repositoryId}`,
  name: repository.split('/')[1],
  full_name: repository,
  private: false,
  owner: user('acme', 1),
  html_url: `https://github.example/${repository}`,
  description: 'A service among many, with a description of the usual length that says what it is there for.',
  fork: false,
  url: `https://api.example/repos/${repository}`,
  ...Object.fromEntries(
    parts.map((it) => [`${it.replaceAll(/\W+/g, '_')}_url`, `https://api.example/repos/${repository}/${it}`]),
  ),
  created_at: '2024-02-01T09:00:00Z',
  updated_at: '2026-03-01T09:00:00Z',
  pushed_at: '2026-03-01T09:00:00Z',
  size: 41_233,
  stargazers_count: 12,
  language: 'TypeScript',
  topics: ['service', 'http', 'shop'],
  visibility: 'public',
  default_branch: 'main',
});

/** The body as GitHub sends it, about 20 KB. */
export const payloadText = (index: number): string => {
  const delivery = plannedDelivery(index);
  const { number, action, head, repository } = delivery;
  const repo = repositoryOf(delivery);
  const updated = new Date(Date.UTC(2026, 2, 1) + index * 1000).toISOString().replace('.000Z', 'Z');
  const side = (ref: string, sha: string): object => ({ label: `acme:${ref}`, ref, sha, user: user('acme', 1), repo });
  return JSON.stringify({
    action,
    number,
    pull_request: {
      id: 7_000_000 + index,
      number,
      url: `https://api.example/repos/${repository}/pulls/${number}`,
      state: 'open',
      locked: false,
      title: `Change ${index}`,
      user: user('dev', 2),
      body: 'What this changes, and why. '.repeat(160),
      created_at: '2026-02-28T09:00:00Z',
      updated_at: updated,
      draft: false,
      head: side(`change-${number}`, head),
      base: side('main', hash(`base ${delivery.repositoryId}`).slice(0, 40)),
      author_association: 'CONTRIBUTOR',
      merged: false,
      mergeable: null,
      comments: 0,
      commits: 1,
      additions: 12,
      deletions: 3,
      changed_files: 2,
    },
    repository: repo,
    organization: { login: 'acme', id: 1 },
    sender: user('dev', 2),
    installation: { id: 7000, node_id: 'I_7000' },
  });
};
