import type {
  ExportNamedDeclaration,
  Identifier,
  ImportDeclaration,
  ImportSpecifier,
  LVal,
  Node,
  StringLiteral,
} from '@babel/types';
import type { ImportedName } from './import-place.ts';
import { above, type Step } from './walk.ts';

export const nameOf = (node: Identifier | StringLiteral): string =>
  node.type === 'Identifier' ? node.name : node.value;

const isType = (kind: string | null | undefined): boolean => kind === 'type' || kind === 'typeof';

const importedName = (specifier: ImportDeclaration['specifiers'][number], typeOnly: boolean): ImportedName => {
  const local = specifier.local.name;
  if (specifier.type === 'ImportDefaultSpecifier') return { imported: 'default', local, typeOnly };
  if (specifier.type === 'ImportNamespaceSpecifier') return { imported: '*', local, typeOnly };
  const kind = (specifier satisfies ImportSpecifier).importKind;
  return { imported: nameOf(specifier.imported), local, typeOnly: typeOnly || isType(kind) };
};

export const namesOfImport = (node: ImportDeclaration): readonly ImportedName[] =>
  node.specifiers.map((specifier) => importedName(specifier, isType(node.importKind)));

export const namesOfExport = (node: ExportNamedDeclaration): readonly ImportedName[] =>
  node.specifiers.map((specifier) => {
    const typeOnly = node.exportKind === 'type';
    if (specifier.type === 'ExportNamespaceSpecifier') return { imported: '*', local: null, typeOnly };
    if (specifier.type === 'ExportDefaultSpecifier') return { imported: 'default', local: null, typeOnly };
    return { imported: nameOf(specifier.local), local: null, typeOnly: typeOnly || specifier.exportKind === 'type' };
  });

const namesOfPattern = (pattern: LVal | Node): readonly ImportedName[] => {
  if (pattern.type === 'Identifier') return [{ imported: '*', local: pattern.name, typeOnly: false }];
  if (pattern.type !== 'ObjectPattern') return [];
  return pattern.properties.flatMap((property): ImportedName[] => {
    if (property.type !== 'ObjectProperty' || property.computed) return [];
    const { key } = property;
    // `{ a = 1 }` has its name on the left of the default.
    const value = property.value.type === 'AssignmentPattern' ? property.value.left : property.value;
    if (value.type !== 'Identifier' || (key.type !== 'Identifier' && key.type !== 'StringLiteral')) return [];
    return [{ imported: nameOf(key), local: value.name, typeOnly: false }];
  });
};

/** What the variable around a call of import() or require() is called: "Admin" of `const Admin = lazy(() => import('./admin'))`. */
export const namesAround = (step: Step): readonly ImportedName[] => {
  for (const { node } of above(step)) {
    if (node.type === 'VariableDeclarator') return namesOfPattern(node.id);
    // Out of the expression: it is no part of a variable.
    if (node.type.endsWith('Statement') || node.type.endsWith('Declaration')) return [];
  }
  return [];
};
