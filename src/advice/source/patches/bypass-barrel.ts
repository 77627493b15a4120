import { posix } from 'node:path';
import type { ImportedName } from '../import-place.ts';
import { parseSource } from '../parse-source.ts';
import { endOf, startOf } from '../walk.ts';
import { applyEdits, type Edit } from './edits.ts';
import { type ExportOrigin, type ReadText, resolveExport } from './resolve-export.ts';
import { relativeRequest, resolveRequest } from './resolve-request.ts';
import { joinStatements, styleOf } from './statement-style.ts';
import { type WholeImport, wholeImports } from './whole-imports.ts';

export interface BarrelToBypass {
  /** The importer, from the root of the repository, and its text at head. */
  readonly path: string;
  readonly text: string;
  readonly request: string;
  /** The file that the request finds, where that is known: an alias says nothing by itself. */
  readonly barrel: string | null;
  readonly read: ReadText;
}

interface Found extends ExportOrigin {
  readonly name: ImportedName;
}

const clauseOf = (found: readonly Found[]): readonly string[] => {
  const wholes = found.filter(({ exported }) => exported === '*').map(({ name }) => `* as ${name.local}`);
  const defaults = found.filter(({ exported }) => exported === 'default').map(({ name }) => `${name.local}`);
  const others = found
    .filter(({ exported }) => exported !== '*' && exported !== 'default')
    .map(({ exported, name }) => {
      const written = exported === name.local ? exported : `${exported} as ${name.local}`;
      return name.typeOnly ? `type ${written}` : written;
    });
  const named = others.length === 0 ? [] : [`{ ${others.join(', ')} }`];
  const [first, ...more] = defaults;
  // At most one default, and names beside it, fit into one statement.
  const main = [...(first === undefined ? [] : [first]), ...named].join(', ');
  return [...(main === '' ? [] : [main]), ...more, ...wholes];
};

/** How the importer asks for a file: below an alias of the barrel's folder, or from its own. */
const requestFor = ({ path, request }: BarrelToBypass, barrel: string, origin: string): string => {
  if (request.startsWith('.')) return relativeRequest(path, origin, request);
  const below = posix.relative(posix.dirname(barrel), origin);
  const isIndex = posix.basename(barrel).startsWith('index.');
  if (!isIndex || below.startsWith('..')) return relativeRequest(path, origin, request);
  return `${request.replace(/\/index$/u, '')}/${below.replace(/\.[cm]?[jt]sx?$/u, '').replace(/\/index$/u, '')}`;
};

const editOf = (whole: WholeImport, facts: BarrelToBypass, barrel: string): Edit | null => {
  const byFile = new Map<string, Found[]>();
  for (const name of whole.names) {
    const origin = resolveExport(barrel, name.imported, facts.read);
    // One name that still comes from the barrel keeps all of it.
    if (name.local === null || name.imported === '*' || origin === null || origin.path === barrel) return null;
    byFile.set(origin.path, [...(byFile.get(origin.path) ?? []), { ...origin, name }]);
  }
  const style = styleOf(facts.text, whole.statement, whole.source);
  const statements: string[] = [];
  for (const [origin, found] of byFile) {
    if (origin === facts.path) return null;
    const source = `${style.quote}${requestFor(facts, barrel, origin)}${style.quote}`;
    statements.push(...clauseOf(found).map((clause) => `import ${clause} from ${source}`));
  }
  if (statements.length === 0) return null;
  return { start: startOf(whole.statement), end: endOf(whole.statement), text: joinStatements(statements, style) };
};

/**
 * The importer with what it takes from a barrel, a file that passes on what others export, imported from where it is defined. Null
 * where not every name can be followed there.
 */
export const bypassBarrel = (facts: BarrelToBypass): string | null => {
  const parsed = parseSource(facts.text, facts.path);
  const barrel = resolveRequest(facts.path, facts.request, (it) => facts.read(it) !== null) ?? facts.barrel;
  if (parsed === null || barrel === null || facts.read(barrel) === null) return null;
  const wholes = wholeImports(parsed.program, facts.request);
  if (wholes.length === 0 || wholes.some(({ form }) => form === 'require')) return null;
  const edits: Edit[] = [];
  for (const whole of wholes) {
    const edit = editOf(whole, facts, barrel);
    if (edit === null) return null;
    edits.push(edit);
  }
  return applyEdits(facts.text, edits);
};
