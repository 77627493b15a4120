import { posix } from 'node:path';

/**
 * bundler: how it is bundled; compiler: what the sources are turned into; targets: for which browsers, and nothing else; manifest:
 * package.json; lock: versions; command: where a build is started and its environment is set.
 */
export type SettingFileKind = 'bundler' | 'compiler' | 'targets' | 'manifest' | 'lock' | 'command';

const tool =
  'webpack|rspack|rsbuild|rspress|rollup|rolldown|vite|vitest|esbuild|tsup|tsdown|farm|parcel|next|nuxt|remix|react-router|astro|svelte|vue|gatsby|craco|razzle|preact|metro|modern|umi|angular|nx|turbo';

const kinds: readonly (readonly [SettingFileKind, RegExp])[] = [
  ['lock', /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock)$/u],
  ['manifest', /^package\.json$/u],
  ['targets', /^\.?browserslist(?:rc)?$/u],
  [
    'compiler',
    /^(?:babel\.config\.[\w.]+|\.babelrc(?:\.\w+)*|\.swcrc|[tj]sconfig(?:\.[\w-]+)*\.json|postcss\.config\.\w+|\.postcssrc(?:\.\w+)?|tailwind\.config\.\w+)$/u,
  ],
  [
    'bundler',
    new RegExp(
      `^\\.?(?:${tool})(?:\\.[\\w-]+){2,}$|^esbuild\\.[cm]?[jt]s$|^(?:angular|project|workspace|\\.parcelrc|nx|config-overrides)(?:\\.jsx?|\\.json)?$`,
      'u',
    ),
  ],
  [
    'command',
    /^(?:\.env(?:\.[\w.-]+)?|(?:[\w.-]*\.)?Dockerfile|Dockerfile(?:\.[\w-]+)?|Makefile|Procfile|[\w.-]+\.sh|netlify\.toml|vercel\.json|\.npmrc|pnpm-workspace\.yaml)$/u,
  ],
];

/** Folders where a project keeps a configuration that it has split, and scripts that call a bundler. */
const buildFolder =
  /^(?!(?:.*\/)?src\/)(?:.*\/)?(?:build|config|configs|scripts|tools|webpack|rollup|vite|esbuild)\/(?:[^/]+\/)*[^/]+\.(?:[cm]?[jt]s|jsonc?|ya?ml)$/u;
const buildScript = /^(?:build|bundle|compile)(?:[.-][\w-]+)*\.[cm]?[jt]s$/u;

/** What a file sets, by its name; null for one that sets nothing about a bundle. */
export const settingFileKind = (path: string): SettingFileKind | null => {
  const name = posix.basename(path);
  const known = kinds.find(([, pattern]) => pattern.test(name));
  if (known !== undefined) return known[0];
  if (/(?:^|\/)\.github\/workflows\/[^/]+\.ya?ml$/u.test(path)) return 'command';
  return buildFolder.test(path) || buildScript.test(name) ? 'bundler' : null;
};
