/** A package that has a file for each of its exports, which holds it as its default. */
export interface OneByOne {
  readonly accepts: (exported: string) => boolean;
  /** @param strict Whether the importer is a strict ES module, from which only a package with `exports` is asked without an extension. */
  readonly requestOf: (exported: string, strict: boolean) => string;
}

/** Exports of lodash that are about the library as a whole: alone they do nothing. */
const ofWhole = new Set([
  'VERSION',
  'chain',
  'mixin',
  'noConflict',
  'runInContext',
  'templateSettings',
  'tap',
  'thru',
  'prototype',
  'default',
]);

const lodash = (root: string): OneByOne => ({
  accepts: (exported) => /^[a-z]\w*$/iu.test(exported) && !ofWhole.has(exported) && !exported.startsWith('wrapper'),
  requestOf: (exported, strict) => `${root}/${exported}${strict ? '.js' : ''}`,
});

/** Components and icons begin with a capital; functions of these packages stand in other folders. */
const components = (root: string): OneByOne => ({
  accepts: (exported) => /^[A-Z][A-Za-z0-9]*$/u.test(exported) && exported !== 'ThemeProvider',
  requestOf: (exported) => `${root}/${exported}`,
});

const packages: ReadonlyMap<string, OneByOne> = new Map([
  ['lodash', lodash('lodash')],
  ['lodash-es', lodash('lodash-es')],
  ['@mui/material', components('@mui/material')],
  ['@mui/icons-material', components('@mui/icons-material')],
]);

/** How to import one thing of a package; null where that is not known. */
export const oneByOneOf = (request: string): OneByOne | null =>
  packages.get(request) ?? packages.get(request.replace(/\/(?:lodash|index)(?:\.js)?$/u, '')) ?? null;
