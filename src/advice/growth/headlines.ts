import type { ScopedKind } from './fixes.ts';

/** What a headline is made of. Names are quoted already. */
export interface Told {
  readonly subject: string;
  readonly importer: string | null;
  readonly request: string;
  /** "the first load of `main`" */
  readonly where: string;
  /** "138 modules" */
  readonly modules: string;
  /** "61.2 KB" */
  readonly bytes: string;
  /** Which text the bytes are of: "before compression" as it is delivered, "before minification" where only the bundler's figure is known. */
  readonly stage: string;
  /** Whether it was there before, and only grew. */
  readonly grew: boolean;
  /** Whether its text is shorter, and only compresses less well. */
  readonly shorter: boolean;
}

const brings = ({ modules, bytes, stage, where }: Told): string =>
  `it brings ${modules} (${bytes} ${stage}) into ${where}`;

const imports = (told: Told, how = ''): string =>
  told.importer === null
    ? `${told.subject} is new in ${told.where}: ${told.modules}, ${told.bytes} ${told.stage}.`
    : `${told.importer} imports ${told.request}${how} since this change; ${brings(told)}.`;

const grew = ({ subject, bytes, stage, where, shorter }: Told): string =>
  shorter
    ? `${subject} compresses less well than before in ${where}, though its text is ${bytes} shorter.`
    : `${subject} grew by ${bytes} ${stage} in ${where}.`;

/** One sentence that says what happened, by kind. */
export const headlines: Readonly<Record<ScopedKind, (told: Told) => string>> = {
  'split-chunks': ({ modules, bytes, stage, where }) =>
    `The bundler puts modules into other chunks than before: ${modules} more (${bytes} ${stage}) in ${where}.`,
  'static-import': (told) => imports(told),
  'lost-dynamic-import': (told) => imports(told, ' statically'),
  barrel: (told) => imports(told, ', an index file or by way of one,'),
  'commonjs-library': (told) =>
    told.importer === null
      ? imports(told)
      : `${told.importer} imports all of ${told.subject} by ${told.request} since this change; ${brings(told)}.`,
  'require-of-module': (told) =>
    told.importer === null
      ? imports(told)
      : `${told.importer} asks for ${told.request} by require() since this change, so that nothing of it can be left out; ${brings(told)}.`,
  'two-formats': ({ subject, importer, request, modules, bytes, stage, where }) =>
    `${subject} is in the bundle in two formats${importer === null ? '' : `, by ${request} in ${importer}`}: ${modules} more (${bytes} ${stage}) in ${where}.`,
  'duplicate-version': ({ subject, importer, modules, bytes, stage, where }) =>
    `${subject} is in the bundle once more${importer === null ? '' : `, for ${importer}`}: ${modules} (${bytes} ${stage}) in ${where}.`,
  context: (told) =>
    told.importer === null
      ? imports(told)
      : `${told.importer} takes in a whole folder by ${told.request} since this change; ${brings(told)}.`,
  'side-effects': ({ subject, modules, bytes, stage, where }) =>
    `${subject} is no longer left out, though nothing of it is used: ${modules} more (${bytes} ${stage}) in ${where}.`,
  bailout: ({ subject, bytes, stage, where }) =>
    `${subject} can no longer be shaken: ${bytes} more ${stage} in ${where}.`,
  polyfills: (told) => imports(told),
  data: (told) => (told.grew ? grew(told) : imports(told)),
  'asset-inlined': (told) =>
    told.importer === null
      ? `${told.subject} became part of the text: ${told.bytes} ${told.stage} in ${told.where}.`
      : `${told.importer} imports ${told.request} since this change, which becomes part of the text: ${told.bytes} ${told.stage} in ${told.where}.`,
  'near-duplicate': (told) => imports(told),
  'new-dependency': (told) => imports(told),
  'dependency-grew': grew,
  'module-grew': (told) => (told.grew ? grew(told) : imports(told)),
  'entry-isolation': (told) => imports(told),
  'style-grew': (told) => (told.grew ? grew(told) : imports(told)),
  'child-grew': grew,
  'moved-into-first-load': (told) => imports(told),
  'loaded-twice': ({ subject, bytes, stage }) =>
    `${subject} is in a first load and, once more, in what the same entries ask for later: ${bytes} more ${stage}.`,
  'copied-modules': ({ subject, importer, bytes, stage }) =>
    `${subject} is in more chunks for later than before${importer === null ? '' : `, for ${importer}`}, and in none that they share: ${bytes} more ${stage}.`,
};
