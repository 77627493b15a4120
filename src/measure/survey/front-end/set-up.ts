import { posix } from 'node:path';
import type { Bundler } from './bundlers.ts';

/** What has to stand where, so that a build writes its statistics. */
export interface SetUp {
  /** Whether it stands there already. */
  readonly done: boolean;
  /** The file to change. */
  readonly file: string;
  /** Lines of code for it. */
  readonly lines: readonly string[];
}

/** Configurations that load by `require` can load Pacegate's plugin so too. */
const importLine = (name: string, from: string, text: string): string =>
  /\bmodule\.exports\b/.test(text) ? `const { ${name} } = require('${from}');` : `import { ${name} } from '${from}';`;

const linesOf = ({ title }: Bundler, text: string, stats: string): string[] => {
  switch (title) {
    case 'webpack':
    case 'Rspack':
      return [importLine('pacegateWebpack', 'pacegate/webpack', text), 'plugins: [pacegateWebpack()],'];
    case 'Vite':
    case 'Rollup':
      return [importLine('pacegateRollup', 'pacegate/rollup', text), 'plugins: [pacegateRollup()],'];
    case 'Next.js':
      return [
        importLine('pacegateWebpack', 'pacegate/webpack', text),
        // Turbopack refuses to build where only `webpack` stands.
        'turbopack: {},',
        'webpack: (config) => {',
        '  config.plugins.push(pacegateWebpack());',
        '  return config;',
        '},',
      ];
    case 'esbuild':
      return /--/.test(text)
        ? [`--metafile=${stats}`]
        : ['metafile: true,', `await writeFile('${stats}', JSON.stringify(result.metafile));`];
  }
};

/** What writes `stats`. `file` holds `text`: the configuration, or package.json with the line of its script. */
export const setUpOf = (
  bundler: Bundler,
  { file, text, stats }: { readonly file: string; readonly text: string; readonly stats: string },
): SetUp => {
  const isScript = posix.basename(file) === 'package.json';
  const place = isScript && bundler.newConfig !== null ? posix.join(posix.dirname(file), bundler.newConfig) : file;
  return { done: bundler.ready.test(text), file: place, lines: linesOf(bundler, text, stats) };
};
