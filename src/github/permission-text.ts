/** What a workflow's `permissions:` can grant its GITHUB_TOKEN. */
const grantable = new Set([
  'actions',
  'attestations',
  'checks',
  'contents',
  'deployments',
  'discussions',
  'id-token',
  'issues',
  'models',
  'packages',
  'pages',
  'pull-requests',
  'repository-projects',
  'security-events',
  'statuses',
]);

/** "checks: write", as a workflow says it. */
export interface Permission {
  readonly name: string;
  readonly access: string;
}

/**
 * Reads the header x-accepted-github-permissions: sets that would do, separated by semicolons, each of permissions that
 * are needed together. "issues=write; pull_requests=write" means either.
 */
export const readPermissionHeader = (header: string): readonly (readonly Permission[])[] =>
  header
    .split(';')
    .map((set) =>
      set.split(',').flatMap((it) => {
        const [, name, access] = /^\s*([\w-]+)\s*=\s*(\w+)\s*$/.exec(it) ?? [];
        return name === undefined || access === undefined ? [] : { name: name.replaceAll('_', '-'), access };
      }),
    )
    .filter((set) => set.length > 0);

const inWorkflow = (set: readonly Permission[]): boolean => set.every(({ name }) => grantable.has(name));

const lines = (set: readonly Permission[]): string =>
  set.map(({ name, access }) => `\`${name}: ${access}\``).join(' and ');

/** What to do about missing permissions, in a sentence; null where the header says nothing. */
export const permissionCure = (header: string): string | null => {
  const sets = readPermissionHeader(header);
  const granted = sets.filter(inWorkflow);
  if (granted.length > 0)
    return `Add ${granted.map(lines).join(', or ')} to \`permissions:\` of the workflow's job, or to the App's permissions.`;
  const [first] = sets;
  return first === undefined
    ? null
    : `It takes the permission ${lines(first)}, which no workflow's own token can have: use a GitHub App's or a fine-grained token.`;
};
