import type { LineRange } from './line-range.ts';

export interface ImportedName {
  /** As the other module exports it; "default", or "*" for all of it. */
  readonly imported: string;
  /** As this file calls it; null where it only passes it on. */
  readonly local: string | null;
  /** Gone once types are stripped. */
  readonly typeOnly: boolean;
}

/**
 * import: a declaration; export: `export … from`; dynamic: import(); require: require(), `import … = require()` and AMD lists;
 * context: a request that is computed, where the specifier is what stands before the first variable; url: `new URL('…',
 * import.meta.url)` and CSS url(); style: @import, @use, @forward and `composes … from`.
 */
export type ImportKind = 'import' | 'export' | 'dynamic' | 'require' | 'context' | 'url' | 'style';

/** A place where a file asks for another one. */
export interface ImportPlace extends LineRange {
  /** As it is written. */
  readonly specifier: string;
  readonly kind: ImportKind;
  /** Of the declaration or call, in UTF-16 units; `end` is the first that is not part of it. */
  readonly start: number;
  readonly end: number;
  /** Empty where it is only evaluated. Of import() and require() what the variable around it is called. */
  readonly names: readonly ImportedName[];
  /** Whether nothing of it is left once types are stripped. */
  readonly typeOnly: boolean;
}
