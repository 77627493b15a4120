import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PreparationError } from '../../core/errors.ts';
import { type InstalledPackage, resolvePackage } from './resolve-package.ts';

/** What a visit is made with. */
export interface LighthousePackages {
  readonly lighthouse: InstalledPackage;
  readonly launcher: InstalledPackage;
}

/** The versions whose settings and results are known here. */
const knownMajor = '13';

const cure = 'Run "npm install --save-dev lighthouse chrome-launcher" in the directory of the suite.';

/**
 * Places to look for optional packages, the first one first: where Pacegate is installed, then the suite's directory on
 * the base and on the head. A package of the change can't take the place of one that was there before it.
 */
export const packagePlaces = (directories: readonly string[]): string[] => [
  fileURLToPath(import.meta.url),
  ...directories.map((directory) => join(directory, 'package.json')),
];

/**
 * Finds Lighthouse and chrome-launcher in `places`. Both are optional packages, as services and bundles do without.
 * @throws PreparationError when they are not installed, or in a version that is not known.
 */
export const findLighthouse = (places: readonly string[]): LighthousePackages => {
  for (const place of places) {
    const lighthouse = resolvePackage('lighthouse', place);
    if (lighthouse === null) continue;
    if (!lighthouse.version.startsWith(`${knownMajor}.`))
      throw new PreparationError(
        `Lighthouse ${lighthouse.version} is installed (${lighthouse.file}); pages are measured with version ${knownMajor}.`,
        'Run "npm install --save-dev lighthouse@13" in the directory of the suite.',
      );
    // The one that Lighthouse brings, so that the two fit.
    const launcher = resolvePackage('chrome-launcher', lighthouse.file) ?? resolvePackage('chrome-launcher', place);
    if (launcher !== null) return { lighthouse, launcher };
  }
  throw new PreparationError('Pages are measured with Lighthouse, which is not installed.', cure);
};
