import type { Node } from '@babel/types';
import { createLineIndex } from '../source/line-index.ts';
import type { LineRange } from '../source/line-range.ts';
import { parseSource } from '../source/parse-source.ts';
import { above, endOf, startOf, type Step, walk } from '../source/walk.ts';
import { anonymous } from './plain-name.ts';

/** A function as it is written. */
export interface FunctionRange extends LineRange {
  /** As V8 would name it. */
  readonly name: string;
}

/** What a source says of its functions. */
export interface SourceFunctions {
  /** In the order of the text: outer ones before those inside. */
  readonly functions: readonly FunctionRange[];
  /** The innermost functions that use what is declared outside of any function in these lines. */
  usersOf(lines: LineRange): readonly FunctionRange[];
}

const isFunction = ({ type }: Node): boolean =>
  type === 'FunctionDeclaration' ||
  type === 'FunctionExpression' ||
  type === 'ArrowFunctionExpression' ||
  type === 'ObjectMethod' ||
  type === 'ClassMethod' ||
  type === 'ClassPrivateMethod';

const textOf = (node: Node | null | undefined): string | null => {
  if (node?.type === 'Identifier') return node.name;
  if (node?.type === 'PrivateName') return `#${node.id.name}`;
  return node?.type === 'StringLiteral' ? node.value : null;
};

/** What gives a function its name when it has none of its own: the variable, property or field that it is put into. */
const nameFrom = (holder: Node | undefined): string | null => {
  if (holder === undefined) return null;
  if (holder.type === 'VariableDeclarator') return textOf(holder.id);
  if (holder.type === 'AssignmentExpression' || holder.type === 'AssignmentPattern')
    return textOf(holder.left.type === 'MemberExpression' ? holder.left.property : holder.left);
  const isField =
    holder.type === 'ObjectProperty' || holder.type === 'ClassProperty' || holder.type === 'ClassPrivateProperty';
  return isField ? textOf(holder.key) : null;
};

const nameOf = (step: Step): string => {
  const { node } = step;
  const own =
    node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression'
      ? textOf(node.id)
      : node.type === 'ObjectMethod' || node.type === 'ClassMethod' || node.type === 'ClassPrivateMethod'
        ? textOf(node.key)
        : null;
  // `const a = (() => …) as Handler`: what is only said to the compiler lies between.
  let at = step;
  while (at.up?.node.type.startsWith('TS') === true) at = at.up;
  return own ?? nameFrom(at.up?.node) ?? anonymous;
};

/** Names that a pattern declares. */
const namesIn = (pattern: Node): readonly string[] => {
  const names: string[] = [];
  walk(pattern, ({ node, key }) => {
    if (node.type === 'Identifier' && key !== 'key') names.push(node.name);
  });
  return names;
};

/** null where the text can't be parsed. Never throws. */
export const readFunctions = (text: string, path: string): SourceFunctions | null => {
  const parsed = parseSource(text, path);
  if (parsed === null) return null;
  const lineOf = createLineIndex(text);
  const rangeOf = (node: Node): LineRange => ({
    startLine: lineOf(startOf(node)),
    endLine: lineOf(Math.max(startOf(node), endOf(node) - 1)),
  });
  const byNode = new Map<Node, FunctionRange>();
  const declared: { readonly lines: LineRange; readonly names: readonly string[] }[] = [];
  const used: { readonly name: string; readonly by: Node }[] = [];
  walk(parsed.program, (step) => {
    const { node } = step;
    if (isFunction(node)) byNode.set(node, { name: nameOf(step), ...rangeOf(node) });
    const around = [...above(step)].find((it) => isFunction(it.node));
    if (node.type === 'VariableDeclarator' && around === undefined)
      declared.push({ lines: rangeOf(node), names: namesIn(node.id) });
    if (node.type === 'Identifier' && around !== undefined) used.push({ name: node.name, by: around.node });
  });
  return {
    functions: [...byNode.values()],
    usersOf: ({ startLine, endLine }) => {
      const names = new Set(
        declared
          .filter(({ lines }) => lines.startLine <= endLine && startLine <= lines.endLine)
          .flatMap((it) => it.names),
      );
      const users = new Set(used.filter(({ name }) => names.has(name)).map(({ by }) => by));
      return [...users].flatMap((node) => byNode.get(node) ?? []);
    },
  };
};
