import type { Permissions } from '../identity/permissions.ts';

/** A GitHub App. GITHUB_TOKEN is the token of one, too: "github-actions", id 15368. */
export interface AppRecord {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly permissions: Permissions;
  readonly events: readonly string[];
  readonly privateKey: string;
  readonly installations: readonly Installation[];
  /** Where its webhooks go; may be set after the start. */
  webhook: { readonly url: string; readonly secret: string } | null;
}

export interface Installation {
  readonly id: number;
  readonly account: string;
  /** Full names; null: all repositories of the account. */
  readonly repositories: readonly string[] | null;
}

/** The app behind GITHUB_TOKEN, with GitHub's own id. */
export const actionsAppId = 15_368;
