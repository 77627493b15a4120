/** A table with names of columns, as RFC 4180 writes it. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What is wrong with the text, and on which line, from 1. */
export interface CsvProblem {
  readonly line: number;
  readonly problem: string;
}

const unclosed = (line: number): CsvProblem => ({ line, problem: 'A quoted value begins here and does not end.' });

/** The records of the text with the line that each begins on. A quote inside quotes is written twice; lines may end in CRLF. */
const readRecords = (text: string): { line: number; values: string[] }[] | CsvProblem => {
  const records: { line: number; values: string[] }[] = [];
  let [at, line, begun] = [0, 1, 1];
  let values: string[] = [];
  const separator = /[,\r\n]/gu;
  const endRecord = (): void => {
    // A line with nothing in it is none.
    if (values.length > 1 || values[0] !== '') records.push({ line: begun, values });
    values = [];
    line += 1;
    begun = line;
  };
  while (at < text.length) {
    if (text[at] === '"') {
      const from = line;
      let value = '';
      for (at += 1; ; at += 2) {
        const end = text.indexOf('"', at);
        if (end === -1) return unclosed(from);
        value += text.slice(at, end);
        at = end;
        if (text[end + 1] !== '"') break;
        value += '"';
      }
      at += 1;
      line += value.split('\n').length - 1;
      values.push(value);
      if (at < text.length && !/[,\r\n]/u.test(text[at] ?? ''))
        return {
          line,
          problem: 'Text follows the quote that ends a value. A quote inside a quoted value is written twice.',
        };
    } else {
      separator.lastIndex = at;
      const end = separator.exec(text)?.index ?? text.length;
      values.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) break;
    if (text[at] === ',') {
      at += 1;
      if (at >= text.length || /[\r\n]/u.test(text[at] ?? '')) values.push('');
      else continue;
    }
    if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      endRecord();
    }
  }
  if (values.length > 0) endRecord();
  return records;
};

/** Reads a table whose first line names the columns. */
export const readCsv = (text: string): Table | CsvProblem => {
  const records = readRecords(text.replace(/^\ufeff/u, ''));
  if (!Array.isArray(records)) return records;
  const [head, ...rows] = records;
  if (head === undefined) return { line: 1, problem: 'The file is empty.' };
  const columns = head.values.map((name) => name.trim());
  const unfit = columns.find((name) => !/^[A-Za-z_][\w-]*$/u.test(name));
  if (unfit !== undefined)
    return {
      line: head.line,
      problem: `The first line must name the columns with letters, digits, dashes and underscores: ${JSON.stringify(unfit.slice(0, 60))} is none.`,
    };
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) return { line: head.line, problem: `Two columns are named ${JSON.stringify(twice)}.` };
  if (rows.length === 0) return { line: head.line, problem: 'There are no rows below the names of the columns.' };
  const uneven = rows.find(({ values }) => values.length !== columns.length);
  if (uneven !== undefined)
    return {
      line: uneven.line,
      problem: `This row has ${uneven.values.length} values, and there are ${columns.length} columns.`,
    };
  return { columns, rows: rows.map(({ values }) => values) };
};
