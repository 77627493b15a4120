import type { AppRecord } from '../model/app.ts';
import type { Permissions } from './permissions.ts';

/** Who makes a request. `emulatorToken` is what the emulator knows them by. */
export type Identity =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly login: string; readonly emulatorToken: string }
  | {
      readonly kind: 'app';
      readonly app: AppRecord;
      /** "pacegate[bot]" */
      readonly login: string;
      readonly installation: number;
      readonly account: string;
      readonly permissions: Permissions;
      /** Numbers of the repositories the token reaches: a new name changes nothing. null: all of the account. */
      readonly repositories: readonly number[] | null;
      readonly emulatorToken: string;
    }
  /** An app's own JSON web token: good for /app only. */
  | { readonly kind: 'app itself'; readonly app: AppRecord; readonly emulatorToken: string };

export type AppIdentity = Extract<Identity, { kind: 'app' }>;

/** The login that shows as author or sender. */
export const loginOf = (identity: Identity): string | null => {
  switch (identity.kind) {
    case 'anonymous':
    case 'app itself':
      return null;
    case 'user':
    case 'app':
      return identity.login;
  }
};

/** For the request log. */
export const labelOf = (identity: Identity): string => {
  if (identity.kind === 'anonymous') return 'anonymous';
  return identity.kind === 'app itself' ? `app:${identity.app.slug}` : identity.login;
};
