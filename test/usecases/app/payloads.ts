// Payloads as GitHub sends them, with more than is read of them.

export const appId = 4242;
export const repositoryId = 1_296_269;
export const installationId = 7000;

export type Payload = Readonly<Record<string, unknown>>;

/** A commit that is easy to tell from others; at least 1. */
export const commit = (number: number): string => number.toString(16).padStart(40, '0');

export const user = (login = 'dev', type = 'User'): Payload => ({
  login,
  id: 2,
  node_id: 'MDQ6VXNlcjI=',
  type,
  site_admin: false,
});

export const shop: Payload = {
  id: repositoryId,
  name: 'shop',
  full_name: 'acme/shop',
  private: false,
  owner: { login: 'acme', id: 1, type: 'Organization' },
  html_url: 'https://github.example/acme/shop',
  fork: false,
  archived: false,
  default_branch: 'main',
};

const common: Payload = {
  repository: shop,
  organization: { login: 'acme', id: 1 },
  installation: { id: installationId, node_id: 'MDIzOkludGVncmF0aW9u' },
  sender: user(),
};

export interface PullOptions {
  readonly number?: number;
  readonly head?: string;
  readonly base?: { readonly ref: string; readonly sha: string };
  /** Of the repository of the head; null for a fork that was deleted. */
  readonly from?: number | null;
  readonly draft?: boolean;
  readonly state?: 'open' | 'closed';
  readonly updatedAt?: string;
  readonly more?: Payload;
}

export const pullRequest = (action: string, options: PullOptions = {}): Payload => {
  const { number = 12, head = commit(1), base = { ref: 'main', sha: commit(900) }, from = repositoryId } = options;
  const { draft = false, state = 'open', updatedAt = '2026-03-02T09:00:00Z', more = {} } = options;
  return {
    action,
    number,
    pull_request: {
      id: 7,
      number,
      state,
      draft,
      title: 'Faster search',
      user: user('stranger'),
      updated_at: updatedAt,
      labels: [],
      head: { label: 'acme:search', ref: 'search', sha: head, repo: from === null ? null : { ...shop, id: from } },
      base: { label: `acme:${base.ref}`, ...base, repo: shop },
    },
    ...common,
    ...more,
  };
};

export const groupBranch = `gh-readonly-queue/main/pr-12-${commit(900)}`;

export const mergeGroup = (action: string): Payload => ({
  action,
  ...(action === 'destroyed' && { reason: 'dequeued' }),
  merge_group: {
    head_sha: commit(40),
    head_ref: `refs/heads/${groupBranch}`,
    base_sha: commit(900),
    base_ref: 'refs/heads/main',
    head_commit: { id: commit(40), message: 'Faster search' },
  },
  ...common,
});

export const push = (more: Payload = {}): Payload => ({
  ref: 'refs/heads/main',
  before: commit(899),
  after: commit(900),
  created: false,
  deleted: false,
  forced: false,
  commits: [],
  pusher: { name: 'dev', email: 'dev@example.org' },
  ...common,
  ...more,
});

export const comment = (body: string, { by = user('writer'), ...more }: Payload = {}): Payload => ({
  action: 'created',
  issue: { number: 12, title: 'Faster search', state: 'open', pull_request: { url: 'https://api.example/pulls/12' } },
  comment: { id: 555, body, user: by, created_at: '2026-03-02T09:30:00Z', author_association: 'MEMBER' },
  ...common,
  ...more,
});

interface CheckOptions {
  readonly externalId?: string;
  readonly branch?: string | null;
  readonly app?: number | null;
  readonly by?: Payload;
}

/** `button`: its identifier; null for "Re-run". */
export const checkRun = (button: string | null, options: CheckOptions = {}): Payload => {
  const { externalId = 'pr-12', branch = 'search', app = appId, by = user('writer') } = options;
  return {
    action: button === null ? 'rerequested' : 'requested_action',
    check_run: {
      id: 808,
      name: 'pacegate',
      head_sha: commit(1),
      external_id: externalId,
      status: 'completed',
      conclusion: 'failure',
      app: app === null ? null : { id: app, slug: 'pacegate' },
      check_suite: { id: 809, head_branch: branch, head_sha: commit(1), pull_requests: [] },
      pull_requests: [],
    },
    ...(button !== null && { requested_action: { identifier: button } }),
    ...common,
    sender: by,
  };
};

/** `pulls`: number and base repository of each. */
export const checkSuite = (
  pulls: readonly (readonly [number: number, repository: number])[],
  { branch = 'search', app = appId, by = user('writer') }: CheckOptions = {},
): Payload => ({
  action: 'rerequested',
  check_suite: {
    id: 809,
    head_branch: branch,
    head_sha: commit(1),
    app: { id: app, slug: 'pacegate' },
    pull_requests: pulls.map(([number, id]) => ({
      id: number,
      number,
      head: { ref: 'search', sha: commit(1), repo: { id: repositoryId, name: 'shop' } },
      base: { ref: 'main', sha: commit(900), repo: { id, name: 'shop' } },
    })),
  },
  ...common,
  sender: by,
});

export const workflowRun = (more: Payload = {}): Payload => ({
  action: 'completed',
  workflow_run: { id: 4711, event: 'pull_request', status: 'completed', conclusion: 'success', ...more },
  workflow: { id: 3, name: 'Pacegate measure' },
  ...common,
});

export const listedShop: Payload = { id: repositoryId, name: 'shop', full_name: 'acme/shop', private: false };

export const installation = (action: string, more: Payload = {}): Payload => ({
  action,
  installation: { id: installationId, account: { login: 'acme' }, suspended_at: null, permissions: {} },
  repositories: [listedShop],
  sender: user(),
  ...more,
});

export const repositoryChange = (action: string, more: Payload = {}): Payload => ({
  action,
  ...common,
  repository: { ...shop, ...more },
});
