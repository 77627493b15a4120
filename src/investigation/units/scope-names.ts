import type { Node, Program } from '@babel/types';
import { variableName } from '../../advice/source/patches/uses-of-name.ts';
import { type Step, startOf } from '../../advice/source/walk.ts';

/** A name at an offset of the text. */
export interface NameAt {
  readonly name: string;
  readonly at: number;
}

export interface ScopeNames {
  /** Used where nothing of the file declares them: globals, and what is missing. */
  readonly free: readonly NameAt[];
  /** Declared where they already are: every place after the first, and the first. */
  readonly clashes: readonly NameAt[];
  /** Every place that declares a name, in whichever scope. */
  readonly declared: readonly NameAt[];
}

type Sort = 'value' | 'var' | 'type';

interface Scope {
  readonly up: Scope | null;
  readonly isFunction: boolean;
  readonly names: Map<string, { readonly sort: Sort; readonly at: number }[]>;
}

const functions = new Set([
  'Program',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'ObjectMethod',
  'ClassMethod',
  'ClassPrivateMethod',
  'StaticBlock',
  'TSModuleBlock',
]);
const blocks = new Set([
  'BlockStatement',
  'ForStatement',
  'ForInStatement',
  'ForOfStatement',
  'SwitchStatement',
  'CatchClause',
  'ClassDeclaration',
  'ClassExpression',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
]);
/** Their own names are known inside of them only. */
const ownInside = new Set(['FunctionExpression.id', 'ClassExpression.id']);
/** The scope that they make is not the one that they are declared in. */
const ownOutside = new Set([
  'FunctionDeclaration.id',
  'ClassDeclaration.id',
  'TSInterfaceDeclaration.id',
  'TSTypeAliasDeclaration.id',
]);
const values = new Set([
  ...ownInside,
  'FunctionDeclaration.id',
  'ClassDeclaration.id',
  'ImportSpecifier.local',
  'ImportDefaultSpecifier.local',
  'ImportNamespaceSpecifier.local',
  'TSImportEqualsDeclaration.id',
]);
const types = new Set([
  'TSEnumDeclaration.id',
  'TSModuleDeclaration.id',
  'TSDeclareFunction.id',
  'TSInterfaceDeclaration.id',
  'TSTypeAliasDeclaration.id',
  'TSTypeParameter.name',
  'TSMappedType.key',
  'TypeParameter.name',
  'TypeAlias.id',
]);

/** How a name is declared at this step, through the patterns around it; null where it is used. */
const sortOf = (step: Step): Sort | null => {
  for (let at = step; at.up !== null; at = at.up) {
    const { node } = at.up;
    const place = `${node.type}.${at.key}`;
    if (place === 'VariableDeclarator.id') {
      const declaration = at.up.up?.node;
      return declaration?.type === 'VariableDeclaration' && declaration.kind === 'var' ? 'var' : 'value';
    }
    if (values.has(place)) return 'value';
    if (types.has(place)) return 'type';
    // Parameters may be named again by a var.
    if (at.key === 'params' || at.key === 'parameters') return node.type.startsWith('TS') ? 'type' : 'var';
    if (place === 'CatchClause.param') return 'var';
    const inPattern =
      node.type === 'ObjectPattern' ||
      node.type === 'ArrayPattern' ||
      node.type === 'RestElement' ||
      node.type === 'TSParameterProperty' ||
      (node.type === 'ObjectProperty' && at.key === 'value') ||
      (node.type === 'AssignmentPattern' && at.key === 'left');
    if (!inPattern) return null;
  }
  return null;
};

const holderOf = (step: Step): string => {
  let at = step;
  while (at.up !== null && !/^(?:Function|Class|TS|Import)/u.test(at.up.node.type)) at = at.up;
  return at.up === null ? '' : `${at.up.node.type}.${at.key}`;
};

const functionOf = (scope: Scope): Scope => (scope.isFunction || scope.up === null ? scope : functionOf(scope.up));

/** Resolves the names of a program, scope by scope. `steps`: all its nodes from the top. */
export const scopeNames = (program: Program, steps: readonly Step[]): ScopeNames => {
  const scopes = new Map<Node, Scope>();
  const uses: { readonly name: string; readonly at: number; readonly scope: Scope }[] = [];
  const declared: NameAt[] = [];
  const root: Scope = { up: null, isFunction: true, names: new Map() };
  for (const step of steps) {
    const { node, up } = step;
    const around = (up === null ? undefined : scopes.get(up.node)) ?? root;
    const makes = functions.has(node.type) || blocks.has(node.type);
    const own: Scope =
      makes && node !== program ? { up: around, isFunction: functions.has(node.type), names: new Map() } : around;
    scopes.set(node, own);
    const name = variableName(step);
    if (name === null || (node.type === 'JSXIdentifier' && /^[a-z]/u.test(name))) continue;
    const at = startOf(node);
    const sort = sortOf(step);
    if (sort === null) {
      uses.push({ name, at, scope: around });
      continue;
    }
    const near = ownOutside.has(holderOf(step)) ? (around.up ?? around) : around;
    const scope = sort === 'var' ? functionOf(near) : near;
    const same = scope.names.get(name) ?? [];
    // `import { a }` has its name twice, at the same place.
    if (same.some((it) => it.at === at)) continue;
    scope.names.set(name, [...same, { sort, at }]);
    declared.push({ name, at });
  }
  const all = new Set(Array.from(scopes.values()));
  const clashes = Array.from(all).flatMap(({ names }) =>
    Array.from(names).flatMap(([name, places]) => {
      const hard = places.filter(({ sort }) => sort === 'value').length;
      const soft = places.filter(({ sort }) => sort === 'var').length;
      return hard > 1 || (hard > 0 && soft > 0) ? places.map(({ at }) => ({ name, at })) : [];
    }),
  );
  const isKnown = (scope: Scope, name: string): boolean => {
    for (let at: Scope | null = scope; at !== null; at = at.up) if (at.names.has(name)) return true;
    return false;
  };
  return {
    free: uses.filter(({ scope, name }) => !isKnown(scope, name)).map(({ name, at }) => ({ name, at })),
    clashes,
    declared,
  };
};
