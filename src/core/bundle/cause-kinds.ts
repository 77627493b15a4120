/** Rules by what they find; see docs/bundles.md. */
export const causeKinds = [
  // Of the configuration: they fold what would else be many causes into one.
  'development-build',
  'minification-off',
  'concatenation-off',
  'inline-source-map',
  'older-target',
  'split-chunks',
  'diffuse-growth',
  // Of the graph.
  'static-import',
  'lost-dynamic-import',
  'barrel',
  'commonjs-library',
  'require-of-module',
  'two-formats',
  'duplicate-version',
  'context',
  'side-effects',
  'bailout',
  'polyfills',
  'data',
  'asset-inlined',
  'near-duplicate',
  'new-dependency',
  'dependency-grew',
  'module-grew',
  'entry-isolation',
  'style-grew',
  'child-grew',
  'moved-into-first-load',
  'loaded-twice',
  'copied-modules',
] as const;

export type CauseKind = (typeof causeKinds)[number];
