import type { Node } from '@babel/types';

/** What a request says: all of it, or of a computed one what stands before the first variable. */
export interface RequestText {
  readonly text: string;
  readonly computed: boolean;
}

/** Null where it begins with a variable. */
export const requestText = (node: Node | null | undefined): RequestText | null => {
  if (node?.type === 'StringLiteral') return { text: node.value, computed: false };
  if (node?.type === 'TemplateLiteral') {
    const text = node.quasis[0]?.value.cooked ?? '';
    const computed = node.expressions.length > 0;
    return computed && text === '' ? null : { text, computed };
  }
  // 'a' + b + 'c' is nested to the left.
  let left: Node | null | undefined = node;
  while (left?.type === 'BinaryExpression' && left.operator === '+') left = left.left;
  if (left === node || left?.type !== 'StringLiteral') return null;
  return { text: left.value, computed: true };
};
