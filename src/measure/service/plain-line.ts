import { stripVTControlCharacters } from 'node:util';

const longestLine = 300;

/** A line from outside without escape sequences and control characters, cut to 300 characters. */
export const plainLine = (line: string): string => {
  // \p{Cc} is every control character; \p{Cf} holds those that turn the direction of writing.
  const plain = stripVTControlCharacters(line)
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .trimEnd();
  return plain.length > longestLine ? `${plain.slice(0, longestLine - 1)}…` : plain;
};
