import type { ImportDeclaration, Program } from '@babel/types';
import { nameOf } from '../import-names.ts';
import { endOf, startOf } from '../walk.ts';
import type { Edit } from './edits.ts';

/** What `lazy` and `Suspense` are called in a file, and what must be added so that they are there. */
export interface LazyNames {
  readonly lazy: string;
  readonly suspense: string;
  /** `needed`: those of the two that the patch uses. */
  readonly edits: (
    needed: readonly ('lazy' | 'Suspense')[],
    style: { readonly quote: string; readonly semicolon: string; readonly lineBreak: string },
  ) => readonly Edit[];
}

const homes = new Set(['react', 'preact/compat']);

const importsOf = (program: Program): readonly ImportDeclaration[] =>
  program.body.flatMap((statement) =>
    statement.type === 'ImportDeclaration' && statement.importKind !== 'type' ? [statement] : [],
  );

const localOf = (declarations: readonly ImportDeclaration[], name: string): string | null => {
  for (const { specifiers } of declarations)
    for (const specifier of specifiers)
      if (specifier.type === 'ImportSpecifier' && nameOf(specifier.imported) === name) return specifier.local.name;
  return null;
};

/** `React` of `import React from 'react'` and `import * as React from 'react'`. */
const wholeOf = (declarations: readonly ImportDeclaration[]): string | null => {
  for (const { specifiers } of declarations)
    for (const specifier of specifiers) if (specifier.type !== 'ImportSpecifier') return specifier.local.name;
  return null;
};

/**
 * Null where nothing says whether the file is written for React or for Preact. `framework` is what package.json says, for files that
 * import neither since the compiler does.
 */
export const lazyNames = (program: Program, framework: 'react' | 'preact' | null): LazyNames | null => {
  const all = importsOf(program);
  const own = all.filter(({ source }) => homes.has(source.value));
  const whole = wholeOf(own);
  const [lazy, suspense] = [localOf(own, 'lazy'), localOf(own, 'Suspense')];
  const fallback = (name: string): string => (whole === null ? name : `${whole}.${name}`);
  const names = { lazy: lazy ?? fallback('lazy'), suspense: suspense ?? fallback('Suspense') };
  const isMissing = (name: 'lazy' | 'Suspense'): boolean =>
    whole === null && (name === 'lazy' ? lazy : suspense) === null;
  const named = own.find(({ specifiers }) => specifiers.at(-1)?.type === 'ImportSpecifier');
  const last = named?.specifiers.at(-1);
  if (last !== undefined || whole !== null)
    return {
      ...names,
      edits: (needed) => {
        const missing = needed.filter(isMissing);
        if (missing.length === 0 || last === undefined) return [];
        return [{ start: endOf(last), end: endOf(last), text: `, ${missing.join(', ')}` }];
      },
    };
  const usesPreact = all.some(({ source }) => /^preact(?:\/|$)/u.test(source.value));
  const home = usesPreact || framework === 'preact' ? 'preact/compat' : framework;
  const [first] = program.body;
  if (home === null || first === undefined) return null;
  return {
    ...names,
    edits: (needed, { quote, semicolon, lineBreak }) => {
      const start = startOf(first);
      const text = `import { ${needed.join(', ')} } from ${quote}${home}${quote}${semicolon}${lineBreak}`;
      return [{ start, end: start, text }];
    },
  };
};
