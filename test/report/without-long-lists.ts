const most = 20;

const isRow = (line: string): boolean => line.startsWith('| ') || /^ *- /u.test(line);

/** A report as a person would look at it in a golden file: of long tables and lists the beginning, and how many lines follow. */
export const withoutLongLists = (text: string): string => {
  const lines: string[] = [];
  let rows = 0;
  const end = (): void => {
    if (rows > most) lines.push(`(${rows - most} more lines)`);
    rows = 0;
  };
  for (const line of text.split('\n')) {
    if (!isRow(line)) end();
    rows = isRow(line) ? rows + 1 : 0;
    if (rows <= most) lines.push(line);
  }
  end();
  return lines.join('\n');
};
