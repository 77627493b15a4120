import { createTwoFilesPatch } from 'diff';

export const path = 'web/src/index.js';

/** A page of three functions; the middle one takes a library along at head, the others are only written otherwise. */
const program = (
  first: string,
  imported: string,
  guilty: string,
  last: string,
): string => `import { render } from './render.js';
${imported}
export const title = (value) => {
${first}
};

const padding = [1, 2, 3];

export const dated = (orders) => {
  const rows = orders.map((it) => it.at);
${guilty}
};

const more = padding.map((it) => it + 1);

export const shown = (rows) => {
${last}
};

render(shown([more]));
`;

export const texts = {
  base: program('  return value.trim();', '', '  return rows.map((it) => it.slice(0, 10));', '  return String(rows);'),
  head: program(
    '  const trimmed = value.trim();\n  return trimmed;',
    "import moment from 'moment';\n",
    "  return rows.map((it) => moment(it).format('YYYY-MM-DD'));",
    '  return `${rows}`;',
  ),
};

const change = createTwoFilesPatch(`a/${path}`, `b/${path}`, texts.base, texts.head, '', '', { context: 3 });
export const diff = `diff --git a/${path} b/${path}\n${change.slice(change.indexOf('---'))}`;

/** What only a build with the library has. */
export const guilty = "import moment from 'moment'";
