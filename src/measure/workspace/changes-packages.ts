import { patchedPaths } from './apply-patch.ts';

const packageFile =
  /(?:^|\/)(?:package\.json|package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml|pnpm-workspace\.yaml|bun\.lockb?|\.npmrc|\.yarnrc\.yml)$/;

/** Whether packages have to be installed again once a unified diff was applied. */
export const changesPackages = (patch: string | null): boolean =>
  (patchedPaths(patch ?? '') ?? []).some((it) => packageFile.test(it));
