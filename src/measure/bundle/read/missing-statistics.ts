import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { BundleError } from '../../../core/errors.ts';
import { isRaw, rawAt } from './raw.ts';

/** What writes the file, by the packages that a project asks for. The first that it has counts. */
const writers: readonly (readonly [RegExp, (stats: string) => string])[] = [
  [
    /^next$/,
    () =>
      "add Pacegate's webpack plugin to next.config.js and build with `next build --webpack`, or name Turbopack's .next/diagnostics/route-bundle-stats.json in `stats`",
  ],
  [/^(?:vite|rollup|rolldown|rolldown-vite)$/, () => "add Pacegate's Rollup plugin to the configuration"],
  [
    /^@rspack\/|^@rsbuild\//,
    (stats) => `add Pacegate's webpack plugin to the configuration, or \`--json=${stats}\` to rspack's command`,
  ],
  [
    /^webpack(?:-cli)?$/,
    (stats) => `add Pacegate's webpack plugin to the configuration, or \`--json=${stats}\` to webpack's command`,
  ],
  [/^esbuild$/, (stats) => `add \`--metafile=${stats}\` to esbuild's command`],
];

const packagesOf = async (directory: string): Promise<readonly string[]> => {
  try {
    const manifest: unknown = JSON.parse(await readFile(join(directory, 'package.json'), 'utf8'));
    return isRaw(manifest)
      ? ['dependencies', 'devDependencies'].flatMap((key) => Object.keys(rawAt(manifest, key) ?? {}))
      : [];
  } catch {
    return [];
  }
};

/** The error for statistics that a build did not write: which command would have. */
export const missingStatistics = async (
  suite: string,
  shown: string,
  directory: string,
  cause: unknown,
): Promise<BundleError> => {
  const packages = await packagesOf(directory);
  const writer = writers.find(([pattern]) => packages.some((name) => pattern.test(name)))?.[1];
  return new BundleError(
    `The build of suite ${suite} did not write its statistics ${shown}.`,
    writer === undefined
      ? 'Correct `stats` of the suite, or let the bundler write that file. docs/bundles.md shows how, for each bundler.'
      : `To have them written, ${writer(shown)}. Or correct \`stats\` of the suite. docs/bundles.md shows how.`,
    { cause },
  );
};
