import type { Node } from '@babel/types';
import { askedBy } from './asked-by.ts';
import { findStyleImports } from './find-style-imports.ts';
import { guessImports } from './guess-imports.ts';
import { namesAround, namesOfExport, namesOfImport } from './import-names.ts';
import type { ImportPlace } from './import-place.ts';
import { createLineIndex } from './line-index.ts';
import { parseSource } from './parse-source.ts';
import { partsOf } from './script-blocks.ts';
import { endOf, startOf, type Step, walk } from './walk.ts';

type Found = Pick<ImportPlace, 'specifier' | 'kind' | 'names' | 'typeOnly'> & { readonly node: Node };

/** Whether types are all that is taken: by `import type`, or name by name. */
const isTypeOnly = (whole: boolean, names: ImportPlace['names']): boolean =>
  whole || (names.length > 0 && names.every(({ typeOnly }) => typeOnly));

/** The declaration that a call of require() at the top is all of: its lines are what a person would change. */
const wholeDeclaration = (step: Step): Node => {
  let at = step;
  while (at.up?.node.type === 'MemberExpression' && at.key === 'object') at = at.up;
  const declarator = at.up?.node.type === 'VariableDeclarator' ? at.up : null;
  const declaration = declarator?.up?.node;
  return declaration?.type === 'VariableDeclaration' && declaration.declarations.length === 1 ? declaration : step.node;
};

const declared = (node: Node): Found | null => {
  if (node.type === 'ImportDeclaration') {
    const names = namesOfImport(node);
    const typeOnly = isTypeOnly(node.importKind === 'type' || node.importKind === 'typeof', names);
    return { node, specifier: node.source.value, kind: 'import', names, typeOnly };
  }
  if (node.type === 'ExportNamedDeclaration' && node.source) {
    const names = namesOfExport(node);
    return {
      node,
      specifier: node.source.value,
      kind: 'export',
      names,
      typeOnly: isTypeOnly(node.exportKind === 'type', names),
    };
  }
  if (node.type === 'ExportAllDeclaration') {
    const typeOnly = node.exportKind === 'type';
    return {
      node,
      specifier: node.source.value,
      kind: 'export',
      names: [{ imported: '*', local: null, typeOnly }],
      typeOnly,
    };
  }
  if (node.type === 'TSImportEqualsDeclaration' && node.moduleReference.type === 'TSExternalModuleReference') {
    const typeOnly = node.importKind === 'type';
    const names = [{ imported: '*', local: node.id.name, typeOnly }];
    return { node, specifier: node.moduleReference.expression.value, kind: 'require', names, typeOnly };
  }
  return null;
};

const placesOf = (step: Step): readonly Found[] => {
  const { node } = step;
  const found = declared(node);
  if (found !== null) return [found];
  return askedBy(node).map(({ text, kind }) => ({
    node: kind === 'require' ? wholeDeclaration(step) : node,
    specifier: text,
    kind,
    names: kind === 'url' ? [] : namesAround(step),
    typeOnly: false,
  }));
};

const findScriptImports = (text: string, path: string): readonly ImportPlace[] => {
  const parsed = parseSource(text, path);
  if (parsed === null) return guessImports(partsOf(text, path).script);
  const lineOf = createLineIndex(text);
  const places: ImportPlace[] = [];
  walk(parsed.program, (step) => {
    for (const { node, ...found } of placesOf(step)) {
      const [start, end] = [startOf(node), endOf(node)];
      places.push({ ...found, startLine: lineOf(start), endLine: lineOf(Math.max(start, end - 1)), start, end });
    }
  });
  return places;
};

const isScript = /\.(?:[cm]?[jt]sx?|vue|svelte|astro|mdx?)$/iu;

/**
 * Every place where a script, a style sheet or a Vue or Svelte component asks for another file, in the order of the text. `path` tells
 * what it is written in; of other files there is nothing to find. A broken file gives what can be seen of it. Never throws.
 */
export const findImports = (text: string, path: string): readonly ImportPlace[] => {
  const { style } = partsOf(text, path);
  const scripts = isScript.test(path) ? findScriptImports(text, path) : [];
  return [...scripts, ...findStyleImports(style)].toSorted((a, b) => a.start - b.start || a.end - b.end);
};
