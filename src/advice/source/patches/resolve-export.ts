import type { Program } from '@babel/types';
import { nameOf } from '../import-names.ts';
import { parseSource } from '../parse-source.ts';
import { resolveRequest } from './resolve-request.ts';

/** Where something is defined that a file exports. */
export interface ExportOrigin {
  readonly path: string;
  /** As that file exports it; "*" for all of it. */
  readonly exported: string;
}

/** Texts of files at head, by their path; null for one that is not there. */
export type ReadText = (path: string) => string | null;

interface Onward {
  readonly request: string;
  readonly imported: string;
}

/** What a file itself says about one of its exports: where it has it from, or that it is its own. */
const explicit = (program: Program, exported: string): Onward | 'own' | null => {
  for (const statement of program.body) {
    if (statement.type === 'ExportDefaultDeclaration' && exported === 'default') return 'own';
    if (statement.type !== 'ExportNamedDeclaration') continue;
    for (const specifier of statement.specifiers) {
      if (nameOf(specifier.exported) !== exported) continue;
      const request = statement.source?.value;
      if (specifier.type === 'ExportNamespaceSpecifier')
        return request === undefined ? null : { request, imported: '*' };
      if (specifier.type === 'ExportDefaultSpecifier')
        return request === undefined ? null : { request, imported: 'default' };
      const local = nameOf(specifier.local);
      return request === undefined ? importedAs(program, local) : { request, imported: local };
    }
    const { declaration } = statement;
    if (declaration?.type === 'VariableDeclaration') {
      if (declaration.declarations.some(({ id }) => id.type === 'Identifier' && id.name === exported)) return 'own';
    } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') {
      if (declaration.id.name === exported) return 'own';
    }
  }
  return null;
};

/** `import { a } from './a'; export { a };` is as good as an export from there. */
const importedAs = (program: Program, local: string): Onward | 'own' => {
  for (const statement of program.body) {
    if (statement.type !== 'ImportDeclaration') continue;
    for (const specifier of statement.specifiers) {
      if (specifier.local.name !== local) continue;
      const request = statement.source.value;
      if (specifier.type === 'ImportDefaultSpecifier') return { request, imported: 'default' };
      if (specifier.type === 'ImportNamespaceSpecifier') return { request, imported: '*' };
      return { request, imported: nameOf(specifier.imported) };
    }
  }
  return 'own';
};

const stars = (program: Program): readonly string[] =>
  program.body.flatMap((statement) => (statement.type === 'ExportAllDeclaration' ? [statement.source.value] : []));

/**
 * Follows an export through the files that only pass it on, to the file that defines it. Null where the way leads out of the files
 * that are at hand, or is not clear.
 */
export const resolveExport = (
  from: string,
  exported: string,
  read: ReadText,
  seen: Set<string> = new Set(),
): ExportOrigin | null => {
  const key = JSON.stringify([from, exported]);
  // Files that pass on each other's exports go in circles; what two ways lead to is found by the first.
  const text = seen.has(key) ? null : read(from);
  seen.add(key);
  const program = text === null ? undefined : parseSource(text, from)?.program;
  if (program === undefined) return null;
  const isThere = (path: string): boolean => read(path) !== null;
  const found = explicit(program, exported);
  if (found === 'own') return { path: from, exported };
  if (found !== null) {
    const path = resolveRequest(from, found.request, isThere);
    if (path === null) return null;
    return found.imported === '*' ? { path, exported: '*' } : resolveExport(path, found.imported, read, seen);
  }
  if (exported === 'default') return null;
  const origins = stars(program).flatMap((request) => {
    const path = resolveRequest(from, request, isThere);
    return path === null ? [] : (resolveExport(path, exported, read, seen) ?? []);
  });
  const [first, ...others] = origins;
  return first !== undefined && others.every((it) => it.path === first.path && it.exported === first.exported)
    ? first
    : null;
};
