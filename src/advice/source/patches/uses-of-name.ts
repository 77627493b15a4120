import type { Program } from '@babel/types';
import { type Step, walk } from '../walk.ts';

/** Properties that hold a name of something else: of a property, an attribute, a label, or what another module calls it. */
const otherNames = new Set([
  'ObjectProperty.key',
  'ObjectMethod.key',
  'ClassMethod.key',
  'ClassProperty.key',
  'ClassAccessorProperty.key',
  'MemberExpression.property',
  'OptionalMemberExpression.property',
  'JSXMemberExpression.property',
  'JSXAttribute.name',
  'JSXNamespacedName.name',
  'JSXNamespacedName.namespace',
  'ImportSpecifier.imported',
  'ExportSpecifier.exported',
  'ExportNamespaceSpecifier.exported',
  'LabeledStatement.label',
  'BreakStatement.label',
  'ContinueStatement.label',
  'MetaProperty.meta',
  'MetaProperty.property',
  'TSPropertySignature.key',
  'TSMethodSignature.key',
  'TSQualifiedName.right',
  'TSEnumMember.id',
  'FunctionTypeParam.name',
  'ObjectTypeProperty.key',
  'QualifiedTypeIdentifier.id',
  'TSNamedTupleMember.label',
  'ImportAttribute.key',
]);

const namesSomethingElse = ({ up, key }: Step): boolean => {
  if (up === null) return false;
  const computed = 'computed' in up.node && up.node.computed;
  if (up.node.type === 'ExportSpecifier' && key === 'local') {
    const declaration = up.up?.node;
    return (
      declaration?.type === 'ExportNamedDeclaration' && declaration.source !== null && declaration.source !== undefined
    );
  }
  // `import { a }` has its name twice, at the same place.
  return !computed && otherNames.has(`${up.node.type}.${key}`);
};

/** The name that a node stands for as a variable, a type or an element; null for other nodes, and for names of properties. */
export const variableName = (step: Step): string | null => {
  const { node } = step;
  if (node.type !== 'Identifier' && node.type !== 'JSXIdentifier') return null;
  return namesSomethingElse(step) ? null : node.name;
};

/** Every place that has a name as a variable, where it is declared included, and whichever variable of that name it is. */
export const usesOfName = (program: Program, name: string): readonly Step[] => {
  const uses: Step[] = [];
  walk(program, (step) => {
    if (variableName(step) === name) uses.push(step);
  });
  return uses;
};
