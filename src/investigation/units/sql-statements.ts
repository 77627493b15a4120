/** A statement of a file of SQL: its lines, from 0 up to and without `end`, comments in front of it included. */
export interface SqlStatement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** What may hold a semicolon that ends nothing: comments, quoted texts, bodies between dollar signs; and quoted names, which stay. */
const skipped = /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|("(?:[^"]|"")*")|(\$\w*\$)[\s\S]*?\2/gu;

/** Longer texts, in UTF-16 units, are dumps; nobody takes a statement of one back, and a hostile one would be looked at for ever. */
const longest = 50_000;

/** The text with comments, texts and bodies blank, as long as before. */
const blank = (text: string): string =>
  text.replace(skipped, (found, name?: string) =>
    name === undefined ? found.replaceAll(/[^\n]/gu, ' ') : name.replaceAll(';', ' '),
  );

/**
 * The statements of lines of SQL, each with the comments before it. Statements that share a line are one. Lines keep their breaks; all
 * of them belong to some statement.
 */
export const sqlStatements = (lines: readonly string[]): readonly SqlStatement[] => {
  const whole = lines.join('');
  if (whole.length > longest) return [{ start: 0, end: lines.length, text: whole }];
  const bare = blank(whole).split('\n');
  const ends = lines.flatMap((_, index) => (bare[index]?.trimEnd().endsWith(';') === true ? [index + 1] : []));
  const starts = [0, ...ends];
  const statements = starts.flatMap((start, index): readonly SqlStatement[] => {
    const end = ends[index] ?? lines.length;
    return end > start ? [{ start, end, text: lines.slice(start, end).join('') }] : [];
  });
  // What stands after the last statement, empty lines and comments, goes with it.
  const last = statements.at(-1);
  const before = statements.at(-2);
  if (last === undefined || before === undefined || bare.slice(last.start, last.end).join('').trim() !== '')
    return statements;
  const joined = { start: before.start, end: last.end, text: lines.slice(before.start, last.end).join('') };
  return [...statements.slice(0, -2), joined];
};

const name = String.raw`(?:if\s+(?:not\s+)?exists\s+)?(?:only\s+)?((?:(?:"[^"]+"|[\w$]+)\.)*(?:"[^"]+"|[\w$]+))`;
const made = new RegExp(
  String.raw`\b(?:create\s+(?:or\s+replace\s+)?(?:unique\s+)?(?:temp(?:orary)?\s+|unlogged\s+|materialized\s+)*(?:table|index(?:\s+concurrently)?|view|type|sequence|function|procedure|schema|trigger)|add\s+(?:column|constraint)|rename\s+(?:column\s+\S+\s+)?to)\s+${name}`,
  'giu',
);

/** Names that a statement brings into the database: of tables, columns, indexes, functions. Without schemas and quotes. */
export const namesMade = (statement: string): readonly string[] =>
  Array.from(
    blank(statement.slice(0, longest)).matchAll(made),
    ([, found = '']) => found.split('.').at(-1)?.replaceAll('"', '') ?? '',
  ).filter((it) => it !== '');

/** What a statement drops: the index, or null. */
export const droppedIndex = (statement: string): string | null => {
  const found = new RegExp(String.raw`\bdrop\s+index\s+(?:concurrently\s+)?${name}`, 'iu').exec(
    blank(statement.slice(0, longest)),
  )?.[1];
  return found?.split('.').at(-1)?.replaceAll('"', '') ?? null;
};
