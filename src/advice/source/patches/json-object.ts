import type { ObjectExpression, Program } from '@babel/types';
import { parseSource } from '../parse-source.ts';
import { endOf, startOf } from '../walk.ts';
import type { Edit } from './edits.ts';

const expressionOf = (program: Program | undefined): ObjectExpression | null => {
  const [statement] = program?.body ?? [];
  return statement?.type === 'ExpressionStatement' && statement.expression.type === 'ObjectExpression'
    ? statement.expression
    : null;
};

const fieldIn = (object: ObjectExpression, name: string): ObjectExpression['properties'][number] | null =>
  object.properties.find(
    (it) => it.type === 'ObjectProperty' && it.key.type === 'StringLiteral' && it.key.value === name,
  ) ?? null;

/** The space that a line begins with, below the first property; two spaces in an empty object. */
const indentOf = (text: string, object: ObjectExpression): string => {
  const [first] = object.properties;
  if (first === undefined) return '  ';
  const at = startOf(first) - 1;
  return /^[ \t]*/u.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1, at))?.[0] ?? '  ';
};

/** The edit that puts a field at the end of an object, in the way its others are written. Offsets are of `text`, without brackets. */
const append = (text: string, object: ObjectExpression, field: string): Edit => {
  const last = object.properties.at(-1);
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  if (last === undefined) {
    const [start, end] = [startOf(object) - 1, endOf(object) - 1];
    return { start, end, text: `{${lineBreak}${indentOf(text, object)}${field}${lineBreak}}` };
  }
  const at = endOf(last) - 1;
  // A nested object that is written on one line stays on it.
  const isOnOneLine = !text.slice(startOf(object) - 1, endOf(object) - 1).includes('\n');
  return { start: at, end: at, text: isOnOneLine ? `, ${field}` : `,${lineBreak}${indentOf(text, object)}${field}` };
};

/**
 * The edit that sets `path` ("overrides", "lodash") to a text in a JSON file; what is there is kept as it is written. Null where the
 * file can't be read, a step of the way is no object, or it is set to something already.
 */
export const setInJson = (text: string, path: readonly string[], value: string): Edit | null => {
  let object = expressionOf(parseSource(`(${text}\n)`, 'package.js')?.program);
  for (const [depth, name] of path.entries()) {
    if (object === null) return null;
    const rest = path.slice(depth + 1);
    const found = fieldIn(object, name);
    if (found === null) {
      const content = rest.reduceRight((inner, key) => `{ ${JSON.stringify(key)}: ${inner} }`, JSON.stringify(value));
      return append(text, object, `${JSON.stringify(name)}: ${content}`);
    }
    if (found.type !== 'ObjectProperty' || found.value.type !== 'ObjectExpression') return null;
    object = found.value;
  }
  return null;
};
