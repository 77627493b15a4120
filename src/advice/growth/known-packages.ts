const polyfills: ReadonlySet<string> = new Set([
  'core-js',
  'core-js-pure',
  'core-js-bundle',
  '@babel/polyfill',
  'babel-polyfill',
  'regenerator-runtime',
  'whatwg-fetch',
  'isomorphic-fetch',
  'cross-fetch',
  'es6-promise',
  'promise-polyfill',
  'es5-shim',
  'es6-shim',
  'intersection-observer',
  'resize-observer-polyfill',
  'url-polyfill',
  'url-search-params-polyfill',
  'abortcontroller-polyfill',
  'react-app-polyfill',
]);

/** Adds to browsers what they lack. */
export const isPolyfill = (name: string): boolean => polyfills.has(name) || name.startsWith('@formatjs/intl-');

const helpers: ReadonlySet<string> = new Set([
  '@babel/runtime',
  '@babel/runtime-corejs2',
  '@babel/runtime-corejs3',
  '@swc/helpers',
  '@oxc-project/runtime',
  'tslib',
  'regenerator-runtime',
]);

/** What compilers import by themselves. */
export const isHelper = (name: string): boolean => helpers.has(name);

const alike: readonly (readonly string[])[] = [
  ['lodash', 'lodash-es', 'underscore', 'ramda', 'es-toolkit', 'remeda'],
  ['moment', 'moment-timezone', 'dayjs', 'date-fns', 'luxon', '@js-joda/core'],
  ['axios', 'ky', 'got', 'superagent', 'node-fetch'],
  ['uuid', 'nanoid', 'cuid', 'ulid'],
  ['chart.js', 'echarts', 'highcharts', 'recharts', 'apexcharts'],
  ['react', 'preact'],
  ['classnames', 'clsx'],
  ['zod', 'yup', 'joi', 'valibot', 'superstruct'],
  ['core-js', 'core-js-pure'],
];

/** Packages that do much the same, itself left out. */
export const similarTo = (name: string): readonly string[] =>
  alike.filter((group) => group.includes(name)).flatMap((group) => group.filter((it) => it !== name));

/** The same library as ES modules, or as CommonJS: "lodash-es" of "lodash". */
export const siblingsOf = (name: string): readonly string[] =>
  name.endsWith('-es') || name.endsWith('-esm') ? [name.replace(/-esm?$/u, '')] : [`${name}-es`, `${name}-esm`];
