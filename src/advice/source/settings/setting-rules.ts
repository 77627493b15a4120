import type { CauseKind } from '../../../core/bundle/cause-kinds.ts';
import type { SettingFileKind } from './setting-file.ts';

/** Where a cause can be set, the likeliest first, and the words that its lines have. */
export interface SettingRule {
  readonly files: readonly SettingFileKind[];
  readonly words: RegExp;
  /** Whether any changed line of these files is better than none. */
  readonly anyLine: boolean;
}

const targets =
  /\btargets?\b|browsers|\bie\b|\bes(?:5|6|20\d\d|next)\b|\blegacy\b|useBuiltIns|core-?js|preset-(?:env|modules)|esmodules|\blib\b|\blast \d|[<>]=? ?[\d.]+|\bnot dead\b|\bdefaults\b|\b(?:chrome|firefox|safari|edge|ios|android|opera|samsung)\b|downlevel|\bloose\b|\bhelpers\b/iu;
const minify =
  /minimi[sz]|minif|terser|uglify|\bmangle|\bcompress\b|cssnano|drop_console|lightningcss|whitespace|\bsyntax\b/iu;
const concatenation =
  /concatenate|usedExports|providedExports|innerGraph|treeshak|tree-?shaking|mangleExports|preserveModules|\bmodules\b|\bmodule\b|commonjs|\bmode\b/iu;
const sideEffects = /side-?effects?|treeshak|annotations|__PURE__/iu;
const resolution =
  /alias|mainFields|conditionNames|\bconditions\b|exportsFields|dedupe|\bresolve|\bmodules?\b|commonjs|interop|externals?\b|\bmain\b|\bexports\b/iu;
const tools =
  /terser|esbuild|\bswc\b|webpack|rspack|rollup|rolldown|\bvite|babel|typescript|core-?js|browserslist|caniuse|minimi[sz]er|plugin|loader/iu;

const union = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => source).join('|'), 'iu');

const bundlerFirst = ['bundler', 'manifest', 'command', 'compiler'] as const;
const versions: SettingRule = { files: ['manifest', 'lock'], words: /(?!)/u, anyLine: false };

/** Causes that a setting, a version or a flag can have. The others are lines of sources. */
export const settingRules: Readonly<Partial<Record<CauseKind, SettingRule>>> = {
  'development-build': {
    files: bundlerFirst,
    words: /\bmode\b|NODE_ENV|\bdevelopment\b|\bdev\b|__DEV__|profil|debug/iu,
    anyLine: false,
  },
  'minification-off': { files: bundlerFirst, words: minify, anyLine: true },
  'concatenation-off': { files: ['bundler', 'compiler', 'manifest'], words: concatenation, anyLine: true },
  'inline-source-map': { files: bundlerFirst, words: /devtool|source-?maps?\b/iu, anyLine: true },
  'older-target': { files: ['targets', 'compiler', 'manifest', 'bundler', 'command'], words: targets, anyLine: false },
  'split-chunks': {
    files: ['bundler', 'manifest'],
    words:
      /splitChunks|manualChunks|cacheGroups?|advancedChunks|codeSplitting|runtimeChunk|\bchunks?\b|max(?:Initial|Async)Requests|m(?:in|ax)(?:Size|Chunks)|inlineDynamicImports|LimitChunkCount|\bsplitting\b|dependOn|\benforce\b|\bpriority\b|\bvendors?\b/iu,
    anyLine: true,
  },
  'diffuse-growth': {
    files: ['targets', 'compiler', 'bundler', 'manifest', 'lock'],
    words: union(targets, minify, concatenation, tools),
    anyLine: true,
  },
  'side-effects': { files: ['manifest', 'bundler'], words: sideEffects, anyLine: false },
  bailout: { files: ['bundler', 'compiler', 'manifest'], words: union(concatenation, sideEffects), anyLine: false },
  polyfills: {
    files: ['compiler', 'targets', 'manifest', 'bundler'],
    words: union(targets, /polyfill|regenerator|whatwg-fetch/iu),
    anyLine: false,
  },
  'asset-inlined': {
    files: ['bundler', 'manifest'],
    words: /dataUrl|maxSize|assetsInlineLimit|asset\/|asset-|url-loader|\binline|\blimit\b|\bloader\b|generator/iu,
    anyLine: true,
  },
  context: {
    files: ['bundler', 'manifest'],
    words: /ContextReplacement|IgnorePlugin|require\.context|import\.meta\.glob|locale/iu,
    anyLine: false,
  },
  'two-formats': { files: ['bundler', 'manifest', 'compiler'], words: resolution, anyLine: false },
  'commonjs-library': { files: ['bundler', 'compiler', 'manifest'], words: resolution, anyLine: false },
  'require-of-module': { files: ['compiler', 'bundler', 'manifest'], words: resolution, anyLine: false },
  'lost-dynamic-import': {
    files: ['bundler', 'compiler', 'manifest'],
    words: /inlineDynamicImports|dynamic-?import|LimitChunkCount|\bsplitting\b|\bmodules?\b/iu,
    anyLine: false,
  },
  'style-grew': {
    files: ['compiler', 'bundler', 'manifest'],
    words: /purge|\bcontent\b|safelist|tailwind|postcss|css/iu,
    anyLine: false,
  },
  'duplicate-version': versions,
  'new-dependency': versions,
  'near-duplicate': versions,
  'dependency-grew': versions,
};
