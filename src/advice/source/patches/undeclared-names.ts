import type { Program } from '@babel/types';
import { type Step, walk } from '../walk.ts';
import { variableName } from './uses-of-name.ts';

const declaring = new Set([
  'VariableDeclarator.id',
  'FunctionDeclaration.id',
  'FunctionExpression.id',
  'ClassDeclaration.id',
  'ClassExpression.id',
  'ImportSpecifier.local',
  'ImportDefaultSpecifier.local',
  'ImportNamespaceSpecifier.local',
  'TSImportEqualsDeclaration.id',
  'TSEnumDeclaration.id',
  'TSModuleDeclaration.id',
  'TSInterfaceDeclaration.id',
  'TSTypeAliasDeclaration.id',
  'TSTypeParameter.name',
  'TSMappedType.key',
  'TypeParameter.name',
  'TypeAlias.id',
  'CatchClause.param',
]);

/** Within a pattern or a list of parameters, where names are declared too. */
const isDeclared = (step: Step): boolean => {
  for (let at = step; at.up !== null; at = at.up) {
    const { key } = at;
    const { type } = at.up.node;
    if (declaring.has(`${type}.${key}`) || key === 'params' || key === 'parameters') return true;
    const inPattern =
      type === 'ObjectPattern' ||
      type === 'ArrayPattern' ||
      type === 'RestElement' ||
      type === 'TSParameterProperty' ||
      (type === 'ObjectProperty' && key === 'value') ||
      (type === 'AssignmentPattern' && key === 'left');
    if (!inPattern) return false;
  }
  return false;
};

/**
 * Names that a file uses and declares nowhere. Scopes are not told apart, so it may miss one; it is compared with the same of another
 * version of the file, where globals and types of the environment stand on both sides.
 */
export const undeclaredNames = (program: Program): ReadonlySet<string> => {
  const used = new Set<string>();
  const declared = new Set<string>();
  walk(program, (step) => {
    const name = variableName(step);
    // <div> is no variable.
    if (name === null || (step.node.type === 'JSXIdentifier' && /^[a-z]/u.test(name))) return;
    (isDeclared(step) ? declared : used).add(name);
  });
  return used.difference(declared);
};
