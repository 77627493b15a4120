/** Longer names are cut in the middle: both ends tell more than the start alone. */
const longest = 120;

/** A name of the change in a sentence. It is a stranger's: one line, no back quotes, bounded. The report escapes it for its format. */
export const quote = (name: string): string => {
  const plain = name.replaceAll(/[\p{Cc}`]/gu, '');
  return plain.length > longest ? `${plain.slice(0, longest / 2)}…${plain.slice(-longest / 2 + 1)}` : plain;
};

/** The first names, and how many more there are: "a, b and 3 more". */
export const quoteSome = (names: readonly string[], most = 3): string => {
  const shown = names.slice(0, most).map(quote);
  const more = names.length - shown.length;
  if (more > 0) return `${shown.join(', ')} and ${more} more`;
  const last = shown.pop();
  return shown.length === 0 ? (last ?? '') : `${shown.join(', ')} and ${last}`;
};

export const countOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
