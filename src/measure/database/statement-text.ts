const longest = 2000;

/** Leading comments: they say which part of a program asked. */
const comments = /^(?:\s|--[^\n]*(?:\n|$)|\/\*[\s\S]*?\*\/)+/u;
const planned = /^(?:\(\s*)*(?:select|insert|update|delete|merge|with|values)\b/iu;
const values = /\$([A-Za-z_]\w*)?\$[\s\S]*?(?:\$\1\$|$)|'(?:[^']|'')*'?/gu;

/**
 * A statement as the server keeps it, for people: on one line, without the values that it leaves in commands such as SET, and cut.
 * The same statement gives the same text on both sides.
 */
export const shownStatement = (text: string): string => {
  const line = text
    .slice(0, 4 * longest)
    .replaceAll(values, "'?'")
    .replaceAll(/\s+/gu, ' ')
    .trim();
  return line.length > longest ? `${line.slice(0, longest - 1)}…` : line;
};

/** A longer one would be cut by who reads it, and a cut one is another statement. */
export const longestExplained = 10_000;

/**
 * Whether a statement may be put behind EXPLAIN: one that has a plan, alone, and whole. A ";" would begin another, which EXPLAIN does not
 * hold back; the server keeps none in what it counts.
 */
export const isExplainable = (text: string): boolean =>
  text.length <= longestExplained && !text.includes(';') && planned.test(text.replace(comments, ''));

/** Number of parameters: the largest of $1, $2, … */
export const parametersOf = (text: string): number =>
  Math.max(0, ...Array.from(text.matchAll(/\$(\d{1,5})\b/gu), ([, number]) => Number(number)));
