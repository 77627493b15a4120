import type { EdgeKind } from '../graph/draft.ts';

const exact: Readonly<Record<string, EdgeKind>> = {
  'import()': 'dynamic',
  // They don't part anything: the module lies where it is asked for.
  'import() eager': 'static',
  'import() weak': 'other',
  'require.ensure': 'dynamic',
  'require.ensure item': 'dynamic',
  'new Worker()': 'dynamic',
  'new URL()': 'url',
  worklet: 'dynamic',
  'amd require': 'require',
  'amd define': 'require',
};

/** What another part of a build means by "it is an entry". */
export const isEntryReason = (type: string | null): boolean => /^(?:single |multi )?entry$/.test(type ?? '');

/** webpack calls its own modules' imports "harmony", Rspack and later versions "esm". */
export const isModuleSyntax = (type: string | null): boolean => /^(?:harmony|esm) /.test(type ?? '');

export const isRequire = (type: string | null): boolean => /^(?:cjs|commonjs|require)\b/.test(type ?? '');

const kindOf = (type: string): EdgeKind => {
  if (Object.hasOwn(exact, type)) return exact[type] ?? 'other';
  if (/context/i.test(type)) return 'context';
  if (/^harmony side effect evaluation$|^esm (?:export )?import$/.test(type)) return 'side-effect';
  if (isModuleSyntax(type)) return 'static';
  if (isRequire(type)) return 'require';
  return /url|css|@import/i.test(type) ? 'url' : 'other';
};

/** There are some dozens of words, and a reason for each import. */
const known = new Map<string, EdgeKind>();

/** The kind of a reason, by webpack's and Rspack's word for it. `lazy`: its importer is a context that parts its files. */
export const edgeKind = (type: string | null, isOfContext: 'lazy' | 'sync' | null): EdgeKind => {
  if (type === null) return 'other';
  if (isOfContext !== null) return isOfContext === 'lazy' ? 'dynamic' : 'context';
  const kind = known.get(type) ?? kindOf(type);
  if (known.size < 1000) known.set(type, kind);
  return kind;
};
