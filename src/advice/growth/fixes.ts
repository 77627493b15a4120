import type { CauseKind } from '../../core/bundle/cause-kinds.ts';

/** What to do about a cause. Those of the configuration say it themselves. */
export const fixes = {
  'split-chunks': 'Look at the rules by which the bundler puts modules into chunks.',
  'static-import': 'Ask for it by import() where it is needed, or import only the part that is used.',
  'lost-dynamic-import':
    'Ask for it by import() again. What others need of it, such as a constant, can go to a file of its own.',
  barrel: 'Import from the file itself, not from the index file.',
  'commonjs-library': 'Import only the part that is used, or the library’s build as ES modules.',
  'require-of-module': 'Use `import { … } from` instead of require(), so that what is not used can be left out.',
  'two-formats': 'Import it in one way everywhere, or give it an alias, so that one of its builds is left.',
  'duplicate-version':
    'Bring the versions together: raise the range that asks for the older one, or set `overrides` (`resolutions` for yarn), then deduplicate the lock file.',
  context:
    'Leave out what is not used: import the files by name, or limit the request with IgnorePlugin or ContextReplacementPlugin; or use another library.',
  'side-effects':
    'Restore "sideEffects" in package.json, or take away the statement at the top level of the module; calls without effect can be marked /*#__PURE__*/.',
  bailout: 'Change what the bundler names, so that exports without use can be left out again.',
  polyfills: 'Import only what the supported browsers lack, or raise the targets.',
  data: 'Fetch it, or ask for it by import(), when it is needed.',
  'asset-inlined':
    'Keep it a file of its own: lower the limit below which assets are inlined (webpack: dataUrlCondition.maxSize, Vite: assetsInlineLimit).',
  'near-duplicate': 'Pick one of them: what the other one does can be written with it.',
  'new-dependency':
    'Keep it if it is worth its bytes. Else ask for it by import() where it is needed, import only a part of it, or use a smaller one.',
  'dependency-grew': 'Read its change log, and report it to its authors or stay with the version before.',
  'module-grew': 'Nothing need be done: code that does more is bigger.',
  'entry-isolation': 'Import from the file itself, so that the entry does not take in what others share.',
  'style-grew': 'Import only those parts of the style sheets that are used.',
  'child-grew': 'Look at what its entry imports now.',
  'moved-into-first-load': 'Ask for it by import(), so that it stays in a chunk for later.',
  'loaded-twice':
    'Let the entry and what it asks for later share one runtime (`dependOn`, `runtimeChunk: "single"`), so that what is loaded is known.',
  'copied-modules':
    'Let the bundler share it among the chunks: a cache group of splitChunks with `minChunks: 2` for it, or `minSize` below its size.',
} as const satisfies Partial<Record<CauseKind, string>>;

export type ScopedKind = keyof typeof fixes;

export const isScoped = (kind: CauseKind): kind is ScopedKind => kind in fixes;
