import type { Program, Statement, StringLiteral } from '@babel/types';
import { namesOfImport } from '../import-names.ts';
import type { ImportedName } from '../import-place.ts';

/** A statement at the top of a file that imports or requires something, and does nothing else. */
export interface WholeImport {
  readonly statement: Statement;
  readonly source: StringLiteral;
  readonly form: 'import' | 'require';
  /** `const`, or `import`. */
  readonly keyword: string;
  readonly names: readonly ImportedName[];
}

const required = (statement: Statement, request: string): WholeImport | null => {
  if (statement.type !== 'VariableDeclaration' || statement.declarations.length !== 1) return null;
  const [declarator] = statement.declarations;
  if (declarator === undefined) return null;
  const { id, init } = declarator;
  // `require('a').b` is one name of it.
  const member =
    init?.type === 'MemberExpression' && !init.computed && init.property.type === 'Identifier'
      ? init.property.name
      : null;
  const call = init?.type === 'MemberExpression' ? init.object : init;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'Identifier' || call.callee.name !== 'require')
    return null;
  const [source] = call.arguments;
  if (source?.type !== 'StringLiteral' || source.value !== request) return null;
  const whole = { statement, source, form: 'require', keyword: statement.kind } as const;
  if (id.type === 'Identifier' && !(init?.type === 'MemberExpression' && member === null))
    return { ...whole, names: [{ imported: member ?? '*', local: id.name, typeOnly: false }] };
  if (id.type !== 'ObjectPattern' || member !== null) return null;
  const names: ImportedName[] = [];
  for (const property of id.properties) {
    if (property.type !== 'ObjectProperty' || property.computed || property.key.type !== 'Identifier') return null;
    if (property.value.type !== 'Identifier') return null;
    names.push({ imported: property.key.name, local: property.value.name, typeOnly: false });
  }
  return { ...whole, names };
};

/** Every statement at the top of a file that is an import or a require of exactly this request, types left out. */
export const wholeImports = (program: Program, request: string): readonly WholeImport[] =>
  program.body.flatMap((statement): readonly WholeImport[] => {
    if (statement.type !== 'ImportDeclaration') {
      const found = required(statement, request);
      return found === null ? [] : [found];
    }
    const { source } = statement;
    if (source.value !== request || statement.importKind === 'type' || statement.importKind === 'typeof') return [];
    return [{ statement, source, form: 'import', keyword: 'import', names: namesOfImport(statement) }];
  });
