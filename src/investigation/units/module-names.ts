import type {
  ArrowFunctionExpression,
  AssignmentExpression,
  ImportDeclaration,
  FunctionDeclaration,
  FunctionExpression,
  Node,
} from '@babel/types';
import { type Step, startOf, walk } from '../../advice/source/walk.ts';
import type { NameAt } from './scope-names.ts';

/** What a file takes from another. */
export interface Taken {
  /** As it is written: "./money.js", "lodash". */
  readonly request: string;
  /** "default", names, or "*" for all of it. */
  readonly names: readonly string[];
  readonly at: number;
}

/** A call of a function by its name. */
export interface CallAt extends NameAt {
  /** How many arguments it is given; -1 where they are spread. */
  readonly given: number;
}

/** A function with a name. */
export interface Signature extends NameAt {
  readonly parameters: number;
  readonly isAsync: boolean;
}

/** A variable with what it begins as: "[]", "new Map", "call fetch"; functions are left out. */
export interface VariableAt extends NameAt {
  readonly shape: string;
}

export interface ModuleNames {
  readonly variables: readonly VariableAt[];
  readonly taken: readonly Taken[];
  /** null where it can't be told: `export *`, or an object that is made elsewhere. */
  readonly given: ReadonlyMap<string, number> | null;
  /** Properties that it writes, and those that it reads. */
  readonly written: readonly NameAt[];
  readonly read: readonly NameAt[];
  readonly calls: readonly CallAt[];
  readonly signatures: readonly Signature[];
}

const textOf = (node: Node | null | undefined): string | null =>
  node?.type === 'Identifier' ? node.name : node?.type === 'StringLiteral' ? node.value : null;

/** Names that a declaration exports. */
const namesIn = (declaration: Node): readonly string[] => {
  if (declaration.type !== 'VariableDeclaration')
    return 'id' in declaration && declaration.id !== null ? [textOf(declaration.id) ?? ''] : [];
  const names: string[] = [];
  for (const { id } of declaration.declarations)
    walk(id, (step) => {
      if (step.node.type === 'Identifier' && step.key !== 'key') names.push(step.node.name);
    });
  return names;
};

const requestOf = (node: Node | null | undefined): string | null => {
  if (node?.type === 'AwaitExpression') return requestOf(node.argument);
  if (node?.type === 'ImportExpression') return textOf(node.source);
  const isRequire = node?.type === 'CallExpression' && textOf(node.callee) === 'require';
  return isRequire ? textOf(node.arguments[0]) : null;
};

/** What the place where a module is required takes of it. */
const takenBy = ({ up }: Step): readonly string[] => {
  const holder = up?.node.type === 'AwaitExpression' ? up.up?.node : up?.node;
  if (holder?.type === 'VariableDeclarator' && holder.id.type === 'ObjectPattern')
    return holder.id.properties.map((it) => (it.type === 'ObjectProperty' ? (textOf(it.key) ?? '*') : '*'));
  if (holder?.type === 'MemberExpression' && !holder.computed) return [textOf(holder.property) ?? '*'];
  return ['*'];
};

const isExports = (node: Node): boolean =>
  textOf(node) === 'exports' ||
  (node.type === 'MemberExpression' && textOf(node.object) === 'module' && textOf(node.property) === 'exports');

type WrittenFunction = FunctionDeclaration | FunctionExpression | ArrowFunctionExpression;

const isFunction = (node: Node | null | undefined): node is WrittenFunction =>
  node?.type === 'FunctionDeclaration' ||
  node?.type === 'FunctionExpression' ||
  node?.type === 'ArrowFunctionExpression';

const calleeOf = (node: Node): string => textOf(node.type === 'MemberExpression' ? node.property : node) ?? node.type;

/** What kind of value an expression makes, as far as its first look tells. */
const shapeOf = (node: Node): string => {
  if (node.type === 'AwaitExpression') return shapeOf(node.argument);
  if (node.type === 'NewExpression') return `new ${calleeOf(node.callee)}`;
  return node.type === 'CallExpression' ? `call ${calleeOf(node.callee)}` : node.type;
};

interface Gathered {
  readonly taken: Taken[];
  readonly exported: Map<string, number>;
  isOpen: boolean;
  readonly written: NameAt[];
  readonly read: NameAt[];
  readonly calls: CallAt[];
  readonly signatures: Signature[];
  readonly variables: VariableAt[];
}

const importedAs = (node: ImportDeclaration['specifiers'][number]): string => {
  if (node.type === 'ImportSpecifier') return textOf(node.imported) ?? '*';
  return node.type === 'ImportDefaultSpecifier' ? 'default' : '*';
};

const gatherModules = (all: Gathered, { node }: Step): void => {
  const at = startOf(node);
  if (node.type === 'ImportDeclaration')
    all.taken.push({ request: node.source.value, names: node.specifiers.map(importedAs), at });
  if (node.type === 'ExportAllDeclaration') all.taken.push({ request: node.source.value, names: ['*'], at });
  if (node.type === 'ExportAllDeclaration' || node.type === 'TSExportAssignment') all.isOpen = true;
  if (node.type === 'ExportDefaultDeclaration') all.exported.set('default', at);
  if (node.type !== 'ExportNamedDeclaration') return;
  for (const it of node.specifiers) all.exported.set(textOf(it.exported) ?? '', at);
  if (node.declaration) for (const name of namesIn(node.declaration)) all.exported.set(name, at);
  const names = node.specifiers.map((it) => (it.type === 'ExportSpecifier' ? (textOf(it.local) ?? '*') : '*'));
  if (node.source) all.taken.push({ request: node.source.value, names, at });
};

const gatherCalls = (all: Gathered, step: Step): void => {
  const { node } = step;
  if (node.type !== 'CallExpression' && node.type !== 'ImportExpression') return;
  const at = startOf(node);
  const request = requestOf(node);
  if (request !== null) all.taken.push({ request, names: takenBy(step), at });
  if (node.type !== 'CallExpression') return;
  const name = textOf(node.callee.type === 'MemberExpression' ? node.callee.property : node.callee);
  const isSpread = node.arguments.some((it) => it.type === 'SpreadElement');
  if (name !== null) all.calls.push({ name, at, given: isSpread ? -1 : node.arguments.length });
};

/** `module.exports = { a }`, `exports.a = …`. */
const gatherCommonJs = (all: Gathered, { left, right }: AssignmentExpression): void => {
  if (left.type !== 'MemberExpression') return;
  if (!isExports(left)) {
    if (isExports(left.object)) all.exported.set(textOf(left.property) ?? '', startOf(left));
    return;
  }
  if (right.type !== 'ObjectExpression' || right.properties.some((it) => it.type === 'SpreadElement'))
    all.isOpen = true;
  else for (const it of right.properties) if ('key' in it) all.exported.set(textOf(it.key) ?? '', startOf(it));
};

const gatherProperties = (all: Gathered, { node, up, key }: Step): void => {
  if (node.type === 'MemberExpression' || node.type === 'OptionalMemberExpression') {
    const name = node.computed ? null : textOf(node.property);
    const isWritten = up?.node.type === 'AssignmentExpression' && key === 'left';
    if (name !== null) (isWritten ? all.written : all.read).push({ name, at: startOf(node.property) });
  }
  const isField =
    node.type === 'ObjectProperty' ||
    node.type === 'ObjectMethod' ||
    node.type === 'ClassMethod' ||
    node.type === 'ClassProperty';
  if (!isField || node.computed) return;
  const name = textOf(node.key);
  if (name !== null) (up?.node.type === 'ObjectPattern' ? all.read : all.written).push({ name, at: startOf(node.key) });
};

const gatherVariables = (all: Gathered, { node }: Step): void => {
  const at = startOf(node);
  if (node.type !== 'VariableDeclarator' && node.type !== 'FunctionDeclaration') return;
  const name = textOf(node.id);
  const value = node.type === 'VariableDeclarator' ? node.init : node;
  if (name === null || !value) return;
  if (isFunction(value))
    all.signatures.push({ name, at: startOf(value), parameters: value.params.length, isAsync: value.async });
  else all.variables.push({ name, at, shape: shapeOf(value) });
};

/** What a program takes from other files, gives to them, and calls. `steps`: all its nodes from the top. */
export const moduleNames = (steps: readonly Step[]): ModuleNames => {
  const all: Gathered = {
    taken: [],
    exported: new Map(),
    isOpen: false,
    written: [],
    read: [],
    calls: [],
    signatures: [],
    variables: [],
  };
  for (const step of steps) {
    gatherModules(all, step);
    gatherCalls(all, step);
    gatherProperties(all, step);
    gatherVariables(all, step);
    if (step.node.type === 'AssignmentExpression') gatherCommonJs(all, step.node);
  }
  const { exported, isOpen, ...rest } = all;
  return { ...rest, given: isOpen ? null : exported };
};
