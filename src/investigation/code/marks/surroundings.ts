import type { Node } from '@babel/types';
import { above, type Step } from '../../../advice/source/walk.ts';

/** Where a node stands. */
export interface Surroundings {
  readonly depth: number;
  readonly within: string;
  readonly inLoop: boolean;
  readonly conditional: boolean;
}

/** Methods that call what they are given for each item. */
export const perItem = new Set([
  'map',
  'forEach',
  'flatMap',
  'filter',
  'reduce',
  'reduceRight',
  'some',
  'every',
  'find',
  'findIndex',
  'findLast',
  'sort',
  'toSorted',
  'from',
  'groupBy',
  'mapSeries',
  'eachSeries',
]);

const loops = new Set(['ForStatement', 'ForInStatement', 'ForOfStatement', 'WhileStatement', 'DoWhileStatement']);

export const isFunction = ({ type }: Node): boolean =>
  type === 'FunctionDeclaration' ||
  type === 'FunctionExpression' ||
  type === 'ArrowFunctionExpression' ||
  type === 'ObjectMethod' ||
  type === 'ClassMethod' ||
  type === 'ClassPrivateMethod';

/** The last name of what is called or meant: "query" of `this.pool.query`, "find" of `find`. */
export const lastName = (node: Node | null | undefined): string => {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type === 'PrivateName') return `#${node.id.name}`;
  if (node?.type === 'ThisExpression') return 'this';
  if (node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression')
    return node.computed ? '' : lastName(node.property);
  return '';
};

/** The first name of it: "this", "pool" of `pool.query`. */
export const firstName = (node: Node | null | undefined): string => {
  if (node?.type === 'MemberExpression' || node?.type === 'OptionalMemberExpression') return firstName(node.object);
  if (node?.type === 'CallExpression' || node?.type === 'OptionalCallExpression') return firstName(node.callee);
  return lastName(node);
};

const nameOf = (step: Step): string => {
  const { node, up } = step;
  if ('id' in node && node.id?.type === 'Identifier') return node.id.name;
  if ('key' in node && node.key !== null && typeof node.key === 'object') return lastName(node.key);
  const holder = up?.node;
  if (holder?.type === 'VariableDeclarator') return lastName(holder.id);
  if (holder?.type === 'AssignmentExpression') return lastName(holder.left);
  return holder?.type === 'ObjectProperty' || holder?.type === 'ClassProperty' ? lastName(holder.key) : '';
};

/** Whether a function is given to a method that calls it for each item. */
export const isPerItem = ({ up, key }: Step): boolean =>
  up?.node.type === 'CallExpression' && key === 'arguments' && perItem.has(lastName(up.node.callee));

export const surroundings = (step: Step): Surroundings => {
  let [depth, within, inLoop, conditional] = [0, '', false, false];
  let child = step;
  for (const at of above(step)) {
    const { type } = at.node;
    if (isFunction(at.node)) {
      if (depth === 0 || within === '') within = nameOf(at);
      if (!isPerItem(at)) depth += 1;
    }
    // Beyond the function that is around it, a loop only makes the function again.
    if (depth === 0) {
      if (isFunction(at.node) && isPerItem(at)) inLoop = true;
      const isHead = child.key === 'init' || child.key === 'right' || child.key === 'left';
      if (loops.has(type) && !isHead) inLoop = true;
      conditional ||=
        ((type === 'IfStatement' || type === 'ConditionalExpression') && child.key !== 'test') ||
        (type === 'LogicalExpression' && child.key === 'right');
    }
    child = at;
  }
  return { depth, within, inLoop, conditional };
};
