import type { Permissions } from './identity/permissions.ts';
import type { Role } from './identity/roles.ts';

export interface RepositoryOptions {
  readonly owner: string;
  readonly name: string;
  /** A git repository (branches and tags are taken) or a directory of files (they become the first commit). */
  readonly from?: string;
  readonly private?: boolean;
  /** "main" unless told; must be a branch of `from`. */
  readonly defaultBranch?: string;
}

export interface UserOptions {
  readonly login: string;
  readonly name?: string;
  readonly email?: string;
  /** On every repository of the options. Without any role: what everybody may on a public repository. */
  readonly role?: Role;
  /** By full name: "acme/shop". Goes before `role`. */
  readonly roles?: Readonly<Record<string, Role>>;
}

export interface AppOptions {
  readonly slug: string;
  readonly id?: number;
  readonly name?: string;
  readonly permissions?: Permissions;
  /** Webhook events it is subscribed to. */
  readonly events?: readonly string[];
  readonly webhookUrl?: string;
  readonly webhookSecret?: string;
  readonly privateKey?: string;
  /** Accounts it is installed on; all owners unless told. */
  readonly accounts?: readonly string[];
  /** Full names of the repositories it may reach; all of the accounts unless told. */
  readonly repositories?: readonly string[];
}

/** An owner that is no user of the options is an organization. Without users there is "dev", admin everywhere. */
export interface LocalGitHubOptions {
  readonly repositories: readonly RepositoryOptions[];
  readonly users?: readonly UserOptions[];
  readonly apps?: readonly AppOptions[];
  /** 0, a free one, unless told. */
  readonly port?: number;
  /** Keeps it in memory where there is some: not for what runs jobs in it, which would be measured there. */
  readonly isQuick?: boolean;
}

/** "acme/shop", or its parts. */
export type RepositoryReference = string | { readonly owner: string; readonly repo: string };

export const fullNameOf = (reference: RepositoryReference): string =>
  typeof reference === 'string' ? reference : `${reference.owner}/${reference.repo}`;
