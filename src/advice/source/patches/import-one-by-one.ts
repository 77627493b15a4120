import { findImports } from '../find-imports.ts';
import { parseSource } from '../parse-source.ts';
import { endOf, startOf, type Step } from '../walk.ts';
import { applyEdits, type Edit } from './edits.ts';
import { oneByOneOf } from './one-by-one.ts';
import { joinStatements, styleOf } from './statement-style.ts';
import { usesOfName } from './uses-of-name.ts';
import { type WholeImport, wholeImports } from './whole-imports.ts';

type Program = NonNullable<ReturnType<typeof parseSource>>['program'];

/** What is to be imported, and under which name. */
interface Wanted {
  readonly imported: string;
  readonly local: string;
}

interface Rewritten {
  readonly wanted: readonly Wanted[];
  readonly edits: readonly Edit[];
}

/** "debounce" of `_.debounce`, where that is what the use is; else null. */
const memberOf = ({
  up,
  key,
}: Step): { readonly name: string; readonly start: number; readonly end: number } | null => {
  const node = up?.node;
  if (node?.type !== 'MemberExpression' || key !== 'object' || node.computed || node.property.type !== 'Identifier')
    return null;
  return { name: node.property.name, start: startOf(node), end: endOf(node) };
};

/** A name for the member that nothing else in the file has. */
const freeName = (program: Program, name: string): string | null =>
  [name, `_${name}`].find((candidate) => usesOfName(program, candidate).length === 0) ?? null;

/** All uses of a library's own name are members of it, or it can't be taken apart. */
const takeApart = (program: Program, { statement }: WholeImport, local: string): Rewritten | null => {
  const inside = ({ node }: Step): boolean => startOf(node) >= startOf(statement) && endOf(node) <= endOf(statement);
  const uses = usesOfName(program, local).filter((step) => !inside(step));
  const wanted = new Map<string, string>();
  const edits: Edit[] = [];
  for (const use of uses) {
    const member = memberOf(use);
    if (member === null) return null;
    const name = wanted.get(member.name) ?? freeName(program, member.name);
    if (name === null) return null;
    wanted.set(member.name, name);
    edits.push({ start: member.start, end: member.end, text: name });
  }
  return { wanted: Array.from(wanted, ([imported, name]) => ({ imported, local: name })), edits };
};

const rewrite = (program: Program, whole: WholeImport): Rewritten | null => {
  const wanted: Wanted[] = [];
  const edits: Edit[] = [];
  for (const { imported, local, typeOnly } of whole.names) {
    if (typeOnly || local === null) return null;
    if (imported !== '*' && imported !== 'default') {
      wanted.push({ imported, local });
      continue;
    }
    const apart = takeApart(program, whole, local);
    if (apart === null) return null;
    wanted.push(...apart.wanted);
    edits.push(...apart.edits);
  }
  return wanted.length === 0 ? null : { wanted, edits };
};

/**
 * The file with the import of a whole library turned into one import for each thing that is used of it: `import debounce from
 * 'lodash/debounce'`, with `.js` behind it in a strict ES module. Null where it is not such a library, or something is done with the library as a whole.
 */
export const importOneByOne = (text: string, path: string, request: string, strict: boolean): string | null => {
  const family = oneByOneOf(request);
  const parsed = parseSource(text, path);
  if (family === null || parsed === null) return null;
  const wholes = wholeImports(parsed.program, request);
  // It stays in the bundle as a whole for as long as anything in the file asks for it so.
  const places = findImports(text, path).filter((it) => it.specifier === request && !it.typeOnly);
  if (wholes.length === 0 || wholes.length < places.length) return null;
  const edits: Edit[] = [];
  for (const whole of wholes) {
    const rewritten = rewrite(parsed.program, whole);
    if (rewritten === null || !rewritten.wanted.every(({ imported }) => family.accepts(imported))) return null;
    const style = styleOf(text, whole.statement, whole.source);
    const statements = rewritten.wanted.map(({ imported, local }) => {
      const source = `${style.quote}${family.requestOf(imported, strict && whole.form === 'import')}${style.quote}`;
      return whole.form === 'import'
        ? `import ${local} from ${source}`
        : `${whole.keyword} ${local} = require(${source})`;
    });
    const [start, end] = [startOf(whole.statement), endOf(whole.statement)];
    edits.push({ start, end, text: joinStatements(statements, style) }, ...rewritten.edits);
  }
  return applyEdits(text, edits);
};
