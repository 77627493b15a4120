import { scaleOf } from '../../core/format.ts';
import type { ProfileDifference, ProfiledFunction } from '../../core/profile.ts';
import type { ProfileKind } from './side-profiles.ts';

const units = {
  cpu: { unit: 'ms/request', factor: 0.001 },
  allocation: { unit: 'bytes/request', factor: 1 },
  survivors: { unit: 'bytes/request', factor: 1 },
} as const satisfies Record<ProfileKind, { unit: string; factor: number }>;

/** Two digits, of larger numbers all before the point. */
const figure = (value: number): string => {
  const text = Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(2)));
  return /^-0(?:\.0*)?$/u.test(text) ? '0' : text;
};

const placeOf = ({ path, line }: ProfiledFunction): string => (line === null ? path : `${path}:${line}`);

const lineOf = (fn: ProfiledFunction, kind: ProfileKind): string => {
  const { unit, factor: perUnit } = units[kind];
  const { estimate, low, high } = fn.change;
  const scale = scaleOf(Math.max(...[estimate, low, high, fn.base.total].map((it) => Math.abs(it * perUnit))), unit);
  const show = (value: number): string => figure((value * perUnit) / scale.factor);
  const sign = estimate > 0 ? '+' : '';
  const place = placeOf(fn);
  return `${place === '' ? '' : `${place} `}${fn.name}: ${sign}${show(estimate)} ${scale.unit} (${show(low)} to ${show(high)}), was ${show(fn.base.total)}`;
};

/**
 * The functions with the largest changes, one a line: "src/search.js:42 rank: +1.9 ms/request (1.7 to 2.1), was 0.4". Names are a
 * stranger's text: plain and cut, not escaped.
 */
export const topLines = (difference: ProfileDifference, most: number): string[] =>
  difference.functions
    .filter(({ change }) => change.estimate !== 0)
    .slice(0, most)
    .map((fn) => lineOf(fn, difference.kind));
