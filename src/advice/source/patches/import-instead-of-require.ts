import type { Program } from '@babel/types';
import { findImports } from '../find-imports.ts';
import { parseSource } from '../parse-source.ts';
import { endOf, startOf, type Step, walk } from '../walk.ts';
import { applyEdits, type Edit } from './edits.ts';
import { styleOf } from './statement-style.ts';
import { usesOfName } from './uses-of-name.ts';
import { type WholeImport, wholeImports } from './whole-imports.ts';

const isModule = (program: Program): boolean =>
  program.body.some(
    ({ type }) => type === 'ImportDeclaration' || /^Export(?:Named|Default|All)Declaration$/u.test(type),
  );

/** Whether the file gives something out as CommonJS does: with an import in it, a bundler would no longer let it. */
const exportsCommonJs = (program: Program): boolean => {
  let found = false;
  walk(program, ({ node }) => {
    if (node.type !== 'MemberExpression' || node.object.type !== 'Identifier') return;
    const { object, property } = node;
    if (object.name === 'exports') found = true;
    if (object.name === 'module' && property.type === 'Identifier' && property.name === 'exports') found = true;
  });
  return found;
};

const isMember = ({ up, key }: Step): boolean =>
  (up?.node.type === 'MemberExpression' || up?.node.type === 'JSXMemberExpression') && key === 'object';

const isAssigned = ({ up, key }: Step): boolean =>
  (up?.node.type === 'AssignmentExpression' && key === 'left') || up?.node.type === 'UpdateExpression';

const clauseOf = (program: Program, { names, statement }: WholeImport): string | null => {
  const [first] = names;
  if (first === undefined) return null;
  const uses = names.flatMap(({ local }) => (local === null ? [] : usesOfName(program, local)));
  const outside = uses.filter(({ node }) => startOf(node) < startOf(statement) || endOf(node) > endOf(statement));
  if (outside.some(isAssigned)) return null;
  if (first.imported === '*') return outside.every(isMember) ? `* as ${first.local}` : null;
  const parts = names.map(({ imported, local }) => (imported === local ? imported : `${imported} as ${local}`));
  return `{ ${parts.join(', ')} }`;
};

/**
 * The file with `require()` of a package turned into an import, so that what is not used of it can be left out. Null where the file is
 * CommonJS itself, the call is not at its top, or the whole of the package is handed on.
 */
export const importInsteadOfRequire = (text: string, path: string, request: string): string | null => {
  const parsed = parseSource(text, path);
  if (parsed === null) return null;
  const { program } = parsed;
  const wholes = wholeImports(program, request).filter(({ form }) => form === 'require');
  const calls = findImports(text, path).filter((it) => it.kind === 'require' && it.specifier === request);
  if (wholes.length === 0 || wholes.length < calls.length || !isModule(program) || exportsCommonJs(program))
    return null;
  const edits: Edit[] = [];
  for (const whole of wholes) {
    const clause = clauseOf(program, whole);
    if (clause === null) return null;
    const { quote, semicolon } = styleOf(text, whole.statement, whole.source);
    const statement = `import ${clause} from ${quote}${request}${quote}${semicolon}`;
    edits.push({ start: startOf(whole.statement), end: endOf(whole.statement), text: statement });
  }
  return applyEdits(text, edits);
};
