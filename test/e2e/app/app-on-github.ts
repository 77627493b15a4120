import { appManifest } from '../../../src/app/app-manifest.ts';
import type { AppOptions } from '../../support/local-github/options.ts';
import { webhookSecret } from './app-environment.ts';

/** The app as GitHub knows it once it was made from its manifest: no permission that it can do without. */
export const appOnGitHub = {
  slug: 'pacegate',
  name: appManifest.name,
  permissions: appManifest.default_permissions,
  events: appManifest.default_events,
  webhookSecret,
} as const satisfies AppOptions;
