const hidden = /[\p{Cc}\p{Cf}\p{Cs}]/u;
const allHidden = /[\p{Cc}\p{Cf}\p{Cs}]/gu;

/**
 * A name or request of a build without control characters, characters that turn the direction of writing and lone surrogates, cut
 * to `most` characters. Markup stays: who shows it escapes it.
 */
export const cleanText = (text: string, most = 500): string => {
  const bounded = text.length > 4 * most ? text.slice(0, 4 * most) : text;
  const plain = hidden.test(bounded) ? bounded.replaceAll(allHidden, '') : bounded;
  return plain.length > most ? `${plain.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : plain;
};
