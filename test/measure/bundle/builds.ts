import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { write } from '../workspace/repositories.ts';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** What the plugin asks of webpack. */
const statsOptions = {
  all: false,
  assets: true,
  cachedAssets: true,
  entrypoints: true,
  chunks: true,
  chunkRelations: true,
  chunkModules: false,
  chunkOrigins: true,
  ids: true,
  modules: true,
  cachedModules: true,
  nestedModules: true,
  orphanModules: true,
  runtimeModules: true,
  reasons: true,
  optimizationBailout: true,
  usedExports: true,
  providedExports: true,
  depth: true,
  hash: true,
  version: true,
  outputPath: true,
  children: true,
  errors: true,
  modulesSpace: Number.MAX_SAFE_INTEGER,
  assetsSpace: Number.MAX_SAFE_INTEGER,
  chunkModulesSpace: Number.MAX_SAFE_INTEGER,
  nestedModulesSpace: Number.MAX_SAFE_INTEGER,
  reasonsSpace: Number.MAX_SAFE_INTEGER,
};

const webpackScript = `
const webpack = require(process.argv[1]);
const { writeFileSync } = require('node:fs');
const { configuration, options } = JSON.parse(process.argv[2]);
webpack(configuration, (error, stats) => {
  if (error) throw error;
  const json = stats.toJson(options);
  if (json.errors.length > 0) throw new Error(JSON.stringify(json.errors));
  writeFileSync('dist/stats.json', JSON.stringify(json));
});`;

/** Builds in a process of its own: src/index.js to dist/, with statistics. */
export const buildByWebpack = async (directory: string, more: object = {}): Promise<void> => {
  const configuration = {
    mode: 'production',
    context: directory,
    entry: { main: './src/index.js' },
    output: { path: join(directory, 'dist') },
    performance: false,
    ...more,
  };
  const args = [
    '-e',
    webpackScript,
    require.resolve('webpack'),
    JSON.stringify({ configuration, options: statsOptions }),
  ];
  await run(process.execPath, args, { cwd: directory });
};

const esbuildScript = `
const { writeFileSync } = require('node:fs');
require(process.argv[1]).build(JSON.parse(process.argv[2])).then(({ metafile }) => {
  writeFileSync('dist/meta.json', JSON.stringify(metafile));
});`;

export const buildByEsbuild = async (directory: string, more: object = {}): Promise<void> => {
  const options = {
    absWorkingDir: directory,
    entryPoints: ['src/index.js'],
    outdir: 'dist',
    bundle: true,
    minify: true,
    metafile: true,
    ...more,
  };
  await run(process.execPath, ['-e', esbuildScript, require.resolve('esbuild'), JSON.stringify(options)], {
    cwd: directory,
  });
};

const syllables = ['ba', 'ke', 'lo', 'mi', 'nu', 'ra', 'se', 'to', 'vi', 'xen', 'pol', 'dar', 'fin', 'gust'];

/** Words of a vocabulary of 400, the same for the same subject; half of them are its own. */
const wordsFrom = (subject: string): (() => string) => {
  let state = subject.length * 1000 + subject.charCodeAt(0);
  const next = (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
  const vocabulary = Array.from({ length: 400 }, (_, index) =>
    [index % 14, Math.floor(index / 14) % 14, (index * 5) % 14]
      .map((it) => syllables[it])
      .join(index % 2 === 0 ? '' : subject.slice(0, 2)),
  );
  return () => vocabulary[next(400)] ?? '';
};

/** Code as people write it, as far as a compressor can tell: `count` functions about a subject. */
const code = (subject: string, count: number, exported: string): string => {
  const word = wordsFrom(subject);
  return Array.from({ length: count }, (_, index) => {
    const [a, b, c, d] = [word(), word(), word(), word()];
    return `${exported.replace('NAME', `${subject}${index}`)} (first, second) {
  // ${subject}: what is left of the ${c} when the ${a} is known.
  if (first.${c} > ${index * 7} && second.${a}) throw new RangeError('No ${c} for ${d} of ${word()} ${word()}: ' + first.name);
  const total = second.${b}.filter((it) => it.${c} !== first.${b}).map(({ ${d}, ${word()}: other }) => ${d} * ${index + 2} + other);
  return { ${c}: total, ${a}: first.${b}, label: '${word()} ${c} ${word()}', at: second.${word()} };
}`;
  }).join('\n');
};

const esModule = (subject: string, count: number): string => code(subject, count, 'export function NAME');
const commonjs = (subject: string, count: number): string => code(subject, count, 'exports.NAME = function');

/** A small shop; `heavy` and `light` can be left out. */
export const writeShop = (directory: string, parts: { readonly heavy: boolean; readonly light: boolean }): void => {
  const uses = [
    "import * as basket from './basket.js';",
    "import tiny from 'tiny';",
    ...(parts.heavy ? ["import heavy from 'heavy';"] : []),
    ...(parts.light ? ["import { light } from './light.js';"] : []),
    `globalThis.shop = [basket, tiny${parts.heavy ? ', heavy' : ''}${parts.light ? ', light' : ''}];`,
    "globalThis.later = () => import('./later.js');",
  ];
  write(directory, {
    'package.json': '{ "name": "shop", "sideEffects": false }',
    'src/index.js': uses.join('\n'),
    'src/basket.js': esModule('basket', 60),
    'src/light.js': `${esModule('light', 25)}\nexport const light = [${Array.from({ length: 25 }, (_, index) => `light${index}`).join(', ')}];`,
    'src/later.js': esModule('later', 10),
    // It keeps what bundlers add for any CommonJS.
    'node_modules/tiny/package.json': '{ "name": "tiny", "version": "0.0.1", "main": "index.js" }',
    'node_modules/tiny/index.js': 'exports.tiny = (it) => it.tiny;',
    'node_modules/heavy/package.json': '{ "name": "heavy", "version": "1.2.3", "main": "index.js" }',
    'node_modules/heavy/index.js': `${commonjs('heavy', 50)}\nexports.more = require('./more.js');`,
    'node_modules/heavy/more.js': commonjs('more', 20),
  });
};
