import type { Permissions } from '../identity/permissions.ts';
import type { AppRecord } from '../model/app.ts';
import { actionsAppId } from '../model/app.ts';
import type { Repository } from '../model/repository.ts';
import type { Platform } from '../platform.ts';

export interface TokenOptions {
  readonly permissions?: Permissions;
  /**
   * "actions" (the default): a GITHUB_TOKEN. "app": an installation token of the first app of the options; the slug of
   * an app: of that one. Any other: a personal access token of the user of that login; what it may do is their role.
   */
  readonly as?: string;
}

/** What GITHUB_TOKEN may do where a workflow says nothing. */
const restricted: Permissions = { contents: 'read', metadata: 'read' };

const appNamed = (platform: Platform, as: string): AppRecord | null => {
  if (as === 'actions') return platform.apps.find((it) => it.id === actionsAppId) ?? null;
  const found = platform.apps.find((it) => (as === 'app' ? it.id !== actionsAppId : it.slug === as));
  if (as === 'app' && found === undefined) throw new Error('The local GitHub has no app: name one in the options.');
  return found ?? null;
};

/** A token for one repository. @throws Error when there is no such app, installation or user. */
export const issueToken = (
  platform: Platform,
  repository: Repository,
  { permissions, as = 'actions' }: TokenOptions,
  emulatorTokens: ReadonlyMap<number, string>,
): string => {
  const app = appNamed(platform, as);
  const user = app === null ? platform.identities.userOf(as) : null;
  if (user !== null && user.kind === 'user') return platform.identities.issue(user);
  const installation = app?.installations.find((it) => it.account === repository.owner);
  const emulatorToken = installation === undefined ? undefined : emulatorTokens.get(installation.id);
  if (app === null || installation === undefined || emulatorToken === undefined) {
    throw new Error(`The app "${as}" is not installed on ${repository.owner}.`);
  }
  return platform.identities.issue({
    kind: 'app',
    app,
    login: `${app.slug}[bot]`,
    installation: installation.id,
    account: installation.account,
    permissions: permissions ?? (app.id === actionsAppId ? restricted : app.permissions),
    repositories: [repository.id],
    emulatorToken,
  });
};
