/** The longest name of a function, and the longest path. */
const longestName = 120;
const longestPath = 300;

/** A stranger's text on one line: no control characters and none that turn the direction of writing; cut in the middle. */
const plain = (text: string, most: number): string => {
  // What is far too long is cut before it is looked at.
  const short = text.length > most * 4 ? `${text.slice(0, most * 2)}${text.slice(-most * 2)}` : text;
  const clean = short.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();
  if (clean.length <= most) return clean;
  const half = Math.floor((most - 1) / 2);
  return `${clean.slice(0, half)}…${clean.slice(-half)}`;
};

/** The name of a function without one. */
export const anonymous = '(anonymous)';

export const plainName = (name: string): string => plain(name, longestName) || anonymous;

export const plainPath = (path: string): string => plain(path, longestPath);
