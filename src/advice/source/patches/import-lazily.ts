import type { ImportDeclaration, JSXElement, Program } from '@babel/types';
import { findImports } from '../find-imports.ts';
import { parseSource } from '../parse-source.ts';
import { endOf, startOf } from '../walk.ts';
import { componentUses } from './component-uses.ts';
import { applyEdits, type Edit } from './edits.ts';
import { lazyNames } from './lazy-names.ts';
import { type StatementStyle, styleOf, wholeLine } from './statement-style.ts';
import { wholeImports } from './whole-imports.ts';

export interface LazyImport {
  /** The importer, from the root of the repository, and its text at head. */
  readonly path: string;
  readonly text: string;
  readonly request: string;
  readonly framework: 'react' | 'preact' | null;
}

/** More boundaries than this are no mechanical change. */
const mostBoundaries = 3;

const lastImport = (program: Program): ImportDeclaration | null =>
  program.body.findLast((statement) => statement.type === 'ImportDeclaration') ?? null;

const boundaries = (elements: readonly JSXElement[], suspense: string): readonly Edit[] =>
  elements.flatMap((element): readonly Edit[] => [
    { start: startOf(element), end: startOf(element), text: `<${suspense} fallback={null}>` },
    { start: endOf(element), end: endOf(element), text: `</${suspense}>` },
  ]);

/** Whether one of the elements stands in another: two edits at one place have no order. */
const areNested = (elements: readonly JSXElement[]): boolean =>
  elements.some((a) => elements.some((b) => a !== b && startOf(a) <= startOf(b) && endOf(b) <= endOf(a)));

const declaration = (
  { imported, local }: { readonly imported: string; readonly local: string },
  {
    lazy,
    request,
    style: { quote, semicolon },
  }: { readonly lazy: string; readonly request: string; readonly style: StatementStyle },
): string => {
  const call = `import(${quote}${request}${quote})`;
  const loaded = imported === 'default' ? call : `${call}.then((module) => ({ default: module.${imported} }))`;
  return `const ${local} = ${lazy}(() => ${loaded})${semicolon}`;
};

/**
 * The file with the import of a component made lazy, so that what it brings is loaded when it is shown first: `const Admin = lazy(() =>
 * import('./admin'))`, with a Suspense around it where there is none. Null where it is used as anything else than a component of
 * React or Preact.
 */
export const importLazily = ({ path, text, request, framework }: LazyImport): string | null => {
  const parsed = parseSource(text, path);
  if (parsed === null) return null;
  const { program } = parsed;
  const [whole, ...others] = wholeImports(program, request);
  const [name, ...moreNames] = whole?.names ?? [];
  const last = lastImport(program);
  const statics = findImports(text, path).filter(
    (it) => it.specifier === request && it.kind !== 'dynamic' && !it.typeOnly,
  );
  if (whole === undefined || whole.form === 'require' || others.length > 0 || statics.length !== 1) return null;
  if (name === undefined || moreNames.length > 0 || last === null || name.typeOnly || name.imported === '*')
    return null;
  if (name.local === null || !/^[A-Z]/u.test(name.local) || !/^[\w$]+$/u.test(name.imported)) return null;
  const names = lazyNames(program, framework);
  if (names === null) return null;
  const { statement } = whole;
  const [start, end] = [startOf(statement), endOf(statement)];
  const boundary = names.suspense.split('.').at(-1) ?? '';
  const uses = componentUses(program, name.local, { boundary, start, end });
  if (uses === null || uses.open.length > mostBoundaries || areNested(uses.open)) return null;
  const style = styleOf(text, statement, whole.source);
  const lazily = declaration({ imported: name.imported, local: name.local }, { lazy: names.lazy, request, style });
  const { lineBreak } = style;
  const isAlone = program.body.filter(({ type }) => type === 'ImportDeclaration').length === 1;
  const moved: readonly Edit[] =
    statement === last
      ? [{ start, end, text: `${isAlone ? '' : lineBreak}${lazily}` }]
      : [
          { ...wholeLine(text, statement), text: '' },
          { start: endOf(last), end: endOf(last), text: `${lineBreak}${lineBreak}${lazily}` },
        ];
  const needed = ['lazy' as const, ...(uses.open.length > 0 ? ['Suspense' as const] : [])];
  return applyEdits(text, [...moved, ...names.edits(needed, style), ...boundaries(uses.open, names.suspense)]);
};
