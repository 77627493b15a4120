import type { CallExpression, NewExpression, Node } from '@babel/types';
import type { ImportKind } from './import-place.ts';
import { type RequestText, requestText } from './request-text.ts';

interface Asked extends RequestText {
  readonly kind: ImportKind;
}

const isMeta = (node: Node): boolean => node.type === 'MetaProperty' && node.meta.name === 'import';

/** "a.b" of a chain of names; `import.meta` is "import.meta". */
const dotted = (node: Node): string => {
  if (node.type === 'Identifier') return node.name;
  if (isMeta(node)) return 'import.meta';
  if (node.type !== 'MemberExpression' || node.computed || node.property.type !== 'Identifier') return '';
  const { object } = node;
  if (object.type === 'MemberExpression') return '';
  return `${dotted(object)}.${node.property.name}`;
};

const asked = (node: Node | null | undefined, kind: ImportKind): readonly Asked[] => {
  const request = requestText(node);
  return request === null ? [] : [{ ...request, kind: request.computed ? 'context' : kind }];
};

const askedByList = (node: Node | null | undefined): readonly Asked[] =>
  node?.type === 'ArrayExpression' ? node.elements.flatMap((element) => asked(element, 'require')) : [];

/** Functions of bundlers that ask for many files at once. */
const contexts = new Set([
  'require.context',
  'import.meta.webpackContext',
  'import.meta.glob',
  'import.meta.globEager',
]);

const askedByCall = ({ callee, arguments: given }: CallExpression): readonly Asked[] => {
  const [first, second] = given;
  // Before Babel 8, import() was a call.
  if (callee.type === 'Import') return asked(first, 'dynamic');
  const name = dotted(callee);
  if (contexts.has(name)) return asked(first, 'context').map((it) => ({ ...it, kind: 'context' }));
  if (name === 'require.ensure') return askedByList(first);
  if (name === 'define' || name === 'require') {
    const list = [...askedByList(first), ...(name === 'define' ? askedByList(second) : [])];
    return list.length > 0 || name === 'define' ? list : asked(first, 'require');
  }
  return [];
};

const askedByNew = ({ callee, arguments: [first, second] }: NewExpression): readonly Asked[] => {
  const isUrl = callee.type === 'Identifier' && callee.name === 'URL';
  const fromHere = second !== undefined && dotted(second) === 'import.meta.url';
  return isUrl && fromHere ? asked(first, 'url') : [];
};

/** What an expression asks for while it runs. */
export const askedBy = (node: Node): readonly Asked[] => {
  if (node.type === 'ImportExpression') return asked(node.source, 'dynamic');
  if (node.type === 'CallExpression') return askedByCall(node);
  if (node.type === 'NewExpression') return askedByNew(node);
  return [];
};
