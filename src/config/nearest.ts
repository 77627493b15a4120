import { distance } from 'fastest-levenshtein';

/** Names are compared as people mistype them: `warmUp` and `warm_up` are both close to `warm-up`. */
const plain = (name: string): string =>
  name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();

/** The one of `names` that `name` was probably meant to be, or null when none is close. */
export const nearestName = (name: string, names: readonly string[]): string | null => {
  // Levenshtein takes time in proportion to the product of the lengths.
  if (name.length > 100) return null;
  const ranked = names
    .map((it) => ({ it, away: distance(plain(name), plain(it)) }))
    .sort((one, other) => one.away - other.away);
  const best = ranked[0];
  return best !== undefined && best.away <= Math.max(1, Math.floor(name.length / 3)) ? best.it : null;
};
