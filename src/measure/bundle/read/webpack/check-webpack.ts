import { BundleError } from '../../../../core/errors.ts';
import type { FinishWebpackOptions } from './finish-webpack.ts';
import type { GatheredModules } from './gather-modules.ts';

const plugin = "Or let Pacegate's plugin write them: it asks for what is needed. docs/bundles.md shows how.";

const lacking = (shown: string, what: string, option: string): BundleError =>
  new BundleError(
    `The statistics ${shown} have no ${what}.`,
    `Switch on \`stats: { ${option} }\` in the bundler's configuration. ${plugin}`,
  );

const grouped = (shown: string): BundleError =>
  new BundleError(
    `The modules in the statistics ${shown} are put into groups, as \`stats: { all: true }\` does.`,
    `Switch the groups off (\`groupModulesByPath: false\` and the others of its kind), or leave \`all\` out. ${plugin}`,
  );

/** Throws a BundleError that names the option to switch on when something is missing that sizes depend on. `entries`: those that emitted files. */
export const checkWebpack = (
  {
    gathered: { modules, seen },
    compilations,
    shown,
  }: Pick<FinishWebpackOptions, 'gathered' | 'compilations' | 'shown'>,
  entries: number,
): void => {
  const has = (key: string): boolean => compilations.some((it) => it.has.has(key));
  if (!has('assets')) throw lacking(shown, 'emitted files (`assets`)', 'assets: true, cachedAssets: true');
  if (compilations.every(({ assets }) => assets.size === 0))
    throw new BundleError(
      `The statistics ${shown} list no emitted files: the build made nothing.`,
      'Look at the output of the build: does it have an entry, and does it write files?',
    );
  if (!has('entrypoints') && entries === 0) throw lacking(shown, 'entry points (`entrypoints`)', 'entrypoints: true');
  if (seen.grouped && modules.size === 0) throw grouped(shown);
  if (!has('modules') || modules.size === 0)
    throw lacking(
      shown,
      'modules (`modules`)',
      'modules: true, nestedModules: true, reasons: true, orphanModules: true',
    );
  if (!has('chunks'))
    throw lacking(shown, 'chunks (`chunks`)', 'chunks: true, chunkRelations: true, chunkOrigins: true');
  if (!seen.placed) throw lacking(shown, 'identifiers that tell which chunk a module is in', 'ids: true');
  if (entries === 0)
    throw new BundleError(
      `The statistics ${shown} have no entry that emitted a file.`,
      'Look at `entry` in the configuration of the bundler and at the output of the build.',
    );
};

/** What is missing for telling why something grew, and nothing else. */
export const noticesOf = ({ seen, aliases }: GatheredModules): string[] => {
  const why = 'so why something grew can only be told in part.';
  if (!seen.reasons)
    return [
      `The statistics do not say who imports a module, ${why} Switch on \`stats: { reasons: true, orphanModules: true }\`.`,
    ];
  if (!seen.concatenated) return [];
  if (aliases.size === 0)
    return [
      `The statistics do not say what is inside of concatenated modules, ${why} Switch on \`stats: { nestedModules: true, orphanModules: true }\`.`,
    ];
  return seen.orphans
    ? []
    : [
        `The statistics lack the imports inside of concatenated modules, ${why} Switch on \`stats: { orphanModules: true }\`.`,
      ];
};
