/** Where the line of an offset begins. */
export const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Behind the line break of an offset's line; the end of a text without one. */
export const lineEnd = (text: string, at: number): number => {
  const found = text.indexOf('\n', at);
  return found === -1 ? text.length : found + 1;
};

/** Characters between the beginning of the line and an offset. */
export const columnOf = (text: string, at: number): number => at - lineStart(text, at);

/** A text with all lines but its first moved to the right, or to the left as far as their spaces go. */
export const shifted = (text: string, by: number): string => {
  if (by === 0) return text;
  return by > 0
    ? text.replaceAll(/\n(?=[^\r\n])/gu, `\n${' '.repeat(by)}`)
    : text.replaceAll(new RegExp(`\\n {0,${-by}}`, 'gu'), '\n');
};

/** The line break that a text is written with. */
export const breakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');
