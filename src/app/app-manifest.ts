/**
 * What the App may do and what it hears of, as .github/app.yml says it too: no permission that it can do without. It writes
 * no contents: baselines are in its database.
 */
export const appManifest = {
  name: 'Pacegate',
  description: 'A performance gate for pull requests.',
  public: false,
  default_permissions: {
    actions: 'read',
    checks: 'write',
    contents: 'read',
    issues: 'write',
    merge_queues: 'read',
    metadata: 'read',
    pull_requests: 'write',
  },
  default_events: [
    'check_run',
    'check_suite',
    'issue_comment',
    'merge_group',
    'pull_request',
    'push',
    'repository',
    'workflow_run',
  ],
} as const;

/** Where GitHub sends deliveries. Probot's path. */
export const webhookPath = '/api/github/webhooks';
export const setupPath = '/setup';
export const setupCallbackPath = '/setup/callback';

/** The manifest for an App that is reached at `address`. */
export const manifestFor = (address: string): Readonly<Record<string, unknown>> => ({
  ...appManifest,
  url: address,
  hook_attributes: { url: `${address}${webhookPath}`, active: true },
  redirect_url: `${address}${setupCallbackPath}`,
});

const levels = ['none', 'read', 'write', 'admin'];

/** What an App lacks of the manifest, as "checks: write" and "event push". Editing the manifest changes no App. */
export const lacking = (app: {
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
}): readonly string[] => [
  ...Object.entries(appManifest.default_permissions)
    .filter(([name, level]) => levels.indexOf(app.permissions[name] ?? 'none') < levels.indexOf(level))
    .map(([name, level]) => `${name}: ${level}`),
  ...appManifest.default_events.filter((it) => !app.events.includes(it)).map((it) => `event ${it}`),
];
