import type { Node } from '@babel/types';
import { parseSource } from '../../../advice/source/parse-source.ts';
import { above, endOf, type Step, startOf, walk } from '../../../advice/source/walk.ts';
import { createNaming, type Entry, leafOf, type ReadEntries } from './entry.ts';

/** Longer ones, and lines, are made by machines. UTF-16 units. */
const longest = 200_000;
const longLine = /[^\n]{5000}/u;

const nameOf = (node: Node | null | undefined): string | null => {
  if (node === null || node === undefined) return null;
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'MemberExpression' && !node.computed) return nameOf(node.property);
  if (node.type === 'MemberExpression') return nameOf(node.object);
  return null;
};

/** "10 * 60 * 1000" is a value that somebody has set, as "600_000" is. */
const isSum = (node: Node): boolean =>
  node.type === 'NumericLiteral' ||
  (node.type === 'BinaryExpression' && /^[*+/-]$/u.test(node.operator) && isSum(node.left) && isSum(node.right));

const sums: Readonly<Record<string, (left: number, right: number) => number>> = {
  '*': (left, right) => left * right,
  '/': (left, right) => left / right,
  '+': (left, right) => left + right,
  '-': (left, right) => left - right,
};

const sumOf = (node: Node): number => {
  if (node.type === 'NumericLiteral') return node.value;
  if (node.type !== 'BinaryExpression') return Number.NaN;
  return sums[node.operator]?.(sumOf(node.left), sumOf(node.right)) ?? Number.NaN;
};

/** What is written where a setting has its value; null for what is reckoned or asked for. */
const literalOf = (node: Node): string | null => {
  if (node.type === 'StringLiteral') return node.value;
  if (node.type === 'BooleanLiteral') return String(node.value);
  if (node.type === 'NullLiteral') return 'null';
  if (node.type === 'UnaryExpression' && node.operator === '-' && isSum(node.argument))
    return String(-sumOf(node.argument));
  return isSum(node) ? String(sumOf(node)) : null;
};

interface Found {
  readonly name: string;
  readonly value: Node;
  readonly whole: Node;
}

const settingOf = (node: Node): Found | null => {
  if (node.type === 'ObjectProperty' && !node.computed) {
    const name = nameOf(node.key);
    return name === null ? null : { name, value: node.value, whole: node };
  }
  if (node.type === 'AssignmentExpression' && node.operator === '=' && node.left.type === 'MemberExpression') {
    const name = nameOf(node.left);
    return name === null ? null : { name, value: node.right, whole: node };
  }
  if (node.type !== 'VariableDeclarator' || node.init === null || node.init === undefined) return null;
  const name = nameOf(node.id);
  return name === null ? null : { name, value: node.init, whole: node };
};

/** What a setting is a part of: objects, calls, classes that are made, functions and variables. */
const titleOf = ({ node, key }: Step): string | null => {
  if (node.type === 'ObjectProperty') return key === 'key' ? null : nameOf(node.key);
  if (node.type === 'CallExpression' || node.type === 'NewExpression') return nameOf(node.callee);
  if (node.type === 'VariableDeclarator' || node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
    return nameOf(node.id);
  if (node.type === 'AssignmentExpression') return nameOf(node.left);
  return node.type === 'ClassMethod' || node.type === 'ObjectMethod' ? nameOf(node.key) : null;
};

const entryOf = (step: Step, name: ReturnType<typeof createNaming>): Entry | null => {
  const found = settingOf(step.node);
  const value = found === null ? null : literalOf(found.value);
  if (found === null || value === null) return null;
  const titles = Array.from(above(step), titleOf).filter((it) => it !== null);
  const member = step.node.type === 'AssignmentExpression' ? step.node.left : null;
  const owner = member?.type === 'MemberExpression' ? nameOf(member.object) : null;
  const path = name([...titles.toReversed(), ...(owner === null ? [] : [owner])], found.name);
  const [start, end] = [startOf(found.value), endOf(found.value)];
  const [from, to] = [startOf(found.whole), endOf(found.whole)];
  const same = `${found.value.type === 'StringLiteral' ? 'text ' : ''}${value}`;
  return leafOf({
    path,
    start,
    end,
    from,
    to,
    value,
    same,
    apart: step.node.type === 'ObjectProperty' ? 'commas' : 'lines',
  });
};

/**
 * Settings in a program: fields of objects, members and variables that are set to a literal, with the functions, calls and variables
 * that they are in. Never throws; a text that can't be parsed has none.
 */
export const readSource = (text: string, path: string): ReadEntries => {
  const entries: Entry[] = [];
  const parsed = text.length > longest || longLine.test(text) ? null : parseSource(text, path);
  const name = createNaming();
  if (parsed !== null)
    walk(parsed.program, (step) => {
      const entry = entryOf(step, name);
      if (entry !== null) entries.push(entry);
    });
  return { entries, byLines: false, note: null };
};
