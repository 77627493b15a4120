import { testPrivateKey } from '../identity/json-web-token.ts';
import type { Permissions } from '../identity/permissions.ts';
import type { AppRecord, Installation } from '../model/app.ts';
import { actionsAppId } from '../model/app.ts';
import type { AppOptions } from '../options.ts';

const everything: Permissions = {
  actions: 'write',
  administration: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  merge_queues: 'write',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'write',
  workflows: 'write',
};

/** What an app has that options say nothing of. */
const usual: Permissions = {
  actions: 'read',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  merge_queues: 'read',
  metadata: 'read',
  pull_requests: 'write',
};

const installOn = (
  first: number,
  accounts: readonly string[],
  repositories: readonly string[] | null,
): Installation[] =>
  accounts.map((account, index) => ({
    id: first + index,
    account,
    repositories: repositories === null ? null : repositories.filter((it) => it.startsWith(`${account}/`)),
  }));

/** The apps of the options, and before them the one behind GITHUB_TOKEN, which is installed everywhere. */
export const makeApps = (
  options: readonly AppOptions[],
  { owners, everybody }: { readonly owners: readonly string[]; readonly everybody: readonly string[] },
): AppRecord[] => {
  const actions: AppRecord = {
    id: actionsAppId,
    slug: 'github-actions',
    name: 'GitHub Actions',
    permissions: everything,
    events: [],
    privateKey: testPrivateKey(),
    installations: installOn(15_000, everybody, null),
    webhook: null,
  };
  const others = options.map((it, index): AppRecord => ({
    id: it.id ?? 4242 + index,
    slug: it.slug,
    name: it.name ?? it.slug,
    permissions: it.permissions ?? usual,
    events: it.events ?? [],
    privateKey: it.privateKey ?? testPrivateKey(),
    installations: installOn(7000 + 100 * index, it.accounts ?? owners, it.repositories ?? null),
    webhook: it.webhookUrl === undefined ? null : { url: it.webhookUrl, secret: it.webhookSecret ?? 'local-secret' },
  }));
  return [actions, ...others];
};
