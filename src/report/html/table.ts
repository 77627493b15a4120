import { type Html, html } from './element.ts';

export interface Column {
  readonly name: string;
  readonly number?: boolean;
}

/** What a cell shows, and what it is sorted by where that is not its text. */
export interface Cell {
  readonly text: string | Html;
  readonly value?: number | null;
  readonly tone?: 'worse' | 'better' | 'undecided' | '';
}

const cell = ({ text, value, tone = '' }: Cell, { number = false }: Column): Html => {
  const className = [number ? 'number' : '', tone].filter((it) => it !== '').join(' ');
  return value === undefined || value === null
    ? html`<td class="${className}">${text}</td>`
    : html`<td class="${className}" data-value="${value}">${text}</td>`;
};

/** A table whose columns sort when their heads are pressed, and which moves sideways where it is too wide. */
export const table = (label: string, columns: readonly Column[], rows: readonly (readonly Cell[])[]): Html =>
  html`<div class="scroll" tabindex="0" role="region" aria-label="${label}">
    <table class="sortable">
      <thead>
        <tr>
          ${columns.map(
            ({ name, number = false }) => html`<th scope="col" class="${number ? 'number' : ''}">${name}</th>`,
          )}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              ${row.map((it, k) => cell(it, columns[k] ?? { name: '' }))}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
