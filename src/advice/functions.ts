import { formatValue } from '../core/format.ts';
import type { ProfileDifference } from '../core/profile.ts';
import type { GotSlower } from './rule.ts';

type Kind = ProfileDifference['kind'];

/** "1.90 ms", "212 B". */
const amount = (value: number, kind: Kind): string =>
  kind === 'cpu' ? formatValue(value / 1000, 'ms') : formatValue(value, 'bytes');

const verbs = {
  cpu: 'takes',
  allocation: 'allocates',
  survivors: 'allocates what stays:',
} as const satisfies Record<Kind, string>;

const more = { cpu: 'longer', allocation: 'more', survivors: 'more' } as const satisfies Record<Kind, string>;

/** Longest name and path, in characters. */
const longest = 120;

const placeText = ({ path, line }: GotSlower): string =>
  path === '' ? '' : ` (${path.slice(-longest)}${line === null ? '' : `:${line}`})`;

/** One sentence: "rank (src/search.js:42) takes 1.90 ms (1.70 to 2.10 ms) longer per request, with all that it calls." */
export const functionText = (fn: GotSlower, kind: Kind): string => {
  const { estimate, low, high } = fn.change;
  const name = fn.name === '' ? 'A function without a name' : fn.name.slice(0, longest);
  const calls = kind === 'survivors' ? '' : ', with all that it calls';
  return `${name}${placeText(fn)} ${verbs[kind]} ${amount(estimate, kind)} (${amount(low, kind)} to ${amount(high, kind)}) ${more[kind]} per request${calls}.`;
};
