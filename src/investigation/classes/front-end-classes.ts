import type { CauseClass } from './cause-class.ts';

const frontEnd = { area: 'front-end', owner: 'author of the change', counters: ['bundle.initial.gzip'] } as const;
const sizes = [
  'bundle',
  'page.script-bytes',
  'page.transfer',
  'page.script-cpu',
  'page.lcp',
  'page.tbt',
  'page.fcp',
  'page.si',
] as const;

/** Kinds of regressions that visitors of a page feel. */
export const frontEndClasses: readonly CauseClass[] = [
  {
    ...frontEnd,
    id: 'bundle-dependency',
    title: 'Bundle grown by a dependency',
    moves: sizes,
    fix: 'Import only the part that is used, load it by import() when it is needed, or take a lighter package.',
    prevention: 'A budget on the first load of each entry.',
    monitor: 'First load by entry (bundle.initial.gzip).',
    effort: 'hours',
  },
  {
    ...frontEnd,
    id: 'tree-shaking',
    title: 'Tree shaking lost',
    moves: sizes,
    fix: 'Import names from the ES module, past barrels, and say sideEffects truthfully.',
    prevention: 'A budget on the first load; a lint rule against barrels and require in the front end.',
    monitor: 'First load by entry and number of its modules.',
    effort: 'minutes',
  },
  {
    ...frontEnd,
    id: 'polyfills',
    title: 'Polyfills or older target',
    moves: sizes,
    fix: 'Raise the target to the browsers that visitors have, and load polyfills by use.',
    prevention: 'Keep the list of browsers in one place with the reason.',
    monitor: 'First load by entry (bundle.initial.gzip).',
    effort: 'minutes',
  },
  {
    ...frontEnd,
    id: 'splitting',
    title: 'Splitting lost',
    moves: sizes,
    fix: 'Load the page or the part by import() where it is asked for.',
    prevention: 'A budget on the first load of each entry.',
    monitor: 'First load against later loads (bundle.initial, bundle.async).',
    effort: 'minutes',
  },
  {
    ...frontEnd,
    id: 'development-build',
    title: 'Development build or source map shipped',
    moves: sizes,
    fix: 'Build in production mode, with source maps in files of their own.',
    prevention: 'A test that the built files do not hold development code.',
    monitor: 'First load by entry, uncompressed (bundle.initial.parsed).',
    effort: 'minutes',
  },
  {
    ...frontEnd,
    id: 'code-grew',
    title: 'More code or data in the bundle',
    moves: sizes,
    fix: 'Load what the first page does not need when it is asked for.',
    prevention: 'A budget on the first load of each entry.',
    monitor: 'First load by entry (bundle.initial.gzip).',
    effort: 'hours',
  },
];
