/** A bundler, or a framework that brings one, as it shows in a repository. */
export interface Bundler {
  readonly title: 'Next.js' | 'Rspack' | 'webpack' | 'Vite' | 'Rollup' | 'esbuild';
  readonly package: string;
  /** Names of its configuration files; for esbuild, of scripts that call it. */
  readonly config: RegExp;
  /** Its configuration file, where there is none yet; null: it has none. */
  readonly newConfig: string | null;
  /** What a script of package.json holds that builds with it. */
  readonly script: RegExp;
  /** Builds, where package.json has no script for it; null where only a script can. */
  readonly build: string | null;
  /** Where a configuration or a script names the directory of the emitted files, the first group. */
  readonly outputs: readonly RegExp[];
  readonly output: string;
  /** Whether the emitted files alone tell their entries apart: by an index.html, or by names that last. */
  readonly lastingNames: boolean;
  /** The file of statistics, in the directory of the emitted files. */
  readonly stats: string;
  /** What a configuration holds that writes the statistics already. */
  readonly ready: RegExp;
}

const webpackOutput =
  /\bpath:\s*(?:path\.|node:path\.)?(?:resolve|join)\(\s*(?:__dirname|import\.meta\.dirname|process\.cwd\(\)|[\w$]+)\s*,\s*['"`]([^'"`]+)['"`]\s*,?\s*\)/;

/** The first that a package has is taken: the frameworks stand before the bundlers that they bring. */
export const bundlers: readonly Bundler[] = [
  {
    title: 'Next.js',
    package: 'next',
    config: /^next\.config\.\w+$/,
    newConfig: 'next.config.mjs',
    script: /\bnext build\b/,
    build: 'npx next build',
    outputs: [/\bdistDir:\s*['"`]([^'"`]+)['"`]/],
    output: '.next',
    lastingNames: false,
    stats: 'pacegate-stats.json',
    ready: /\bpacegate\/webpack\b/,
  },
  {
    title: 'Rspack',
    package: '@rspack/core',
    config: /^rspack(\.[\w-]+)*\.config\.\w+$|^rspack\.config\.[\w.]+$/,
    newConfig: 'rspack.config.mjs',
    script: /\brspack\b(?! (?:dev|serve|preview))/,
    build: 'npx rspack build',
    outputs: [webpackOutput],
    output: 'dist',
    lastingNames: true,
    stats: 'pacegate-stats.json',
    ready: /\bpacegate\/webpack\b/,
  },
  {
    title: 'webpack',
    package: 'webpack',
    config: /^webpack(\.[\w-]+)*\.config\.\w+$|^webpack\.config\.[\w.]+$/,
    newConfig: 'webpack.config.mjs',
    script: /\bwebpack\b(?! (?:serve|watch|dev-server))/,
    build: 'npx webpack --mode production',
    outputs: [webpackOutput],
    output: 'dist',
    lastingNames: true,
    stats: 'pacegate-stats.json',
    ready: /\bpacegate\/webpack\b/,
  },
  {
    title: 'Vite',
    package: 'vite',
    config: /^vite\.config\.\w+$/,
    newConfig: 'vite.config.js',
    script: /\bvite build\b/,
    build: 'npx vite build',
    outputs: [/\boutDir:\s*['"`]([^'"`]+)['"`]/, /\bvite build\b.*--outDir[= ]([\w./-]+)/],
    output: 'dist',
    lastingNames: true,
    stats: 'pacegate-stats.json',
    ready: /\bpacegate\/rollup\b/,
  },
  {
    title: 'Rollup',
    package: 'rollup',
    config: /^rollup\.config\.\w+$/,
    newConfig: 'rollup.config.mjs',
    script: /\brollup\b/,
    build: 'npx rollup -c',
    outputs: [/\bdir:\s*['"`]([^'"`]+)['"`]/, /\bfile:\s*['"`]([^'"`]+)\/[^'"`/]+['"`]/],
    output: 'dist',
    lastingNames: true,
    stats: 'pacegate-stats.json',
    ready: /\bpacegate\/rollup\b/,
  },
  {
    title: 'esbuild',
    package: 'esbuild',
    config: /^(?:esbuild|build|bundle)(?:\.[\w-]+)*\.[cm]?[jt]s$/,
    newConfig: null,
    script: /\besbuild\b/,
    build: null,
    outputs: [
      /\boutdir:\s*['"`]([^'"`]+)['"`]/,
      /\boutfile:\s*['"`]([^'"`]+)\/[^'"`/]+['"`]/,
      /--outdir[= ]([\w./-]+)/,
      /--outfile[= ]([\w./-]+)\/[\w.-]+/,
    ],
    output: 'dist',
    lastingNames: true,
    stats: 'meta.json',
    ready: /\bmetafile\b/,
  },
];
