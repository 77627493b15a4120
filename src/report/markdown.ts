/** A column of a table. */
export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

export const left = (title: string): Column => ({ title, align: 'left' });
export const right = (title: string): Column => ({ title, align: 'right' });

/** A GitHub table; none without rows. Cells must be escaped already. */
export const table = (columns: readonly Column[], rows: readonly (readonly string[])[]): string[] =>
  rows.length === 0
    ? []
    : [
        `| ${columns.map((it) => it.title).join(' | ')} |`,
        `| ${columns.map((it) => (it.align === 'right' ? '---:' : '---')).join(' | ')} |`,
        ...rows.map((cells) => `| ${cells.join(' | ')} |`),
      ];

/** Lines with an empty line after them, and with a title before them unless it is empty; nothing for no lines. */
export const section = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [...(title === '' ? [] : [`**${title}**`, '']), ...lines, ''];

/** Lines that are folded away under `summary`, which must be escaped. */
export const folded = (summary: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : ['<details>', `<summary>${summary}</summary>`, '', ...lines, '</details>'];
