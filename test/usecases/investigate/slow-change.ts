import { createTwoFilesPatch } from 'diff';

export const path = 'src/server.js';

/** A service of three functions; the middle one is slow at head, the others are only written otherwise. */
const program = (first: string, guilty: string, last: string): string => `import { createServer } from 'node:http';

export const title = (value) => {
${first}
};

const padding = [1, 2, 3];

export const total = (orders) => {
  const rows = orders.map((it) => it.total);
${guilty}
};

const more = padding.map((it) => it + 1);

export const shown = (rows) => {
${last}
};

createServer((request, response) => response.end(shown(total([more])))).listen(8080);
`;

export const texts = {
  base: program('  return value.trim();', '  return rows.reduce((sum, it) => sum + it, 0);', '  return String(rows);'),
  head: program(
    '  const trimmed = value.trim();\n  return trimmed;',
    '  const copy = JSON.parse(JSON.stringify(rows));\n  return copy.reduce((sum, it) => sum + it, 0);',
    '  return `${rows}`;',
  ),
};

const change = createTwoFilesPatch(`a/${path}`, `b/${path}`, texts.base, texts.head, '', '', { context: 3 });
export const diff = `diff --git a/${path} b/${path}\n${change.slice(change.indexOf('---'))}`;

/** What only the slow place has. */
export const guilty = 'JSON.parse(JSON.stringify(rows))';
